import { describe, expect, test } from "vitest";
import english from "../../../../packages/contract/src/wording/en.json" with { type: "json" };
import { isolateWords } from "./isolate.ts";

describe("words from outside in a sentence", () => {
  test("are kept from turning it around, numbers are left", () => {
    expect(isolateWords({ name: "Ada", count: 3 }, "{name} wrote {count}")).toEqual({
      name: "\u2068Ada\u2069",
      count: 3,
    });
  });

  test("stay bare where the sentence only chooses by them", () => {
    const values = isolateWords({ sign: "safety", words: "danger" }, english["reason.sign"]);
    expect(values).toEqual({ sign: "safety", words: "\u2068danger\u2069" });
  });
});
