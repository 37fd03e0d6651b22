import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { matchQuery, type Problem, parseQuery, printQuery, type QueryPost } from "./index.ts";

/** Lines of a case file without remarks; the parts of a line stay as written except for outer spaces. */
function linesOf(file: string): string[] {
  const text = readFileSync(new URL(`../cases/${file}`, import.meta.url), "utf8");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("# "));
}

function splitCase(line: string): [query: string, expected: string] {
  const at = line.lastIndexOf("=> ");
  return [line.slice(0, at).trim(), line.slice(at + 3).trim()];
}

describe("parsing", () => {
  test.each(linesOf("parse.txt"))("%s", (line) => {
    const [query, expected] = splitCase(line);
    const tree = parseQuery(query).query;
    expect(tree === null ? "nothing" : printQuery(tree)).toBe(expected);
  });
});

describe("problems", () => {
  test.each(linesOf("problems.txt"))("%s", (line) => {
    const [query, expected] = splitCase(line);
    expect(parseQuery(query).problems.map(shown).join(" ") || "fine").toBe(expected);
  });
});

describe("matching", () => {
  test.each(linesOf("match.txt"))("%s", (line) => {
    const [expected, query, text, rest] = line.split(" | ");
    const tree = parseQuery(query!).query!;
    expect(matchQuery(tree, postOf(text!, rest)) ? "yes" : "no").toBe(expected);
  });
});

function shown(problem: Problem): string {
  const suggestion = problem.suggestion === undefined ? "" : `=${problem.suggestion}`;
  return `${problem.code}@${problem.start}-${problem.end}${suggestion}`;
}

function postOf(text: string, rest = ""): QueryPost {
  const part = (name: string) => new RegExp(`${name}=(.*)`).exec(rest)?.[1];
  const is = part("is");
  const followers = part("followers");
  const link = part("link");
  return {
    text,
    title: part("title"),
    author: {
      handle: part("from") ?? "someone",
      name: part("name"),
      followers: followers === undefined ? undefined : Number(followers),
      isVerified: is === "verified",
    },
    isReply: is === "reply",
    hasMedia: is === "media",
    language: part("lang"),
    platform: part("platform") ?? "bluesky",
    links: link === undefined ? [] : [link],
  };
}
