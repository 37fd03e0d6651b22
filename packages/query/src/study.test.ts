import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { importQuery, type ProblemCode, parseQuery, printQuery } from "./index.ts";

/**
 * Query strings of two other languages' test suites and the operators of a large network, from the study data: each is read
 * as there or differs for one of the reasons that the README gives. Without the data nothing is asked.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = process.env.TOCSIN_STUDY_DATA ?? `${root}/../shared/data`;
const files = readArchive(`${folder}/connectors/fixtures.tar.gz`);
if (files === null)
  process.stderr.write(`No study data in ${folder}: the query strings of other tools are not tried.\n`);

/** Why a string that another language reads is not read the same here. */
const DIFFERENCES: ReadonlySet<ProblemCode> = new Set([
  "unknown-field",
  "foreign-operator",
  "foreign-pattern",
  "misplaced-star",
  "no-letters",
  "only-negative",
  "empty",
]);

describe.runIf(files !== null)("query strings of other tools", () => {
  const strings = read<{ query: string; expect: "parses" | "error" }>("query/query-string-cases.json");

  test("are read as there, or differ for a reason that is told", () => {
    const outcomes = strings.map(outcomeOf);
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect(outcomes).toHaveLength(117);
    expect({ same: count("same"), told: count("told"), lenient: count("lenient"), untold: count("untold") }).toEqual({
      same: 50,
      told: 66,
      lenient: 1,
      untold: 0,
    });
  });

  test("survive printing and parsing", () => {
    for (const { query: written } of strings) {
      const { query } = parseQuery(written);
      if (query !== null) expect(parseQuery(printQuery(query)).query).toEqual(query);
    }
  });
});

describe.runIf(files !== null)("operators of a network", () => {
  const operators = read<{ operator: string; example: string }>("query/x-operators.json");

  test("are kept, translated, approximated or said to be impossible", () => {
    const fates = operators.map(({ example }) => {
      const { report, problems } = importQuery(example, "x");
      expect(problems.filter(({ code, severity }) => severity === "error" && code !== "empty")).toEqual([]);
      const has = (fate: string) => report.some((part) => part.fate === fate);
      return has("impossible") ? "impossible" : has("approximated") ? "approximated" : "kept";
    });
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    expect(operators).toHaveLength(89);
    expect({ kept: count("kept"), approximated: count("approximated"), impossible: count("impossible") }).toEqual({
      kept: 32,
      approximated: 14,
      impossible: 43,
    });
  });
});

function outcomeOf({ query: written, expect: wanted }: { query: string; expect: "parses" | "error" }): string {
  const { problems } = parseQuery(written);
  if (wanted === "error") return problems.some(({ severity }) => severity === "error") ? "same" : "lenient";
  if (problems.length === 0) return "same";
  return problems.every(({ code }) => DIFFERENCES.has(code)) ? "told" : "untold";
}

function read<T>(name: string): readonly T[] {
  const text = files?.get(`connectors/${name}`);
  return text === undefined ? [] : JSON.parse(text);
}

/** The JSON files of a compressed tar archive by name; null when there is no archive. */
function readArchive(path: string): ReadonlyMap<string, string> | null {
  let archive: Buffer;
  try {
    archive = gunzipSync(readFileSync(path));
  } catch {
    return null;
  }
  const found = new Map<string, string>();
  for (let at = 0; at + 512 <= archive.length; ) {
    const text = (from: number, length: number) =>
      archive.toString("utf8", at + from, at + from + length).replace(/\0.*$/s, "");
    const [name, size] = [text(0, 100), Number.parseInt(text(124, 12), 8) || 0];
    if (name.endsWith(".json") && name.includes("/query/"))
      found.set(name, archive.toString("utf8", at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
