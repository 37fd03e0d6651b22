import { describe, expect, test } from "vitest";
import { crisisTypes, deliveryProblemCodes, departments, languages, saidSigns } from "../words.ts";
import { wordings } from "./index.ts";

describe.each(languages)("the words in %s", async (language) => {
  const { default: words } = await wordings[language]();

  test.each([
    ["department", departments],
    ["crisis", crisisTypes],
    ["language", languages],
    ["delivery", deliveryProblemCodes],
  ])("give each %s a name of its own", (prefix, members) => {
    const names = members.map((member) => words[`${prefix}.${member}`]?.trim());
    expect(names.filter(Boolean)).toHaveLength(members.length);
    expect(new Set(names).size).toBe(members.length);
  });

  test("say of each sign what posts do that show it", () => {
    for (const sign of saidSigns.filter((one) => one !== "elsewhere"))
      expect(words["reason.sign"]).toContain(` ${sign} {`);
  });
});
