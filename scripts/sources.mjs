import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { inCheckout, root } from "./checkout.mjs";

const notSources = new Set(["node_modules", "dist", "cases", "bench", "train"]);

/** Every file below a folder of the checkout, as absolute paths, without what is installed, built or only for tests. */
export function* listSources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!notSources.has(entry.name)) yield* listSources(path);
    } else if (!/\.test\.tsx?$/.test(entry.name)) {
      yield path;
    }
  }
}

/** Changes when a file comes, goes, or is written. Sizes and times instead of contents: a start must not read it all. */
export function fingerprint(folders) {
  const hash = createHash("sha256");
  for (const folder of folders) {
    for (const path of [...listSources(inCheckout(folder))].sort()) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}
