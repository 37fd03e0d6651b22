import { describe, expect, test } from "vitest";
import { explainInWords, explainQuery, findMatches, parseQuery, type Query, queryWords } from "./index.ts";

function treeOf(text: string): Query {
  return parseQuery(text).query!;
}

describe("explanations in words", () => {
  test.each([
    ["norvia", "Finds posts that contain the word “norvia”."],
    ["#late OR @norvia", "Finds posts that contain the hashtag #late or a mention of @norvia."],
    [
      '"norvia air" cancel* -jobs',
      "Finds posts that contain the phrase “norvia air”, contain a word beginning with “cancel” and do not contain the word “jobs”.",
    ],
    ["a NEAR/5 b", "Finds posts that contain the word “a” within 5 words of the word “b”."],
    ["a NEAR/1 b", "Finds posts that contain the word “a” right beside the word “b”."],
    ["a -(b OR c)", "Finds posts that contain the word “a” and contain neither the word “b” nor the word “c”."],
    [
      "a -(b c)",
      "Finds posts that contain the word “a” and do not at the same time contain the word “b” and contain the word “c”.",
    ],
    [
      "from:norvia -lang:en reach>=10k",
      "Finds posts that are written by @norvia, are not in the language “en” and have an author with at least 10,000 followers.",
    ],
    ["a OR lang:el", "Finds posts that either contain the word “a” or are in the language “el”."],
    ["a -link:b.example", "Finds posts that contain the word “a” and do not link to b.example."],
  ])("%s", (query, sentence) => {
    expect(explainInWords(treeOf(query))).toBe(sentence);
  });

  test("have a nested form in which every part carries its own writing", () => {
    expect(explainQuery(treeOf("a -b"))).toEqual({
      kind: "and",
      query: "a AND NOT b",
      words: "contain the word “a” and do not contain the word “b”",
      children: [
        { kind: "word", query: "a", words: "contain the word “a”", children: [] },
        {
          kind: "not",
          query: "NOT b",
          words: "do not contain the word “b”",
          children: [{ kind: "word", query: "b", words: "contain the word “b”", children: [] }],
        },
      ],
    });
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
    ["a OR (b c)", "a b", ["a"]],
    ["a -c", "a b", ["a"]],
    ["a b", "a x", []],
    ["strike NEAR/2 norvia", "norvia crew strike and norvia norvia far norvia", ["norvia", "strike", "norvia"]],
    ["link:a.example", "see https://www.a.example/x.", ["https://www.a.example/x"]],
    ["ποιος", "ΠΟΙΟΣ φταίει;", ["ΠΟΙΟΣ"]],
    ["کتاب", "این كِتاب است", ["كِتاب"]],
  ])("of %s in “%s”", (query, text, expected) => {
    expect(marked(query, text)).toEqual(expected);
  });

  test("leave out what only the title holds", () => {
    expect(marked("norvia OR late", "so late", "Norvia")).toEqual(["late"]);
  });
});

test("the words of a query are those it looks for, not those it excludes", () => {
  expect(queryWords(treeOf('"norvia air" OR #late* OR (a NEAR/2 @b) -jobs lang:en'))).toEqual([
    "norvia",
    "air",
    "late",
    "a",
    "b",
  ]);
});
