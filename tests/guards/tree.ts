import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A file of the checkout: `path` from its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const notOurs = new Set(["node_modules", "dist", "coverage", "test-results"]);
const isOurs = (folder: string, name: string) =>
  !notOurs.has(name) && (name === ".ci" || !name.startsWith(".")) && !(folder === "" && name === "data");

/** The paths of everything we wrote below `folder`, in order. */
export function listPaths(folder = ""): string[] {
  const paths: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (isOurs(folder, entry.name)) paths.push(...listPaths(path));
    } else {
      paths.push(path);
    }
  }
  return paths.sort();
}

export const readPath = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), "utf8") });

export const readFiles = (folder: string, pattern: RegExp): SourceFile[] =>
  listPaths(folder)
    .filter((path) => pattern.test(path))
    .map(readPath);

export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|\/testing(\.ts$|\/)/.test(path);

/** Where `pattern` stands in a file, as lines a person can jump to. */
export function findLines({ path, text }: SourceFile, pattern: RegExp): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));
}
