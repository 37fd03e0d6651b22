import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "../../cases/anyText.ts";
import { readCases } from "../../cases/readCases.ts";
import { detectLanguage } from "./detectLanguage.ts";

test.each(readCases("language/posts.txt", "\t"))("%s: %s", (expected, post) => {
  const { language, romanised } = detectLanguage(post ?? "");
  expect(romanised ? `${language}-latn` : language).toBe(expected);
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
