import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileQueries,
  type Explanation,
  explainQuery,
  findMatches,
  matchQuery,
  parseQuery,
  printQuery,
  type Query,
  type QueryPost,
} from "./index.ts";
import { type Atom, allOf, anyOf, FLAG_NAMES, hasPlace, negated, type PlainAtom } from "./tree/node.ts";

/** Few words, so that generated queries and posts meet often. */
const WORDS = ["norvia", "nor", "delay", "delays", "рейс", "ποιοσ", "پرواز", "ფრენა", "a", "b"];

const word = fc.constantFrom(...WORDS);
const written = fc.constantFrom(...WORDS, "Norvia", "NORVIA", "Рейс", "Ποιος", "Ποιός", "پرواز");
const plainAtom: fc.Arbitrary<PlainAtom> = fc.oneof(
  word.map((folded): PlainAtom => ({ kind: "word", word: folded })),
  word.map((folded): PlainAtom => ({ kind: "prefix", prefix: folded.slice(0, 3) })),
);
const atom: fc.Arbitrary<Atom> = fc.oneof(
  { weight: 3, arbitrary: plainAtom },
  word.map((folded): Atom => ({ kind: "forms", word: folded })),
  written.map((exact): Atom => ({ kind: "exact", written: exact })),
);
const phrase = fc.array(atom, { minLength: 2, maxLength: 3 }).map(phraseOf);
const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 4, arbitrary: atom },
  { weight: 2, arbitrary: phrase },
  plainAtom.map((tag): Query => ({ kind: "hashtag", tag })),
  plainAtom.map((handle): Query => ({ kind: "handle", handle })),
  fc
    .tuple(fc.constantFrom("title", "name"), fc.oneof(atom, phrase))
    .map(([part, asked]) => ({ kind: "part", part, asked }) as Query),
  fc.constantFrom(...FLAG_NAMES).map((flag): Query => ({ kind: "flag", flag })),
  word.map((value): Query => ({ kind: "field", field: "from", value })),
  fc.constantFrom("en", "ru").map((value): Query => ({ kind: "field", field: "lang", value })),
  fc.constantFrom("x", "reddit").map((value): Query => ({ kind: "field", field: "platform", value })),
  fc
    .constantFrom("a.example", "b.example/c d", "www", "c", "b.exam")
    .map((value): Query => ({ kind: "field", field: "link", value })),
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
    fc.tuple(tie("query"), tie("query"), fc.integer({ min: 1, max: 4 }), fc.boolean()).map(nearOf),
  ),
}));
const gap = fc.constantFrom(" ", ", ", " www.a.example ", "’", " ❤️ ", "\n");
const text = fc.array(fc.tuple(fc.constantFrom("", "#", "@"), written, gap)).map((parts) => parts.flat().join(""));
const post: fc.Arbitrary<QueryPost> = fc.record({
  text,
  title: fc.option(text, { nil: undefined }),
  author: fc.record({
    handle: word,
    name: fc.option(text, { nil: undefined }),
    followers: fc.option(fc.nat(5), { nil: undefined }),
    isVerified: fc.option(fc.boolean(), { nil: undefined }),
  }),
  language: fc.constantFrom("en", "en_GB", "ru", undefined),
  platform: fc.constantFrom("x", "reddit"),
  links: fc.constantFrom([], ["https://b.example/c d"], ["http://c.b.example/", "HTTPS://A.EXAMPLE"]),
  isReply: fc.boolean(),
  isRepost: fc.option(fc.boolean(), { nil: undefined }),
  hasMedia: fc.boolean(),
});

function phraseOf(words: Atom[]) {
  return { kind: "phrase", words } as const;
}

function nearOf([left, right, distance, isOrdered]: [Query, Query, number, boolean]): Query {
  if (!hasPlace(left) || !hasPlace(right)) return allOf([left, right])!;
  return { kind: "near", distance, isOrdered, left, right };
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

  test("an explanation says the same as its query, with negations only at single demands", () => {
    fc.assert(
      fc.property(query, post, (tree, one) => {
        expect(holds(explainQuery(tree), one)).toBe(matchQuery(tree, one));
      }),
    );
  });

  test("a repair never makes a query that cannot be read", () => {
    fc.assert(
      fc.property(scribble(), (typed) => {
        for (const { start, end, suggestion } of parseQuery(typed).problems) {
          if (suggestion === undefined) continue;
          const repaired = parseQuery(typed.slice(0, start) + suggestion + typed.slice(end));
          if (repaired.query !== null) expect(parseQuery(printQuery(repaired.query)).query).toEqual(repaired.query);
        }
      }),
    );
  });
});

function holds(said: Explanation, one: QueryPost): boolean {
  if (said.kind === "all") return said.parts.every((part) => holds(part, one));
  if (said.kind === "any") return said.parts.some((part) => holds(part, one));
  return matchQuery(parseQuery(said.query).query!, one) !== said.isNegated;
}

/** Text made of the signs that mean something in a query, in any order. */
function scribble(): fc.Arbitrary<string> {
  const signs = [
    "(",
    ")",
    '"',
    "“",
    "«",
    "»",
    "-",
    "*",
    "#",
    "@",
    " ",
    "AND",
    "OR",
    "NOT",
    "NEAR/2",
    "from:",
    "link:",
    "~",
    "=",
  ];
  const third = ["title:", "name:(", "is:reply", "has:", "BEFORE/3", "NEAR", "\\", "/", "[", "?", "Aé", "❤️", "é"];
  const more = ["reach>5", "lang:", "a", "b*", "x:", "~2", "'", "\u202E", "\uD800", "½", "ſ", "İ", "ﷺ", "ʼn", "_"];
  return fc.array(fc.constantFrom(...signs, ...more, ...third), { maxLength: 25 }).map((parts) => parts.join(""));
}
