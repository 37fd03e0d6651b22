import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { post, query } from "../cases/anyQuery.ts";
import {
  compileQueries,
  type Explanation,
  explainQuery,
  findMatches,
  matchQuery,
  parseQuery,
  printQuery,
  type QueryPost,
} from "./index.ts";
import { negated } from "./tree/node.ts";

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
  if (said.kind === "demand") return matchQuery(parseQuery(said.query).query!, one) !== said.isNegated;
  const isTrue = (part: Explanation) => holds(part, one);
  return said.kind === "all" ? said.parts.every(isTrue) : said.parts.some(isTrue);
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
