import { describe, expect, test } from "vitest";
import { compareCatalogues, readLanguage } from "./catalogues.ts";
import { listPaths } from "./tree.ts";

const languages = ["en", "ka", "ru", "fa", "el", "ar"];
const others = languages.slice(1);

describe("the six languages", () => {
  const english = readLanguage("en");

  test("the web has a catalogue folder for each language and no other", () => {
    const folders = listPaths("apps/web/src/locales").map((path) => path.split("/")[4]);
    expect([...new Set(folders.filter((name) => !name?.includes(".")))].sort()).toEqual([...languages].sort());
  });

  test.each(others)("%s has every sentence, with the same blanks and its own plural forms", (language) => {
    expect(Object.keys(english).length).toBeGreaterThan(300);
    expect(compareCatalogues(english, readLanguage(language), language)).toEqual([]);
  });

  test("a playbook exists in each language", () => {
    const folder = "apps/server/src/modules/prepare/playbooks";
    const types = new Set(listPaths(folder).flatMap((path) => /playbooks\/([\w-]+)\//.exec(path)?.[1] ?? []));
    expect(types.size).toBeGreaterThan(5);
    const wanted = [...types].flatMap((type) => languages.map((language) => `${folder}/${type}/${language}.json`));
    const there = new Set(listPaths(folder));
    expect(wanted.filter((path) => !there.has(path))).toEqual([]);
  });

  test("a missing, a foreign and an untranslated sentence, a lost blank and a lost plural form are found", () => {
    const from = {
      a: "Hello {name}",
      b: "Good evening",
      c: "{n, plural, one {# post} other {# posts}}",
      d: "Yes",
      f: "{n, plural, one {# day} other {# days}}",
    };
    const to = {
      a: "Привет",
      b: "Good evening",
      c: "{n, plural, one {# пост} other {# постов}}",
      e: "Да",
      f: "{n, plural, one {# day} other {# days}}",
    };
    expect(compareCatalogues(from, to, "ru")).toEqual([
      "a: has the blanks () instead of (name)",
      "b: is the English sentence",
      "c: lacks the plural forms few, many",
      "d: is missing",
      "e: does not exist in English",
      "f: is the English sentence",
    ]);
  });
});
