import { describe, expect, test } from "vitest";
import {
  compileQueries,
  explainQuery,
  findMatches,
  matchQuery,
  parseQuery,
  printQuery,
  type QueryPost,
} from "./index.ts";

const MANY = 100_000;

function post(text: string): QueryPost {
  return { text, author: { handle: "someone" }, platform: "bluesky" };
}

/** Everything the product does with a typed query. */
function useEverywhere(text: string, one: QueryPost): boolean | null {
  const { query } = parseQuery(text);
  if (query === null) return null;
  printQuery(query);
  explainQuery(query);
  findMatches(query, one);
  const isMatch = matchQuery(query, one);
  expect(compileQueries([{ id: "q", query }]).match(one)).toEqual(isMatch ? ["q"] : []);
  return isMatch;
}

function codesOf(text: string): string[] {
  return parseQuery(text).problems.map((problem) => problem.code);
}

describe("hostile queries", () => {
  test.each([
    ["opened parentheses", "(".repeat(MANY)],
    ["closed parentheses", ")".repeat(MANY)],
    ["nested parentheses", `${"(".repeat(MANY)}a${")".repeat(MANY)}`],
    ["nested negated groups", `${"-(a OR ".repeat(MANY)}b${")".repeat(MANY)}`],
    ["negations", "NOT ".repeat(MANY)],
    ["minus signs", `${"-".repeat(MANY)}a`],
    ["operators", "AND OR ".repeat(MANY)],
    ["a chain of NEARs", `a${" NEAR/1 a".repeat(MANY)}`],
    ["words", "a ".repeat(MANY)],
    ["alternatives", `a${" OR b".repeat(MANY)}`],
    ["quotes", '"'.repeat(MANY)],
    ["open guillemets", "«".repeat(MANY)],
    ["stars", "*".repeat(MANY)],
    ["fields", "from:".repeat(MANY)],
    ["one long word", "a".repeat(MANY)],
    ["one long number", `reach>${"9".repeat(MANY)}`],
    ["one long run of commas in a number", `reach>${"9,".repeat(MANY)}x`],
  ])("a hundred thousand %s neither throw nor exhaust the stack", (_name, text) => {
    expect(() => useEverywhere(text, post("a a b"))).not.toThrow();
  });

  test("groups past the bound are ignored with a problem, and the words in them still count", () => {
    const nested = `${"(".repeat(80)}a OR b${")".repeat(80)} c`;
    expect(codesOf(nested)).toEqual(["too-deep"]);
    expect(printQuery(parseQuery(nested).query!)).toBe("(a OR b) AND c");
  });

  test("a chain of NEARs past the bound goes on as AND, with a problem", () => {
    expect(codesOf(`a${" NEAR/1 a".repeat(10)}`)).toContain("near-chain");
  });

  test("the list of problems stays short however wrong the query is", () => {
    expect(parseQuery("from: ".repeat(MANY)).problems.length).toBeLessThanOrEqual(51);
  });

  test("lone surrogates are no letters and break nothing", () => {
    expect(codesOf("\uD800")).toEqual(["no-letters", "empty"]);
    expect(useEverywhere("a\uDC00b", post("\uD83D a \uDC00 b"))).toBe(true);
  });

  test("bidirectional controls around keywords, fields and words are ignored", () => {
    const text = "\u202Bپرواز\u202C OR\u200F \u2067from:norvia\u2069";
    expect(codesOf(text)).toEqual([]);
    expect(printQuery(parseQuery(text).query!)).toBe("پرواز OR from:norvia");
  });

  test("what fills a sentence never repeats a long input whole", () => {
    for (const { values } of parseQuery(`${"x".repeat(5000)}:y`).problems)
      for (const value of Object.values(values)) expect(String(value).length).toBeLessThan(50);
  });
});

describe("hostile posts", () => {
  test.each([
    ["the same word", "a ".repeat(MANY)],
    ["letters without a space", "a".repeat(MANY)],
    ["apostrophes", "a'".repeat(MANY)],
    ["combining marks", `a${"\u0301".repeat(MANY)}`],
    ["addresses", "https://a.example/ ".repeat(MANY / 10)],
    ["hash signs", "#".repeat(MANY)],
  ])("a post of a hundred thousand %s is matched", (_name, text) => {
    expect(() => useEverywhere('a NEAR/100 a "a a" OR link:a.example OR b*', post(text))).not.toThrow();
  });
});
