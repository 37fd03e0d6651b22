import { describe, expect, test } from "vitest";
import { findLines, listPaths, readPath, type SourceFile } from "./tree.ts";

const longestFile = 500;
const bannedNames = new Set(
  "manager managers helper helpers util utils common misc data info processor handler handlers base impl dto".split(
    " ",
  ),
);
const exactVersion = /^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*)$/;
const leftBehind = new RegExp(
  ["TO" + "DO", "FIX" + "ME", "XX" + "X"].map((mark) => `\\b${mark}\\b`).join("|") +
    "|\\b(it|test|describe)\\.(skip|only|todo)\\b|@ts-ignore|@ts-nocheck|\\bas any\\b",
);

const wordsOf = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);

// A data breach is a crisis type: there the word says something.
const findBannedNames = (paths: string[]) =>
  paths.filter((path) =>
    path
      .replace("data-breach", "")
      .split("/")
      .some((part) => wordsOf(part).some((word) => bannedNames.has(word))),
  );

const findLongFiles = (files: SourceFile[]) =>
  files
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > longestFile);

const findLooseVersions = (files: SourceFile[]) =>
  files.flatMap(({ path, text }) => {
    const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = JSON.parse(text);
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies, ...peerDependencies });
    return versions.filter(([, version]) => !exactVersion.test(version)).map((pair) => `${path}: ${pair.join(" ")}`);
  });

describe("the shape of the sources", () => {
  const paths = listPaths();
  const sourcePaths = paths.filter((path) => /\.(ts|tsx|mjs|css)$/.test(path));
  const sources = sourcePaths.map(readPath);
  const packages = paths.filter((path) => path.endsWith("package.json")).map(readPath);

  test("no file is too long to be read", () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(findLongFiles(sources)).toEqual([]);
    expect(findLongFiles([{ path: "long.ts", text: "\n".repeat(longestFile + 1) }])).toHaveLength(1);
  });

  test("no file or folder has a name that says nothing", () => {
    expect(findBannedNames(sourcePaths)).toEqual([]);
    expect(findBannedNames(["a/stringUtils.ts", "b/helpers/c.ts", "d/database.ts"])).toEqual([
      "a/stringUtils.ts",
      "b/helpers/c.ts",
    ]);
  });

  test("nothing unfinished, skipped or silenced is left behind", () => {
    const written = sources.filter(({ path }) => path !== "tests/guards/shape.test.ts");
    expect(written.flatMap((file) => findLines(file, leftBehind))).toEqual([]);
    expect(findLines({ path: "a.test.ts", text: "test.only('a')" }, leftBehind)).toHaveLength(1);
  });

  test("every package version is exact", () => {
    expect(packages.length).toBeGreaterThan(8);
    expect(findLooseVersions(packages)).toEqual([]);
    expect(findLooseVersions([{ path: "p", text: '{"dependencies":{"a":"^1.0.0"}}' }])).toEqual(["p: a ^1.0.0"]);
  });

  test("the licence is there and every package names it", () => {
    expect(readPath("LICENSE").text).toContain("Apache License");
    expect(packages.filter(({ text }) => JSON.parse(text).license !== "Apache-2.0").map(({ path }) => path)).toEqual(
      [],
    );
  });
});
