import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** Feeds of public test suites, kept outside the project: `TOCSIN_STUDY_DATA`, else the folder beside the checkout. */
const STUDY = process.env.TOCSIN_STUDY_DATA ?? join(import.meta.dirname, "../../../shared/data");
const ARCHIVE = join(STUDY, "connectors/fixtures.tar.gz");

export const hasSuites = existsSync(ARCHIVE);
export const whyNoSuites = `The study data is not at ${ARCHIVE}: the conformance of feeds is not measured.`;

export interface Case {
  readonly path: string;
  readonly bytes: Buffer;
}
export interface Suites {
  readonly list: (suite: string, ending: RegExp) => Case[];
  readonly read: (path: string) => Buffer | null;
  readonly remove: () => void;
}

export function unpackSuites(): Suites {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-suites-"));
  execFileSync("tar", ["-xzf", ARCHIVE, "-C", folder, "connectors/feeds"]);
  const root = join(folder, "connectors/feeds");
  const pathsIn = (suite: string) =>
    readdirSync(join(root, suite), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .sort();
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path)) : null);
  return {
    list: (suite, ending) =>
      pathsIn(suite)
        .filter((path) => ending.test(path))
        .map((path) => ({ path, bytes: read(path)! })),
    read,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
