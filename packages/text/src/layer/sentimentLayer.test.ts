import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnalyser } from "../analyse.ts";
import { loadModelFolder } from "../node.ts";
import { createLayer, restoreLayer, type SentimentCorrection } from "./sentimentLayer.ts";

const model = loadModelFolder(new URL("../../model", import.meta.url).pathname);
const analyser = createAnalyser(model);

const correction = (id: string, text: string, sentiment: SentimentCorrection["sentiment"]): SentimentCorrection => ({
  id,
  text,
  language: "en",
  sentiment,
});

const COMPLAINTS = [
  "Zentrobank sends me to the branch again for a card they promised by post",
  "third week waiting for the card from Zentrobank, branch says come tomorrow",
  "Zentrobank branch queue, ninety minutes, one clerk",
  "the Zentrobank app wants my passport photo for the fourth time",
  "asked Zentrobank about the fee, got a link to a page about the fee",
].map((text, i) => correction(`c${i}`, text, "negative"));

const scoreOf = (text: string) => analyser.analyse(text).scores;

describe("the layer over the sentiment model", () => {
  test("is the model itself before anything is learned", () => {
    const scores = scoreOf("Lovely weather today");
    expect(createLayer(model).score("Lovely weather today", "en", scores)).toBe(scores);
  });

  test("moves the corrected post to what people said", () => {
    const layer = createLayer(model);
    const [first] = COMPLAINTS;
    layer.learn(first!);
    const before = scoreOf(first!.text);
    expect(layer.score(first!.text, "en", before).negative).toBeGreaterThan(before.negative);
  });

  test("reads a post like the corrected ones as they were corrected", () => {
    const layer = createLayer(model);
    for (const complaint of COMPLAINTS) layer.learn(complaint);
    const text = "Zentrobank branch, again the card, again the queue";
    const scores = scoreOf(text);
    expect(layer.score(text, "en", scores).negative).toBeGreaterThan(scores.negative + 0.1);
  });

  test("leaves posts of another subject nearly alone after one correction", () => {
    const layer = createLayer(model);
    layer.learn(COMPLAINTS[0]!);
    for (const text of [
      "Who is watching the match tonight?",
      "Our new office opens on Monday",
      "Thanks, works great!",
    ]) {
      const before = scoreOf(text);
      const after = layer.score(text, "en", before);
      expect(Math.abs(after.negative - before.negative)).toBeLessThan(0.05);
    }
  });

  test("leaves other languages alone", () => {
    const layer = createLayer(model);
    for (const complaint of COMPLAINTS) layer.learn(complaint);
    const scores = scoreOf("Zentrobank, карта снова не пришла");
    expect(layer.score("Zentrobank, карта снова не пришла", "ru", scores)).toBe(scores);
  });

  test("forgetting a correction equals never having learned it", () => {
    const words = fc.stringMatching(/^[a-zа-я]{1,6}( [a-zа-я]{1,6}){0,5}$/);
    const sentiment = fc.constantFrom("negative" as const, "neutral" as const, "positive" as const);
    const posts = fc.uniqueArray(
      fc.record({ id: fc.uuid(), text: words, language: fc.constantFrom("en", "ru"), sentiment }),
      {
        selector: (post) => post.id,
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(posts, fc.nat(), words, (corrections, pick, text) => {
        const forgotten = corrections[pick % corrections.length]!;
        const learned = createLayer(model);
        for (const entry of corrections) learned.learn(entry);
        learned.forget(forgotten.id);
        const never = createLayer(model);
        for (const entry of corrections) if (entry !== forgotten) never.learn(entry);
        const scores = scoreOf(text);
        expect(learned.score(text, "en", scores)).toEqual(never.score(text, "en", scores));
      }),
      { numRuns: 30 },
    );
  });

  test("correcting a post again replaces what was said first", () => {
    const layer = createLayer(model);
    layer.learn(correction("a", "the branch is closed", "positive"));
    layer.learn(correction("a", "the branch is closed", "negative"));
    const once = createLayer(model);
    once.learn(correction("a", "the branch is closed", "negative"));
    expect(layer.size).toBe(1);
    expect(layer.snapshot()).toEqual(once.snapshot());
  });

  test("comes back from its snapshot as it was", () => {
    const layer = createLayer(model);
    for (const complaint of COMPLAINTS) layer.learn(complaint);
    const restored = restoreLayer(model, JSON.parse(JSON.stringify(layer.snapshot())));
    const scores = scoreOf("the card, the branch");
    expect(restored.score("the card, the branch", "en", scores)).toEqual(
      layer.score("the card, the branch", "en", scores),
    );
    expect(() => restoreLayer(model, { version: 2 as 1, corrections: [] })).toThrow(/version 2/);
  });

  test("counts each correction before it is learned", () => {
    const layer = createLayer(model);
    for (let i = 0; i < 12; i++) layer.learn(correction(`n${i}`, `order ${i} from Zentrobank handed over`, "negative"));
    const worth = layer.measure([{ text: "order 99 from Zentrobank handed over", language: "en" }]);
    expect(worth.before).toEqual({ right: 0, total: 12 });
    expect(worth.after.right).toBeGreaterThan(5);
    expect(worth.after.right).toBeLessThan(12);
    expect(worth.changedShare).toBe(1);
  });

  test("does not take corrections of mistakes for the whole stream when it sees posts nobody corrected", () => {
    const praise = Array.from({ length: 40 }, (_, i) => ({ text: `thanks for order ${i}, great`, language: "en" }));
    const plain = createLayer(model);
    const balanced = createLayer(model, { uncorrected: praise });
    for (let i = 0; i < 10; i++) {
      const mistake = correction(`m${i}`, `thanks for losing order ${i}, great`, "negative");
      plain.learn(mistake);
      balanced.learn(mistake);
    }
    const text = "thanks for order 50, great";
    const scores = scoreOf(text);
    expect(balanced.score(text, "en", scores).positive).toBeGreaterThan(plain.score(text, "en", scores).positive);
  });

  test("answers whatever it is fed", () => {
    const layer = createLayer(model);
    layer.learn(correction("empty", "", "negative"));
    layer.learn(correction("broken", "\ud800 \u0301 ()".repeat(3000), "positive"));
    for (const text of ["", "\udc00", "😀😀😀", "a".repeat(100_000)]) {
      const { negative, neutral, positive } = layer.score(text, "en", scoreOf(text));
      expect(negative + neutral + positive).toBeCloseTo(1, 6);
    }
  });
});
