import type { Guided, Term, TermMatch } from "@tocsin/contract";
import { writeGuided } from "@tocsin/contract/wording";
import { parseQuery, printQuery } from "@tocsin/query";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyGuided, readGuided } from "./readGuided.ts";

const texts = [
  "Norvia",
  "Norvia Air",
  "L'Orvia",
  "or",
  "and Sons",
  "ნორვია",
  "Норвия Эйр",
  "نورویا",
  "كتاب بزرگ",
  "Νόρβια",
  "24",
  "Air 24",
];
const anyText = fc.constantFrom(...texts);
const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ text: anyText, match: fc.constantFrom<TermMatch>("word", "beginning") }),
  fc.record({
    text: fc.constantFrom("delay", "задержка", "Norvia Air", "تأخیر"),
    match: fc.constant<TermMatch>("forms"),
  }),
  fc.record({ text: fc.constantFrom("Norvia", "NORVIA Air"), match: fc.constant<TermMatch>("exact") }),
  fc.record({
    text: fc.constantFrom("norvia", "норвия", "nor*"),
    match: fc.constantFrom<TermMatch>("hashtag", "account"),
  }),
);
const anyTerms = (minLength: number) =>
  fc.uniqueArray(anyTerm, { minLength, maxLength: 4, selector: (one) => JSON.stringify(one).toLowerCase() });
const some = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });

const anyGuided: fc.Arbitrary<Guided> = fc.record({
  names: anyTerms(1),
  alongside: anyTerms(0),
  never: anyTerms(0),
  authors: some("nino", "vano.k", "a b"),
  withoutAuthors: some("norvia", "bot_1"),
  languages: some("ka", "pt-br", "fa"),
  platforms: some("vk", "news"),
  further: some("reach>=1000", "strike NEAR/5 pilot", "(alpha AND beta OR gamma)", "NOT lang:de", "title:norvia"),
});

const words = [
  "tram",
  "Трамвай",
  "تراموا",
  '"Norvia Air"',
  "~delay",
  "=Norvia",
  "ნორ*",
  "#tag",
  "@vano",
  '"~one two"',
  "from:nino",
  "lang:ka,ru",
  "platform:vk",
  "reach>10k",
  "is:reply",
  "a NEAR/3 b",
  "title:Tram",
];
const { text: anyQueryText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(...words),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a}) (${b})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a}) OR (${b})`),
    tie("text").map((a) => `-(${a})`),
  ),
}));

/** A post's truth under the query, for the whole truth table, would be enough; equal conditions in any order are more. */
function meaning(text: string): string[] {
  const { query } = parseQuery(text);
  if (query === null) return [];
  return (query.kind === "and" ? query.children : [query]).flatMap((one) => {
    if (one.kind !== "not" || one.child.kind !== "or") return [printQuery(one)];
    return one.child.children.map((child) => `NOT ${printQuery({ kind: "not", child }).slice(4)}`);
  });
}

describe("the guided form and the text of a query", () => {
  test("say the same: what the form writes it reads again", () => {
    fc.assert(
      fc.property(anyGuided, (guided) => {
        expect(readGuided(writeGuided(guided))).toEqual(guided);
      }),
      { numRuns: 500 },
    );
  });

  test("keep the meaning of any text, whatever the form cannot show", () => {
    fc.assert(
      fc.property(anyQueryText, (text) => {
        const guided = readGuided(text)!;
        expect(new Set(meaning(writeGuided(guided)))).toEqual(new Set(meaning(text)));
      }),
      { numRuns: 500 },
    );
  });

  test("the form keeps the letters people have typed", () => {
    const guided = readGuided('("Norvia Air" OR نورویا) AND (تأخیر NEAR/3 پرواز) -Вакансии');
    expect(guided).toEqual({
      ...emptyGuided(),
      names: [
        { text: "Norvia Air", match: "word" },
        { text: "نورویا", match: "word" },
      ],
      never: [{ text: "Вакансии", match: "word" }],
      further: ["تأخیر NEAR/3 پرواز"],
    });
  });

  test("a text with an error is not shown as a form: writing it anew would lose a part", () => {
    expect(readGuided('norvia "air')).toBeNull();
    expect(readGuided("")).toEqual(emptyGuided());
  });
});
