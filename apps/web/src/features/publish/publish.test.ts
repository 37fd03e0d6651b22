import { expect, test } from "vitest";
import { checkCode, countCharacters, countWords, splitForPublishing, type Version, versionState } from "./readiness.ts";

const person = { id: "p", name: "Nino" };
const version = (language: Version["language"], more: Partial<Version> = {}): Version => ({
  language,
  title: "Title",
  text: "Text",
  hash: "abc",
  editedBy: person,
  editedAt: "2026-05-08T10:00:00Z",
  approval: null,
  publishedAt: null,
  openPlaceholders: [],
  ...more,
});
const approval = { id: "a", by: person, at: "2026-05-08T10:05:00Z", hash: "abc", voidedAt: null };

test("an approval of another text counts as voided", () => {
  expect(versionState(version("en", { approval, hash: "other" }))).toBe("voided");
  expect(versionState(version("en", { approval: { ...approval, voidedAt: "2026-05-08T10:06:00Z" } }))).toBe("voided");
  expect(versionState(version("en", { approval }))).toBe("approved");
});

test("only approved versions go out; published ones neither go again nor stay behind", () => {
  const versions = [version("en", { approval }), version("fa"), version("ru", { approval, publishedAt: approval.at })];
  const { going, staying } = splitForPublishing(versions);
  expect(going.map((one) => one.language)).toEqual(["en"]);
  expect(staying.map((one) => one.language)).toEqual(["fa"]);
});

test("letters and words are counted as people count them", () => {
  expect(countCharacters("e\u0301a")).toBe(2);
  expect(countWords("می‌کنیم — two words")).toBe(3);
  expect(checkCode("0123456789abcdef")).toBe("0123 4567 89ab");
});
