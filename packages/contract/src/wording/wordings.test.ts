import { describe, expect, test } from "vitest";
import { crisisTypes, departments, languages } from "../words.ts";
import { wordings } from "./index.ts";

describe.each(languages)("the words in %s", async (language) => {
  const { default: words } = await wordings[language]();

  test.each([
    ["department", departments],
    ["crisis", crisisTypes],
    ["language", languages],
  ])("give each %s a name of its own", (prefix, members) => {
    const names = members.map((member) => words[`${prefix}.${member}`]?.trim());
    expect(names.filter(Boolean)).toHaveLength(members.length);
    expect(new Set(names).size).toBe(members.length);
  });
});
