import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../cases/anyText.ts";
import { readCases } from "../cases/readCases.ts";
import { foldText } from "./fold.ts";

test.each(readCases("fold.txt", " => "))("%s is folded to %s", (written, folded) => {
  expect(foldText(written!)).toBe(folded);
});

test("folding a folded text changes nothing", () => {
  fc.assert(
    fc.property(anyText(60), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { numRuns: 2000 },
  );
});

test("texts that differ only in case fold alike", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abzéñжйяёёΑάώςπქარგიکیهةأ"), maxLength: 30 });
  fc.assert(
    fc.property(letters, (text) => {
      expect(foldText(text.toUpperCase())).toBe(foldText(text));
    }),
  );
});
