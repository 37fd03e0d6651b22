import { expect, test } from "vitest";
import { readCases } from "../../cases/readCases.ts";
import { writeNative } from "./nativeLetters.ts";

test.each(readCases("romanised.txt", "\t"))("%s: %s is written back as %s", (language, latin, native) => {
  expect(writeNative(latin!, language!)).toBe(native);
});
