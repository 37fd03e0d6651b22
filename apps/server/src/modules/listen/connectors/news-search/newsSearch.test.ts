import { GdeltLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Memory, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { createNewsSearch } from "./newsSearch.ts";
import { writeQuestions } from "./question.ts";

const start = new Date("2026-03-02T09:00:00Z");
const MINUTE = 60_000;
let gdelt: GdeltLike;
/** Of the platform: passes five seconds whenever the connector waits for its turn. */
let clock = 0;
const patient = createNewsSearch(async () => {
  clock += 5_000;
});
const hasty = createNewsSearch(async () => undefined);

beforeEach(async () => {
  clock = start.getTime();
  gdelt = new GdeltLike(() => new Date(clock));
  await gdelt.start();
});
afterEach(() => gdelt.stop());

const askAt = (now: Date, memory: Memory = {}, more: Partial<Trial> = {}): Ask =>
  askAs({ kind: "news-search", address: gdelt.origin, terms: ["Norvia"], now, memory, ...more });
const publish = (name: string, minutesAgo: number, title = `Norvia ${name}`) =>
  gdelt.publish({
    url: `https://town.example/${name}`,
    title,
    seenAt: new Date(start.getTime() - minutesAgo * MINUTE),
  });
const heard = (pulled: Pulled) =>
  pulled.ok ? (pulled.posts as { externalId: string }[]).map((post) => post.externalId) : [];

describe("news are searched", () => {
  test("for the watches' words, in the languages wanted, and told with their publisher", async () => {
    publish("a", 30);
    publish("b", 20, "Η Norvia σταματά");
    const settings = { languages: ["en", "el"] };
    const pulled = await patient.pull!(askAt(start, {}, { settings, terms: ["Norvia", "Norvia Air"] }));
    expect(gdelt.questions).toEqual(['(Norvia OR "Norvia Air") (sourcelang:english OR sourcelang:greek)']);
    expect(pulled).toMatchObject({
      ok: true,
      posts: [{ text: "Η Norvia σταματά", author: { handle: "town.example" }, platform: "news" }, {}],
    });
  });

  test("page by page through a backlog, and again from where it ended, without a gap", async () => {
    for (let index = 0; index < 600; index++) publish(`n${index}`, 60 + index / 2);
    const first = await patient.pull!(askAt(start));
    expect(new Set(heard(first)).size).toBe(600);
    const memory = (first as { memory: Memory }).memory;
    publish("late", 10);
    const second = await patient.pull!(askAt(new Date(start.getTime() + 15 * MINUTE), memory));
    expect(heard(second)).toContain("https://town.example/late");
    expect(heard(second).length).toBeLessThan(50);
  });

  test("on from the place where a round was broken off", async () => {
    for (let index = 0; index < 600; index++) publish(`n${index}`, 60 + index / 2);
    gdelt.refuseFrom(2);
    const first = await patient.pull!(askAt(start));
    expect(first).toMatchObject({ ok: true, notBefore: expect.any(Date) });
    gdelt.refuseFrom(Number.POSITIVE_INFINITY);
    const second = await patient.pull!(askAt(new Date(start.getTime() + MINUTE), (first as { memory: Memory }).memory));
    expect(new Set([...heard(first), ...heard(second)]).size).toBe(600);
  });

  test("keeping what a watch matches, or all where that is wished", async () => {
    publish("a", 20, "Norvia stands still");
    publish("b", 20, "Airline named in the text only (Norvia)");
    const isWanted: Ask["isWanted"] = (post) => post.text.startsWith("Norvia");
    expect(heard(await patient.pull!(askAt(start, {}, { isWanted })))).toHaveLength(1);
    expect(heard(await patient.pull!(askAt(start, {}, { isWanted, settings: { keepAll: true } })))).toHaveLength(2);
  });
});

describe("GDELT that", () => {
  test("is asked too often says so in text, and is left alone", async () => {
    await hasty.pull!(askAt(start));
    expect(await hasty.pull!(askAt(start))).toMatchObject({
      ok: false,
      code: "rate-limited",
      notBefore: expect.any(Date),
    });
  });

  test("writes titles with broken escapes and controls is read all the same", async () => {
    gdelt.answerNext({ status: 200, body: BROKEN });
    expect(await patient.pull!(askAt(start))).toMatchObject({
      ok: true,
      posts: [{ text: String.raw`Norvia's \path "quoted" end`, publishedAt: "2026-03-02T08:15:00.000Z" }],
    });
  });

  test.each([
    [{ status: 200, body: "<html><body>Error</body></html>" }, "unreadable-answer"],
    [{ status: 200, body: "The specified phrase is too short." }, "settings-wrong"],
    [{ status: 200, body: "Please limit requests to one every 5 seconds." }, "rate-limited"],
    [{ status: 502, body: "Bad gateway" }, "server-error"],
  ])("answers %j is understood", async (reply, code) => {
    gdelt.answerNext(reply);
    expect(await patient.pull!(askAt(start))).toMatchObject({ ok: false, code });
  });

  test("sends fields of wrong types breaks nothing", async () => {
    const articles = [null, 7, { url: {}, title: 3 }, { url: "https://a.example", title: "x", seendate: "soon" }];
    gdelt.answerNext({ status: 200, body: JSON.stringify({ articles }) });
    expect(await patient.pull!(askAt(start))).toMatchObject({ ok: true, posts: [] });
  });

  test("is not asked when the quota is spent, or when there is no word to ask for", async () => {
    expect(await patient.pull!(askAt(start, {}, { spend: () => false }))).toMatchObject({ code: "quota-spent" });
    expect(await patient.pull!(askAt(start, {}, { terms: ["ab"] }))).toMatchObject({ code: "settings-wrong" });
    expect(gdelt.requests).toHaveLength(0);
  });
});

const BROKEN = [
  String.raw`{"articles": [{"url": "https://town.example/a", "title": "Norvia\'s \path \"quoted\"`,
  "\u0001",
  ' end", "seendate": "20260302T081500Z", "domain": "town.example", "language": "English"}]}',
].join("");

test("many words become as many questions as their length needs", () => {
  const words = Array.from({ length: 40 }, (_, index) => `brand number ${index}`);
  const questions = writeQuestions(words, ["ka"]);
  expect(questions.length).toBeGreaterThan(1);
  for (const question of questions) {
    expect(question.length).toBeLessThanOrEqual(420);
    expect(question).toContain("sourcelang:georgian");
  }
});
