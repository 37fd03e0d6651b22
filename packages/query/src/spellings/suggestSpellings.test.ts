import { readFileSync } from "node:fs";
import { foldText } from "@tocsin/text/fold";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "../index.ts";
import { SCRIPTS } from "./letters.ts";
import { suggestSpellings } from "./suggestSpellings.ts";

const cases = readFileSync(new URL("../../cases/spellings.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => line.split(/ => |:/) as [string, string, string]);

describe("spellings of a name in other scripts", () => {
  test.each(cases)("%s in %s: %s", (name, script, wanted) => {
    const offered = suggestSpellings(name).filter((spelling) => spelling.script === script);
    expect(offered.map(({ term }) => foldText(term))).toContain(foldText(wanted));
  });

  test("are few for each script, and never the name itself", () => {
    for (const [name] of cases) {
      const offered = suggestSpellings(name);
      for (const script of SCRIPTS)
        expect(offered.filter((one) => one.script === script).length).toBeLessThanOrEqual(4);
      expect(offered.map(({ term }) => foldText(term))).not.toContain(foldText(name));
    }
  });

  test("of anything at all are words that can be searched for, or none", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (name) => {
        for (const { term } of suggestSpellings(name)) expect(parseQuery(`"${term}"`).query).not.toBeNull();
      }),
    );
  });
});
