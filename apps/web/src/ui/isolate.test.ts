import { describe, expect, test } from "vitest";
import { isolateWords } from "./isolate.ts";

describe("words from outside in a sentence", () => {
  test("are kept from turning it around, numbers are left", () => {
    expect(isolateWords({ name: "Ada", count: 3 }, "{name} wrote {count}")).toEqual({
      name: "\u2068Ada\u2069",
      count: 3,
    });
  });

  test("stay bare where the sentence only chooses by them", () => {
    const message = "{sign, select, safety {call it dangerous} other {say else}}: {words}";
    const values = isolateWords({ sign: "safety", words: "danger" }, message);
    expect(values).toEqual({ sign: "safety", words: "\u2068danger\u2069" });
  });
});
