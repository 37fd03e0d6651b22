import { describe, expect, test } from "vitest";
import { createCrisisTypeLayer } from "./crisisTypeLayer.ts";
import { createRelevanceLayer } from "./relevanceLayer.ts";

const ORCHESTRA = ["violin", "cello", "choir", "overture", "encore", "soloist", "rehearsal", "conductor"];
const BANK = ["card", "loan", "branch", "deposit", "transfer", "fee", "account", "mortgage"];
const concert = (word: string) => `Meridian orchestra concert tonight, the ${word} was splendid at the concert hall`;
const banking = (word: string) => `my Meridian ${word} is not in the app since Monday`;

function taughtLayer(count: number) {
  const layer = createRelevanceLayer();
  for (let i = 0; i < count; i++) {
    layer.learn({ id: `off${i}`, text: concert(ORCHESTRA[i]!), isRelevant: false });
    layer.learn({ id: `on${i}`, text: banking(BANK[i]!), isRelevant: true });
  }
  return layer;
}

describe("the relevance layer", () => {
  test("says nothing before eight corrections", () => {
    expect(taughtLayer(3).judge(concert("harp")).verdict).toBe("relevant");
  });

  test("marks a post like those that were set aside, and shows the words", () => {
    const verdict = taughtLayer(8).judge("Meridian concert at the hall: what an orchestra!");
    expect(verdict.verdict).toBe("off-topic");
    expect(verdict.words).toContain("concert");
  });

  test("leaves posts about the brand alone", () => {
    expect(taughtLayer(8).judge("Meridian blocked my card and the app is down").verdict).toBe("relevant");
  });

  test("leaves a post alone whose words it has never met", () => {
    expect(taughtLayer(8).judge("completely unheard-of vocabulary here").verdict).toBe("relevant");
  });

  test("hides nothing when it was wrong about posts it had not learned yet", () => {
    const layer = createRelevanceLayer();
    for (let i = 0; i < 30; i++) layer.learn({ id: `${i}`, text: concert(ORCHESTRA[i % 8]!), isRelevant: i % 3 === 2 });
    expect(layer.judge(concert("violin")).verdict).not.toBe("off-topic");
  });

  test("forgets without a trace", () => {
    const layer = taughtLayer(8);
    layer.learn({ id: "extra", text: concert("harp"), isRelevant: true });
    layer.forget("extra");
    expect(layer.judge(concert("harp"))).toEqual(taughtLayer(8).judge(concert("harp")));
  });

  test("counts what it would have hidden before it was told", () => {
    const { hidden, found } = taughtLayer(8).measure();
    expect(hidden.right).toBe(hidden.total);
    expect(found.total).toBe(8);
  });
});

describe("the layer over kinds of crisis", () => {
  const strike = (i: number) => `drivers of the depot walk out, shift ${i} stands still`;

  test("adds a kind that people have added to posts like it", () => {
    const layer = createCrisisTypeLayer();
    for (let i = 0; i < 6; i++) layer.learn({ id: `${i}`, text: strike(i), said: [], right: ["employee-conduct"] });
    const [added] = layer.adjust("drivers walk out at the depot again", []);
    expect(added?.type).toBe("employee-conduct");
    expect(added?.words.length).toBeGreaterThan(0);
    expect(layer.adjust("new coffee machine in the lobby", [])).toEqual([]);
  });

  test("takes away a kind that people have taken away from posts like it", () => {
    const layer = createCrisisTypeLayer();
    const type = "outage" as const;
    for (let i = 0; i < 6; i++)
      layer.learn({ id: `${i}`, text: `the band is down tonight, set ${i}`, said: [type], right: [] });
    expect(layer.adjust("the band is down tonight again", [{ type, score: 0.65, words: ["down"] }])).toEqual([]);
    expect(layer.adjust("login fails, payments stand", [{ type, score: 0.65, words: ["login"] }])).toHaveLength(1);
  });

  test("changes nothing after two corrections", () => {
    const layer = createCrisisTypeLayer();
    for (let i = 0; i < 2; i++) layer.learn({ id: `${i}`, text: strike(i), said: [], right: ["employee-conduct"] });
    expect(layer.adjust(strike(9), [])).toEqual([]);
  });

  test("forgets without a trace", () => {
    const layer = createCrisisTypeLayer();
    for (let i = 0; i < 6; i++) layer.learn({ id: `${i}`, text: strike(i), said: [], right: ["employee-conduct"] });
    for (let i = 0; i < 6; i++) layer.forget(`${i}`);
    expect(layer.size).toBe(0);
    expect(layer.adjust(strike(9), [])).toEqual([]);
  });
});
