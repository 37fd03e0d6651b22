import fc from "fast-check";
import type { Query, QueryPost } from "../src/index.ts";
import { type Atom, allOf, anyOf, FLAG_NAMES, hasPlace, negated, type PlainAtom } from "../src/tree/node.ts";

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
export const { query } = fc.letrec<{ query: Query }>((tie) => ({
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
export const post: fc.Arbitrary<QueryPost> = fc.record({
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
