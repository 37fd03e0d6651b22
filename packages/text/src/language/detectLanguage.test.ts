import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "../../cases/anyText.ts";
import {
  type CaseGroup,
  cutToThreeWords,
  type LanguageCase,
  readLanguageCases,
} from "../../cases/language/languageCases.ts";
import { readCases } from "../../cases/readCases.ts";
import { detectLanguage } from "./detectLanguage.ts";

const codeOf = (text: string) => {
  const { language, romanised } = detectLanguage(text);
  return romanised ? `${language}-Latn` : language;
};

const shareRight = (cases: readonly LanguageCase[]) =>
  cases.filter(({ code, text }) => codeOf(text) === code).length / cases.length;

test.each(readCases("language/posts.txt", "\t"))("%s: %s", (expected, post) => {
  expect(codeOf(post ?? "").toLowerCase()).toBe(expected);
});

describe("of the invented development posts", () => {
  const floors: [group: CaseGroup, asWritten: number, threeWords: number][] = [
    ["sentences", 0.98, 0.95],
    ["neighbours", 0.95, 0.88],
    ["romanised", 0.92, 0.85],
    ["mixed", 0.92, 0],
  ];
  test.each(floors)("%s are told right as often as promised", (group, asWritten, threeWords) => {
    const cases = readLanguageCases("dev", group);
    expect(shareRight(cases)).toBeGreaterThanOrEqual(asWritten);
    expect(shareRight(cutToThreeWords(cases))).toBeGreaterThanOrEqual(threeWords);
  });

  test.each(["en", "ka", "ru", "fa", "el", "ar"])("those in %s reach 98 % whole and 95 % by three words", (code) => {
    const cases = readLanguageCases("dev", "sentences").filter((one) => one.code === code);
    expect(shareRight(cases)).toBeGreaterThanOrEqual(0.98);
    expect(shareRight(cutToThreeWords(cases))).toBeGreaterThanOrEqual(0.95);
  });

  test.each(["ru", "fa", "el", "ka", "ar"])("four of five romanised ones in %s are told right", (language) => {
    const cases = readLanguageCases("dev", "romanised").filter((one) => one.code === `${language}-Latn`);
    expect(shareRight(cases)).toBeGreaterThanOrEqual(0.8);
  });

  test("hardly any in a language at home in Latin letters is taken for romanised speech", () => {
    const foreign = readCases("language/dev/foreign.txt", "\t");
    const taken = foreign.filter(([, post]) => detectLanguage(post!).romanised);
    expect(taken.length / foreign.length).toBeLessThanOrEqual(0.03);
  });
});

test.each(["asdfghjkl", "qwerty asdf zxcv", "hahahaha", "😂😂", "12 345", "!!!", "@user https://example.org/x", ""])(
  "%j is in no language",
  (text) => {
    expect(detectLanguage(text)).toEqual({ language: "und", confidence: 0, romanised: false });
  },
);

test.each(["фывапролд", "ضصثقفغ", "Z̷̧a̷l̸g̶o̵ ̷t̶e̸x̷t̶ ̷h̵e̸r̴e̶", "hello привет γειά გამარჯობა سلام", "ok", "Lumo Bank"])(
  "%j is answered with little confidence",
  (text) => {
    expect(detectLanguage(text).confidence).toBeLessThan(0.5);
  },
);

test("links, handles and emoji do not change the language", () => {
  const bare = detectLanguage("приложение опять не работает");
  const dressed = detectLanguage(
    "@lumo_support приложение опять не работает 😡 https://example.org/very/long/english/path",
  );
  expect(dressed).toEqual(bare);
});

test("confidence lies between 0 and 1 for any text", () => {
  fc.assert(
    fc.property(anyText(120), (text) => {
      const { language, confidence } = detectLanguage(text);
      expect(language).toMatch(/^[a-z]{2,3}$/);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});
