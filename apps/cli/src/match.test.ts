import { compileQueries } from "@tocsin/query";
import { describe, expect, test } from "vitest";
import { checkQuery, matchLine } from "./match.ts";
import { parseNamedQuery, parseQueryLine, readQueries } from "./namedQueries.ts";

const post = (text: string, change = {}) =>
  JSON.stringify({
    platform: "x",
    externalId: "7",
    author: { handle: "ann_inv" },
    text,
    publishedAt: "2026-03-01T09:00:00Z",
    ...change,
  });

function compiled(...queries: string[]) {
  const named = queries.map((query) => parseQueryLine(query)!);
  return compileQueries(readQueries(named, () => undefined).map(({ name, tree }) => ({ id: name, query: tree })));
}

describe("tocsin match", () => {
  test("names every query a post matches", () => {
    const queries = compiled("late=delay* OR late", "other=lidroni", "norvia");
    expect(matchLine(queries, post("Norvia is late again"), 1)).toEqual({
      externalId: "7",
      matched: ["late", "norvia"],
    });
  });

  test("keeps the place of a line that is no post", () => {
    expect(matchLine(compiled("norvia"), "{", 1)).toEqual({
      externalId: null,
      matched: [],
      error: "The line is not JSON.",
    });
  });

  test("knows the language of a post that does not tell it", () => {
    const queries = compiled("lang:ka");
    expect(matchLine(queries, post("წყალს უცნაური სუნი აქვს"), 1)).toMatchObject({ matched: ["lang:ka"] });
    expect(matchLine(queries, post("The water smells strange today"), 1)).toMatchObject({ matched: [] });
  });

  test("explains a query and finds nothing wrong with it", () => {
    const told: string[] = [];
    expect(checkQuery('"norvia air" -jobs', (sentence) => told.push(sentence))).toMatchObject({
      isUsable: true,
      problems: [],
    });
    expect(told).toEqual([]);
  });

  test("names the place of what is wrong with a query", () => {
    const told: string[] = [];
    const { isUsable, problems } = checkQuery('norvia AND "open', (sentence) => told.push(sentence));
    expect(isUsable).toBe(false);
    expect(problems[0]).toMatchObject({ code: "unclosed-quote", start: 11 });
    expect(told).toHaveLength(1);
  });
});

describe("queries with names", () => {
  test.each([
    ["Norvia=norvia OR nrv", { name: "Norvia", query: "norvia OR nrv" }],
    ["US Air = @usair", { name: "US Air", query: "@usair" }],
    ["reach>=1000 norvia", null],
    ["=norvia", null],
    ["norvia=", null],
  ])("reads %j", (written, named) => {
    expect(parseNamedQuery(written)).toEqual(named);
  });

  test("a file of queries holds JSON, names and bare queries", () => {
    expect(parseQueryLine('{"id":"a","query":"norvia"}')).toEqual({ name: "a", query: "norvia" });
    expect(parseQueryLine("norvia reach>=10")).toEqual({ name: "norvia reach>=10", query: "norvia reach>=10" });
    expect(parseQueryLine("  ")).toBeNull();
  });
});
