import { expect, it } from "vitest";
import { queryForNames } from "./spellings.ts";

it("joins the names of a brand, each once, and quotes those with spaces or signs", () => {
  const names = ["Nimbus Air", "nimbusair", "@nimbus", "nimbusair", " "];
  expect(queryForNames(names)).toBe('"Nimbus Air" OR nimbusair OR @nimbus');
});

it("keeps names in every script", () => {
  expect(queryForNames(["ნიმბუსი", "نیمبوس", "هواپیمایی نیمبوس"])).toBe('ნიმბუსი OR نیمبوس OR "هواپیمایی نیمبوس"');
});

it("never lets a name become an operator or break a phrase", () => {
  expect(queryForNames(["NOT", 'The "Best"', "a*b"])).toBe('"NOT" OR "The Best" OR "a*b"');
});
