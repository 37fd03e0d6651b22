import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { checkFormat } from "../../scripts/checks/format.mjs";
import { followImports } from "../../scripts/checks/imports.mjs";
import { checkTypes, listProjects } from "../../scripts/checks/types.mjs";
import { surroundings, wrongImports } from "./mistakes.ts";
import { listPaths, root } from "./tree.ts";

/** A tool that looks at nothing is content with everything: each one is shown a mistake it has to find. */
describe("the guard of the guards", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function plant(files: Record<string, string>, place = tmpdir()): string {
    const folder = mkdtempSync(join(place, "tocsin-guard-"));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  test("the import rules see every source file", async () => {
    const { seen } = await followImports();
    const sources = listPaths().filter((path) => /^(packages|apps|lab)\/.*src\/.*\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((path) => !seen.includes(path))).toEqual([]);
  });

  test("the import rules report every planted mistake", async () => {
    const planted = wrongImports.map(([, path, text]) => [path, text]);
    const { violations } = await followImports(plant({ ...surroundings, ...Object.fromEntries(planted) }));
    const reported = violations.map(({ rule, from }) => `${rule.name} ${from}`);
    for (const [rule, path] of wrongImports) expect(reported).toContain(`${rule} ${path}`);
  });

  test("the linter reports an unused import, a careless type and bad formatting", async () => {
    const configuration = JSON.stringify({ root: true, extends: [join(root, "biome.json")], vcs: { enabled: false } });
    const folder = plant({
      "biome.json": configuration,
      "planted.ts": 'import { join } from "node:path"\nexport const planted: any = 1\n',
    });
    const { failed, report } = await checkFormat(folder);
    expect(failed).toBe(1);
    expect(report).toContain("noUnusedImports");
    expect(report).toContain("noExplicitAny");
    expect(report).toContain("Formatter would have printed");
  });

  test("every project of the compiler is checked", () => {
    expect(listProjects().length).toBe(
      1 + listPaths().filter((path) => /^(packages|apps)\/[^/]+\/package\.json$/.test(path)).length + 1,
    );
  });

  test.each([
    ["packages/text", "process.exit(1);", "Cannot find name 'process'"],
    ["packages/query", "document.title;", "Cannot find name 'document'"],
    [
      "apps/server",
      "const list: string[] = [];\nexport const first: string = list[0];",
      "not assignable to type 'string'",
    ],
    ["apps/web", "process.exit(1);", "Cannot find name 'process'"],
  ])("the compiler of %s refuses what its side may not know", async (project, text, sentence) => {
    const extended = join(root, project, "tsconfig.json");
    const folder = plant({ "planted.ts": `${text}\nexport {};\n` }, join(root, project, "node_modules"));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: extended, files: ["planted.ts"], include: [] }),
    );
    const { failed, report } = await checkTypes(join(folder, "tsconfig.json").slice(root.length + 1));
    expect(failed).toBe(1);
    expect(report).toContain(sentence);
  });
});
