import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../cases/anyText.ts";
import { readCases } from "../cases/readCases.ts";
import { foldText } from "./fold.ts";
import { tokenise } from "./tokens.ts";

test.each(readCases("tokens.txt", " => "))("%s has the words %s", (text, words) => {
  const spelled = tokenise(text!).map((token) => token.sign + token.folded);
  expect(spelled.join(" ")).toBe(words!.trim());
});

test("every word stands where its offsets say", () => {
  fc.assert(
    fc.property(anyText(80), (text) => {
      let last = 0;
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(foldText(text.slice(token.start, token.end))).toContain(token.folded);
        last = token.end;
      }
    }),
  );
});
