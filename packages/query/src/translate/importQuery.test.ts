import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery, printQuery } from "../index.ts";
import { type ImportedPart, importQuery } from "./importQuery.ts";
import { DIALECTS, type Dialect } from "./operators.ts";

const cases = readFileSync(new URL("../../cases/imports.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("# "))
  .map((line) => line.split(" | ") as [Dialect, string, string, string]);

const SIGNS = { translated: "", approximated: "~", impossible: "-" };
const told = ({ fate, code }: ImportedPart) => `${SIGNS[fate]}${code}`;

describe("queries of other tools", () => {
  test.each(cases)("%s: %s", (dialect, written, text, report) => {
    const imported = importQuery(written, dialect);
    expect(imported.text).toBe(text);
    expect(imported.report.map(told).join(" ")).toBe(report);
  });

  test("say of each operator where it stood", () => {
    for (const [dialect, written] of cases)
      for (const { start, end, was } of importQuery(written, dialect).report)
        expect(written.slice(start, end)).toBe(was);
  });

  test("of any kind make a query that can be read again, or none", () => {
    const signs = [
      "(",
      ")",
      '"',
      "~5",
      "{",
      "}",
      "<<<",
      ">>>",
      "[",
      "]",
      "from:",
      "to:",
      "NEAR/3f",
      "a",
      "b*",
      " ",
      "-",
      "$x",
      "😀",
      "\\",
    ];
    const scribbled = fc.array(fc.constantFrom(...signs), { maxLength: 20 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.oneof(scribbled, fc.string({ unit: "binary" })),
        fc.constantFrom(...DIALECTS),
        (written, dialect) => {
          const { query, text } = importQuery(written, dialect);
          if (query === null) expect(text).toBe("");
          else expect(printQuery(parseQuery(text).query!)).toBe(text);
        },
      ),
    );
  });
});
