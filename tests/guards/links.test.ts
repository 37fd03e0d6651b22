import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { listPaths, readPath, root, type SourceFile } from "./tree.ts";

const link = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const image = /<img[^>]*\ssrc="([^"]+)"/g;

const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");

const slugOf = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

const headingsOf = (text: string) => [...text.matchAll(/^#+\s+(.*)$/gm)].map(([, heading]) => slugOf(String(heading)));

function findBrokenLinks(
  page: SourceFile,
  doesExist: (path: string) => boolean,
  read: (path: string) => string,
): string[] {
  const text = withoutCode(page.text);
  const targets = [...text.matchAll(link), ...text.matchAll(image)].map(([, target]) => String(target));
  return targets
    .filter((target) => !/^[a-z]+:/i.test(target))
    .filter((target) => {
      const [file = "", anchor] = decodeURI(target).split("#");
      const path = file === "" ? page.path : normalize(join(dirname(page.path), file));
      if (!doesExist(path)) return true;
      return anchor !== undefined && path.endsWith(".md") && !headingsOf(read(path)).includes(anchor);
    })
    .map((target) => `${page.path} → ${target}`);
}

describe("the pages of the documentation", () => {
  const pages = listPaths()
    .filter((path) => path.endsWith(".md"))
    .map(readPath);

  test("every link and picture leads somewhere", () => {
    expect(pages.length).toBeGreaterThan(8);
    const exists = (path: string) => existsSync(join(root, path));
    expect(pages.flatMap((page) => findBrokenLinks(page, exists, (path) => readPath(path).text))).toEqual([]);
  });

  test("a link to nowhere is found", () => {
    const page = {
      path: "docs/a.md",
      text: "# One\n[x](b.md) [y](#two) [z](#one) [w](https://example.org) `[v](c.md)`",
    };
    const broken = findBrokenLinks(
      page,
      (path) => path === "docs/a.md",
      () => page.text,
    );
    expect(broken).toEqual(["docs/a.md → b.md", "docs/a.md → #two"]);
  });
});
