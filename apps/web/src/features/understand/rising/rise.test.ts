import { expect, it } from "vitest";
import { sentenceForRise } from "./rise.ts";

it("speaks of what is usual only where something is", () => {
  expect([0, 0.2, 1, 7].map((expected) => sentenceForRise({ expected }))).toEqual([
    "understand.rise.new",
    "understand.rise.rare",
    "understand.rise.usual",
    "understand.rise.usual",
  ]);
});
