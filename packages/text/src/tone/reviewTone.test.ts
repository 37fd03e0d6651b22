import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "../../cases/anyText.ts";
import { readCases } from "../../cases/readCases.ts";
import { DRAFT_KINDS, type DraftKind, TONE_KINDS, TONE_LANGUAGES } from "./kinds.ts";
import { reviewTone } from "./reviewTone.ts";

const kindsOf = (text: string, language: (typeof TONE_LANGUAGES)[number], kind: DraftKind = "full") =>
  [...new Set(reviewTone(text, language, kind).notes.map((note) => note.kind))].sort();

describe.each(TONE_LANGUAGES)("drafts in %s", (language) => {
  const cases = readCases(`tone/${language}.txt`, "\t");

  test.each(cases)("%s, %s: %s", (wanted, kind, text) => {
    expect(kindsOf(text!, language, kind as DraftKind)).toEqual(wanted === "-" ? [] : wanted!.split(",").sort());
  });

  test("are enough, and half of them are calm", () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect(cases.filter(([wanted]) => wanted === "-").length).toBeGreaterThanOrEqual(20);
    for (const kind of TONE_KINDS) expect(cases.some(([wanted]) => wanted!.split(",").includes(kind))).toBe(true);
  });

  test("carry notes whose words stand in the text", () => {
    for (const [, kind, text] of cases) {
      for (const { start, end, words } of reviewTone(text!, language, kind as DraftKind).notes) {
        expect(words).not.toBe("");
        expect(text!.slice(start, end)).toBe(words);
      }
    }
  });
});

test("quoted words are somebody else's", () => {
  expect(kindsOf("You should have read the terms.", "en")).toEqual(["blaming"]);
  expect(kindsOf("One of us answered: “You should have read the terms.”", "en")).toEqual([]);
  expect(kindsOf("> You should have read the terms.\nWe are sorry for this answer.", "en")).toEqual([]);
});

test("a quotation mark that is never closed hides nothing", () => {
  expect(kindsOf('Our size is 12" and you should have read the terms.', "en")).toEqual(["blaming"]);
});

test("a negated or withdrawn phrase is silent", () => {
  expect(kindsOf("This is not an isolated incident.", "en")).toEqual([]);
  expect(kindsOf("The courier was at fault, but that is no excuse.", "en")).toEqual([]);
  expect(kindsOf("تقصیر شما نیست.", "fa")).toEqual([]);
  expect(kindsOf("ეს თქვენი ბრალი არ არის.", "ka")).toEqual([]);
});

test("a correction may refuse a claim, another statement may not", () => {
  expect(kindsOf("We firmly reject these claims.", "en", "correction")).toEqual([]);
  expect(kindsOf("We firmly reject these claims.", "en", "full")).toEqual(["defensive"]);
});

test("a heading in capitals and an abbreviation are no shouting", () => {
  expect(kindsOf("PRODUCT RECALL OF JUNE\nPlease return the bottles.", "en")).toEqual([]);
  expect(kindsOf("The GDPR and the DPA apply.", "en")).toEqual([]);
});

test("Persian verbs are found with a half-space, a space or nothing between their parts", () => {
  for (const verb of ["اشتباه می‌کنید", "اشتباه می کنید", "اشتباه میکنید"])
    expect(kindsOf(verb, "fa")).toEqual(["arguing"]);
});

test("the parts that a draft lacks are named once it is long enough", () => {
  const bare = "The payment service stopped at nine. ".repeat(6);
  expect(reviewTone("The payment service stopped.", "en", "holding").missing).toEqual([]);
  expect(reviewTone(bare, "en", "holding").missing).toEqual(["acknowledgement", "empathy", "action", "next-time"]);
  expect(reviewTone(`${bare} We are sorry. Next update: {nextUpdate}.`, "en", "holding").missing).toEqual([
    "acknowledgement",
    "action",
  ]);
});

test("any text gets an answer whose places lie inside it, in order", () => {
  fc.assert(
    fc.property(
      anyText(300),
      fc.constantFrom(...TONE_LANGUAGES),
      fc.constantFrom(...DRAFT_KINDS),
      (text, language, kind) => {
        const { notes } = reviewTone(text, language, kind);
        for (const [at, { start, end }] of notes.entries()) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(notes[at - 1]?.start ?? 0);
        }
      },
    ),
  );
});

test.each([
  ["one letter", "a".repeat(100_000)],
  ["one sentence of many words", "word ".repeat(20_000)],
  ["quotation marks that never close", "„".repeat(50_000) + "«".repeat(50_000)],
  ["the same fault over and over", "You should have read the terms. ".repeat(3_000)],
  ["exclamation marks", "!".repeat(100_000)],
  ["open braces and addresses", "{a".repeat(25_000) + "a@".repeat(25_000)],
  ["faces", "🙄".repeat(50_000)],
  ["both directions", "\u202eمن not our fault ".repeat(5_000)],
])("a draft of %s is answered with a bounded number of notes", (_, text) => {
  for (const language of TONE_LANGUAGES) {
    expect(reviewTone(text, language, "full").notes.length).toBeLessThanOrEqual(100);
  }
});
