import { readFileSync } from "node:fs";
import { foldText } from "@tocsin/text/fold";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchQuery, parseQuery } from "../index.ts";
import { formsOf } from "./formsOf.ts";

const cases = readFileSync(new URL("../../cases/forms.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => line.split(" | ") as [string, string, string]);

describe("forms of words and their false friends", () => {
  test.each(cases)("%s: %s → %s", (expected, word, text) => {
    const { query } = parseQuery(`~${word}`);
    expect(matchQuery(query!, { text, author: { handle: "a" }, platform: "x" }) ? "yes" : "no").toBe(expected);
  });

  test("are folded, few, and hold the word itself", () => {
    const words = fc.oneof(
      fc.constantFrom(...cases.map(([, word]) => foldText(word))),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(words, (word) => {
        const folded = foldText(word);
        const forms = formsOf(folded);
        expect(forms.has(folded)).toBe(true);
        expect(forms.size).toBeLessThan(400);
        for (const form of forms) expect(foldText(form)).toBe(form);
      }),
    );
  });
});
