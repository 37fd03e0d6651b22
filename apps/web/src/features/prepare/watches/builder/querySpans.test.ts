import { expect, test } from "vitest";
import { applySuggestion, markProblems, type QueryProblem } from "./querySpans.ts";

const problem = (
  start: number,
  end: number,
  severity: QueryProblem["severity"],
  suggestion?: string,
): QueryProblem => ({
  code: "x",
  values: {},
  severity,
  start,
  end,
  ...(suggestion === undefined ? {} : { suggestion }),
});

test("the parts of a marked query make up the query again", () => {
  const query = 'water AND "open quote';
  const parts = markProblems(query, [problem(10, 21, "error"), problem(6, 9, "warning")]);
  expect(parts.map((part) => part.text).join("")).toBe(query);
  expect(parts.map((part) => part.severity)).toEqual([null, "warning", null, "error"]);
});

test("an error outweighs a warning at the same place", () => {
  expect(markProblems("abc", [problem(0, 3, "warning"), problem(1, 2, "error")]).map((part) => part.severity)).toEqual([
    "warning",
    "error",
    "warning",
  ]);
});

test("a problem beyond the end of the text marks nothing and breaks nothing", () => {
  expect(markProblems("ab", [problem(2, 9, "error")]).map((part) => part.text)).toEqual(["ab"]);
});

test("a suggestion replaces only the troubled place", () => {
  expect(applySuggestion("water adn leak", problem(6, 9, "warning", "AND"))).toBe("water AND leak");
  expect(applySuggestion("water", problem(0, 5, "warning"))).toBe("water");
});
