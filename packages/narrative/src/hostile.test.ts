import { describe, expect, test } from "vitest";
import { clusterNarratives, createEchoIndex, distinctiveTerms, findCoordination } from "./index.ts";

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
    ["bidirectional controls", "\u202Ea b\u202C \u2067c d e\u2069 f g h i j"],
  ])("of %s are placed, clustered and counted without failing", (_name, text) => {
    const posts = [1, 2, 3].map((i) => ({ id: `${i}`, text, authorKey: `a${i}`, at: i }));
    const index = createEchoIndex({ windowMinutes: 60 });
    expect(posts.map((post) => index.place(post)).length).toBe(3);
    expect(() => clusterNarratives(posts, { usual: [text] })).not.toThrow();
    expect(() => distinctiveTerms([text, text], [text], { limit: 5 })).not.toThrow();
    expect(() => findCoordination(posts)).not.toThrow();
  });

  test("ids and authors that are names of built-in properties are plain names", () => {
    const index = createEchoIndex({ windowMinutes: 60 });
    const names = ["__proto__", "constructor", "toString"];
    const placed = names.map((name, at) => index.place({ id: name, text: "the very same words", authorKey: name, at }));
    expect(placed.map(({ groupId }) => groupId)).toEqual(["__proto__", "__proto__", "__proto__"]);
  });
});
