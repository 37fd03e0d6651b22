import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusterNarratives, type NarrativePost } from "./index.ts";

function postsOf(texts: readonly string[]): NarrativePost[] {
  return texts.map((text, i) => ({ id: `p${i}`, text, authorKey: `a${i}`, at: i * 1000 }));
}

const STRIKE = [
  "Norvia pilots on strike, airport blocked",
  "second day of the pilots strike, Norvia says nothing",
  "my holiday is over because pilots are on strike",
  "pilots and cabin strike together now",
];
const LEAK = [
  "Norvia leaked passport scans of passengers",
  "passport scans on a forum, Norvia again",
  "are my passport scans safe, Norvia?",
  "delete my passport scans, Norvia",
];

describe("narratives", () => {
  test("two subjects of one episode become two narratives, named by what distinguishes them", () => {
    const found = clusterNarratives(postsOf([...STRIKE, ...LEAK]));
    expect(found.map(({ size }) => size)).toEqual([4, 4]);
    const labels = found.map(({ label }) => label.toLowerCase());
    expect(labels.some((label) => label.includes("pilots") && label.includes("strike"))).toBe(true);
    expect(labels.some((label) => label.includes("passport scans"))).toBe(true);
    expect(labels.join(" ")).not.toContain("norvia");
  });

  test("a shared hashtag alone joins posts, in whatever language they are written", () => {
    const texts = [
      "#NorviaLeak ужас",
      "ندانستم #norvialeak",
      "τι ντροπή #NorviaLeak",
      "weather is fine",
      "good coffee",
    ];
    const [first] = clusterNarratives(postsOf(texts));
    expect([...first!.exampleIds].sort()).toEqual(["p0", "p1", "p2"]);
  });

  test("copies make a narrative larger but give it no more voices", () => {
    const copy = "Norvia burns passengers money, join the protest at the main office on Friday";
    const [first] = clusterNarratives(postsOf(Array.from({ length: 20 }, () => copy)));
    expect(first).toMatchObject({ size: 20, voices: 1, exampleIds: ["p0"], firstAt: 0 });
    expect(first!.label).not.toBe("");
  });

  test("a subject of most posts is found when the usual posts do not have it", () => {
    const texts = Array.from({ length: 30 }, (_, i) => `Norvia word${i} ${i % 6 ? "leaked passports" : "lunch"}`);
    const usual = Array.from({ length: 100 }, (_, i) => `Norvia day${i}`);
    const [first] = clusterNarratives(postsOf(texts), { usual });
    expect(first!.size).toBe(25);
    expect(first!.label.toLowerCase()).toContain("leaked passports");
  });

  test("posts that share nothing make no narrative, and no posts make none", () => {
    expect(clusterNarratives(postsOf(["good coffee", "long queue", "late train"]))).toEqual([]);
    expect(clusterNarratives([])).toEqual([]);
  });

  test("a post stands in at most one narrative, and shifting time moves only the first times", () => {
    const word = fc.constantFrom("strike", "pilots", "passport", "scans", "refund", "queue", "#leak", "norvia");
    const texts = fc.array(
      fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" ")),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 1e9 }), (list, shift) => {
        const posts = postsOf(list);
        const found = clusterNarratives(posts, { limit: 100 });
        expect(found.reduce((size, narrative) => size + narrative.size, 0)).toBeLessThanOrEqual(posts.length);
        for (const { voices, size } of found) expect(voices).toBeLessThanOrEqual(size);
        const later = clusterNarratives(
          posts.map((post) => ({ ...post, at: post.at + shift })),
          { limit: 100 },
        );
        expect(later).toEqual(found.map((narrative) => ({ ...narrative, firstAt: narrative.firstAt + shift })));
      }),
    );
  });
});
