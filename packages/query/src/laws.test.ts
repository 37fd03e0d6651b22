import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileQueries,
  explainInWords,
  explainQuery,
  findMatches,
  matchQuery,
  parseQuery,
  printQuery,
  type Query,
  type QueryPost,
} from "./index.ts";
import { type Atom, allOf, anyOf, hasPlace, negated } from "./node.ts";

/** Few words, so that generated queries and posts meet often. */
const WORDS = ["norvia", "nor", "delay", "delays", "рейс", "ποιοσ", "پرواز", "ფრენა", "a", "b"];

const word = fc.constantFrom(...WORDS);
const atom: fc.Arbitrary<Atom> = fc.oneof(
  word.map((written): Atom => ({ kind: "word", word: written })),
  word.map((written): Atom => ({ kind: "prefix", prefix: written.slice(0, 3) })),
);
const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 4, arbitrary: atom },
  { weight: 2, arbitrary: fc.array(atom, { minLength: 2, maxLength: 3 }).map(phraseOf) },
  atom.map((tag): Query => ({ kind: "hashtag", tag })),
  atom.map((handle): Query => ({ kind: "handle", handle })),
  word.map((value): Query => ({ kind: "field", field: "from", value })),
  fc.constantFrom("en", "ru").map((value): Query => ({ kind: "field", field: "lang", value })),
  fc.constantFrom("x", "reddit").map((value): Query => ({ kind: "field", field: "platform", value })),
  fc.constantFrom("a.example", "b.example/c d").map((value): Query => ({ kind: "field", field: "link", value })),
  fc
    .record({ comparison: fc.constantFrom(">", ">=", "<", "<="), followers: fc.nat(5) })
    .map(({ comparison, followers }) => ({ kind: "reach", comparison, followers }) as Query),
);
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map((children) => allOf(children)!),
    fc.array(tie("query"), { minLength: 2, maxLength: 3 }).map((children) => anyOf(children)!),
    tie("query").map(negated),
    fc.tuple(tie("query"), tie("query"), fc.integer({ min: 1, max: 4 })).map(nearOf),
  ),
}));
const post: fc.Arbitrary<QueryPost> = fc.record({
  text: fc
    .array(fc.tuple(fc.constantFrom("", "#", "@"), word, fc.constantFrom(" ", ", ", " www.a.example ")))
    .map((parts) => parts.flat().join("")),
  title: fc.option(word, { nil: undefined }),
  author: fc.record({ handle: word, followers: fc.option(fc.nat(5), { nil: undefined }) }),
  language: fc.constantFrom("en", "ru", undefined),
  platform: fc.constantFrom("x", "reddit"),
  links: fc.constantFrom([], ["https://b.example/c d"]),
});

function phraseOf(words: Atom[]): Query {
  return { kind: "phrase", words };
}

function nearOf([left, right, distance]: [Query, Query, number]): Query {
  return hasPlace(left) && hasPlace(right) ? { kind: "near", distance, left, right } : allOf([left, right])!;
}

describe("laws", () => {
  test("a printed query parses to the same tree, without problems other than warnings", () => {
    fc.assert(
      fc.property(query, (tree) => {
        const parsed = parseQuery(printQuery(tree));
        expect(parsed.query).toEqual(tree);
        expect(parsed.problems.filter((problem) => problem.severity === "error")).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("whatever is typed, the tree it gives survives printing and parsing", () => {
    const typed = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme" }), scribble());
    fc.assert(
      fc.property(typed, (text) => {
        const { query: tree, problems } = parseQuery(text);
        for (const problem of problems) {
          expect(problem.start).toBeLessThanOrEqual(problem.end);
          expect(problem.end).toBeLessThanOrEqual(text.length);
        }
        if (tree !== null) expect(parseQuery(printQuery(tree)).query).toEqual(tree);
        else expect(problems.some((problem) => problem.code === "empty")).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("the compiled matcher finds exactly what the plain matcher finds, in the given order", () => {
    fc.assert(
      fc.property(fc.array(query, { maxLength: 12 }), fc.array(post, { maxLength: 6 }), (queries, posts) => {
        const entries = queries.map((tree, index) => ({ id: `q${index}`, query: tree }));
        const compiled = compileQueries(entries);
        for (const one of posts) {
          const plain = entries.filter((entry) => matchQuery(entry.query, one)).map((entry) => entry.id);
          expect(compiled.match(one)).toEqual(plain);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("a negation matches exactly where the query does not", () => {
    fc.assert(
      fc.property(query, post, (tree, one) => {
        expect(matchQuery(negated(tree), one)).toBe(!matchQuery(tree, one));
      }),
    );
  });

  test("highlights are ordered, apart, inside the text, and absent where nothing matches", () => {
    fc.assert(
      fc.property(query, post, (tree, one) => {
        const places = findMatches(tree, one);
        if (!matchQuery(tree, one)) expect(places).toEqual([]);
        let last = 0;
        for (const { start, end } of places) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(one.text.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("every query is explained, and the explanation of each part carries its writing", () => {
    fc.assert(
      fc.property(query, (tree) => {
        expect(explainInWords(tree)).toMatch(/^Finds posts that .+\.$/s);
        expect(explainQuery(tree).query).toBe(printQuery(tree));
      }),
    );
  });
});

/** Text made of the signs that mean something in a query, in any order. */
function scribble(): fc.Arbitrary<string> {
  const signs = ["(", ")", '"', "“", "«", "»", "-", "*", "#", "@", " ", "AND", "OR", "NOT", "NEAR/2", "from:", "link:"];
  const more = ["reach>5", "lang:", "a", "b*", "x:", "~2", "'", "\u202E", "\uD800", "½", "ſ", "İ", "ﷺ", "ʼn", "_"];
  return fc.array(fc.constantFrom(...signs, ...more), { maxLength: 25 }).map((parts) => parts.join(""));
}
