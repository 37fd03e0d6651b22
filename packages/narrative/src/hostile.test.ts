import { describe, expect, test } from "vitest";
import {
  clusterNarratives,
  createEchoIndex,
  createNarrativeIndex,
  distinctiveTerms,
  findCoordination,
} from "./index.ts";

const MANY = 100_000;

describe("hostile texts", () => {
  test.each([
    ["nothing", ""],
    ["spaces", " ".repeat(MANY)],
    ["one word", "a".repeat(MANY)],
    ["one repeated word", "spam ".repeat(MANY)],
    ["many words", Array.from({ length: MANY }, (_, i) => `w${i}`).join(" ")],
    ["addresses", "https://a.example/b ".repeat(MANY / 10)],
    ["one endless address", `https://${"a/".repeat(MANY)}`],
    ["retweet marks", "RT @a: ".repeat(MANY / 10)],
    ["handles", "@a ".repeat(MANY)],
    ["apostrophes", "a'".repeat(MANY)],
    ["combining marks", `a${"\u0301".repeat(MANY)}`],
    ["lone surrogates", "\uD800 \uDC00a b\uD83D c d e f g h i"],
    ["emoji", "🔥😡".repeat(MANY / 4)],
    ["stacked marks", "Z\u0351\u036b\u0343a\u0329\u034el\u0334g\u0321o ".repeat(MANY / 12)],
    ["keyboard mash", "asdkjfh qwlekjr zxmcnb ".repeat(MANY / 22)],
    ["three alphabets", "Норвия ნორვია نورویا Norvia ".repeat(MANY / 28)],
    ["denials", "not true ".repeat(MANY / 9)],
    ["bidirectional controls", "\u202Ea b\u202C \u2067c d e\u2069 f g h i j"],
  ])("of %s are placed, clustered and counted without failing", (_name, text) => {
    const posts = [1, 2, 3].map((i) => ({ id: `${i}`, text, authorKey: `a${i}`, at: i }));
    const index = createEchoIndex({ windowMinutes: 60 });
    expect(posts.map((post) => index.place(post)).length).toBe(3);
    const narratives = createNarrativeIndex({ stopTerms: [text.slice(0, 100)] });
    const placed = posts.map((post) => narratives.place({ ...post, links: [text], language: text.slice(0, 5) }));
    for (const { narrativeId } of placed) expect(narratives.describe(narrativeId, text.slice(0, 9))).not.toBeNull();
    expect(JSON.stringify(narratives.snapshot()).length).toBeLessThan(MANY);
    expect(() => clusterNarratives(posts, { usual: [text] })).not.toThrow();
    expect(() => distinctiveTerms([text, text], [text], { limit: 5 })).not.toThrow();
    expect(() => findCoordination(posts)).not.toThrow();
  });

  test("ids and authors that are names of built-in properties are plain names", () => {
    const index = createEchoIndex({ windowMinutes: 60 });
    const names = ["__proto__", "constructor", "toString"];
    const placed = names.map((name, at) =>
      index.place({ id: name, text: "these planes burn passports", authorKey: name, at }),
    );
    expect(placed.map(({ groupId }) => groupId)).toEqual(["__proto__", "__proto__", "__proto__"]);
    const narratives = createNarrativeIndex();
    for (const name of names)
      narratives.place({ id: name, text: `${name} #${name}`, authorKey: name, at: 0, language: name });
    expect(
      narratives
        .list({ leastSize: 1 })
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...names].sort());
  });
});
