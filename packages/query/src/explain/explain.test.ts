import { describe, expect, test } from "vitest";
import {
  DEMAND_CODES,
  type Explanation,
  explainQuery,
  findMatches,
  parseQuery,
  type Query,
  queryWords,
} from "../index.ts";

function treeOf(text: string): Query {
  return parseQuery(text).query!;
}

/** An explanation in one line: demands by code, "no" in front of negated ones. */
function shown(said: Explanation): string {
  if (said.kind !== "demand") return `${said.kind}(${said.parts.map(shown).join(", ")})`;
  return `${said.isNegated ? "no " : ""}${[said.code, ...Object.values(said.values)].join(" ")}`;
}

describe("explanations", () => {
  test.each([
    ["norvia", "word norvia"],
    ["#late OR @norv*", "any(hashtag #late, handle @norv*)"],
    ['"norvia air" cancel* -jobs', "all(phrase norvia air, prefix cancel, no word jobs)"],
    ["~тбилиси =GAP", "all(forms тбилиси, exact GAP)"],
    ["a NEAR/5 (b OR c)", "near a b OR c 5"],
    ["a BEFORE/5 b", "before a b 5"],
    ["a -(b OR c)", "all(word a, all(no word b, no word c))"],
    ["a -(b c)", "all(word a, any(no word b, no word c))"],
    ["a -(b -c)", "all(word a, any(no word b, word c))"],
    ["title:fire name:nino from:x -lang:en", "all(title fire, name nino, from x, no lang en)"],
    ["is:reply -has:media reach>=10k", "all(is-reply, no has-media, reach least 10000)"],
  ])("%s", (query, expected) => {
    expect(shown(explainQuery(treeOf(query)))).toBe(expected);
  });

  test("have a code for every kind of demand", () => {
    const all = 'a a* ~a =A "a b" #a @a a NEAR b a BEFORE b title:a name:a from:a lang:en platform:x link:a reach>1';
    const flags = "is:reply is:repost is:verified has:link has:media has:hashtag has:mention";
    const said = explainQuery(treeOf(`${all} ${flags}`));
    const codes = said.kind === "demand" ? [] : said.parts.map((part) => part.kind === "demand" && part.code);
    expect([...new Set(codes)].sort()).toEqual([...DEMAND_CODES].sort());
  });
});

describe("highlights", () => {
  const marked = (query: string, text: string, title?: string) =>
    findMatches(treeOf(query), { text, title, author: { handle: "someone" }, platform: "x" }).map(({ start, end }) =>
      text.slice(start, end),
    );

  test.each([
    ["norvia", "#Norvia and NORVIA's", ["#Norvia", "NORVIA"]],
    ['"norvia air"', "Norvia, Air! norvia", ["Norvia, Air"]],
    ["cancel*", "cancelled, cancelling", ["cancelled", "cancelling"]],
    ["~delay", "delayed, delays, delightful", ["delayed", "delays"]],
    ["=Norvia", "NORVIA norvia Norvia", ["Norvia"]],
    ["a OR (b c)", "a b", ["a"]],
    ["a -c", "a b", ["a"]],
    ["a b", "a x", []],
    ["strike NEAR/2 norvia", "norvia crew strike and norvia norvia far norvia", ["norvia", "strike", "norvia"]],
    ["strike BEFORE/2 norvia", "norvia strike at norvia", ["strike", "norvia"]],
    ["link:a.example", "see https://www.a.example/x.", ["https://www.a.example/x"]],
    ["ποιος", "ΠΟΙΟΣ φταίει;", ["ΠΟΙΟΣ"]],
    ["کتاب", "این كِتاب است", ["كِتاب"]],
  ])("of %s in “%s”", (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected);
  });

  test("leave out what only the title holds", () => {
    expect(marked("norvia OR late", "so late", "Norvia")).toEqual(["late"]);
    expect(marked("title:norvia", "norvia", "Norvia")).toEqual([]);
  });
});

test("the words of a query are those it looks for, not those it excludes", () => {
  expect(queryWords(treeOf('"norvia air" OR #late* OR (a NEAR/2 @b) =Gap ~fire title:x -jobs lang:en'))).toEqual([
    "norvia",
    "air",
    "late",
    "a",
    "b",
    "gap",
    "fire",
    "x",
  ]);
});
