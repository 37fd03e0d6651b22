import type { Guided, Term } from "@tocsin/contract";
import { expect, test } from "vitest";
import { judgeQuery, type Preview } from "./hints.ts";

const none = { alongside: [], never: [], authors: [], withoutAuthors: [], languages: [], platforms: [], further: [] };
const named = (...names: Term[]): Guided => ({ ...none, names });
const norvia: Term = { text: "norvia", match: "word" };

const judge = (change: Partial<Preview>) =>
  judgeQuery({
    ...{ guided: named(norvia), caught: { count: 280, aDay: 10 }, days: 28, stored: 10_000 },
    ...{ counts: new Map([["norvia", 280]]), silent: new Set<string>(), heard: [{ value: "en", count: 100 }] },
    ...change,
  }).map(({ code, values }) => [code, ...Object.values(values)].join(" "));

test("a query that a team can read gives no hint", () => expect(judge({})).toEqual([]));

test("a query that finds half of everything, more than anybody reads, is too broad, and so is its common word", () => {
  const flood = { count: 28_000, aDay: 1_000 };
  expect(judge({ caught: flood, stored: 56_000, counts: new Map([["norvia", 28_000]]) })).toEqual([
    "broad-share 0.5",
    "broad-reading 1000",
    "broad-word norvia",
  ]);
  expect(judge({ guided: named({ text: "no", match: "beginning" }) })).toEqual(["broad-beginning no"]);
});

test("the name of the only brand a small workspace listens to is not a common word", () => {
  expect(judge({ stored: 280 })).toEqual(["broad-share 1"]);
});

test("a query that finds nothing, a name nobody writes and a script no name has are too narrow", () => {
  const heard = [
    { value: "en", count: 60 },
    { value: "fa", count: 39 },
    { value: "ka", count: 1 },
  ];
  expect(judge({ caught: { count: 0, aDay: 0 }, heard })).toEqual(["narrow-nothing 28", "narrow-script arabic"]);
  expect(judge({ silent: new Set(["norvia"]) })).toEqual(["narrow-term norvia 28"]);
});

test("an empty workspace says nothing of a query", () => {
  expect(judge({ stored: 0, caught: { count: 0, aDay: 0 }, heard: [] })).toEqual([]);
});
