import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { post, query } from "../../cases/anyQuery.ts";
import { compileQueries, matchQuery, parseQuery, type Query, type QueryPost } from "../index.ts";

const someId = fc.constantFrom("a", "b", "c", "d", "e");
const change = fc.oneof(
  fc.record({ id: someId, query }),
  someId.map((id) => ({ id, query: null })),
);

describe("a compiled set that changes", () => {
  test("finds after any adding and removing what a fresh set of the same queries finds", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 14 }), fc.array(post, { maxLength: 4 }), (changes, posts) => {
        const compiled = compileQueries([]);
        const left = new Map<string, Query>();
        for (const { id, query: tree } of changes) {
          const wasThere = left.delete(id);
          if (tree === null) expect(compiled.remove(id)).toBe(wasThere);
          else {
            compiled.add(id, tree);
            left.set(id, tree);
          }
        }
        expect(compiled.size).toBe(left.size);
        const fresh = compileQueries([...left].map(([id, tree]) => ({ id, query: tree })));
        for (const one of posts) expect(compiled.match(one)).toEqual(fresh.match(one));
      }),
      { numRuns: 1000 },
    );
  });

  test("an id given twice stands for either of its queries, and once in the answer", () => {
    const [one, other] = ["norvia", "delay"].map((text) => ({ id: "q", query: parseQuery(text).query! }));
    const compiled = compileQueries([one!, other!]);
    const matched = (text: string) => compiled.match({ text, author: { handle: "a" }, platform: "x" });
    expect([matched("norvia"), matched("a delay"), matched("norvia delay"), matched("late")]).toEqual([
      ["q"],
      ["q"],
      ["q"],
      [],
    ]);
  });
});

describe("a compiled set that learns which words are frequent", () => {
  const WORDS = ["lime", "city", "fruit", "late", "sour", "tram", "rain", "news", "calm", "dawn"];
  const texts = Array.from({ length: 3_000 }, (_, n) =>
    WORDS.filter((_word, at) => (n * (at + 3)) % (at + 2) < 1 + at / 4).join(" "),
  );
  const posts = texts.map((text): QueryPost => ({ text, author: { handle: "a" }, platform: "x", language: "en" }));
  const written = WORDS.flatMap((one, at) => [
    `lime AND (${one} OR ${WORDS[(at + 3) % 10]})`,
    `(lime OR ${one}) AND city -${WORDS[(at + 1) % 10]}`,
    `${one} NEAR/2 lime lang:en`,
    `"lime ${one}" OR (${one.slice(0, 2)}* tram)`,
    `-${one}`,
  ]);
  const entries = written.map((text) => ({ id: text, query: parseQuery(text).query! }));

  test("goes on finding what the plain matcher finds, while its queries move from clause to clause", () => {
    const compiled = compileQueries(entries);
    const wrong = posts.filter((one) => {
      const plain = entries.filter((entry) => matchQuery(entry.query, one)).map(({ id }) => id);
      return compiled.match(one).join() !== plain.join();
    });
    expect(wrong).toEqual([]);
  });

  test("forgets a removed query wherever it waited", () => {
    const compiled = compileQueries(entries);
    for (const one of posts) compiled.match(one);
    for (const { id } of entries.slice(5)) compiled.remove(id);
    const fresh = compileQueries(entries.slice(0, 5));
    for (const one of posts.slice(0, 300)) expect(compiled.match(one)).toEqual(fresh.match(one));
  });
});
