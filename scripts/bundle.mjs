import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import { inCheckout } from "./checkout.mjs";

const outputFolder = inCheckout("dist/tocsin");
export const commandFile = `${outputFolder}/tocsin.mjs`;

/** Bundles the command line and the server into dist/tocsin. Dynamic imports become files of their own. */
export async function bundleCommand() {
  const { build } = await import("esbuild");
  await build({
    entryPoints: { tocsin: inCheckout("apps/cli/src/main.ts") },
    outdir: outputFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    sourcemap: true,
    logLevel: "silent",
    plugins: [packagesStayOutside, filesKeepTheirPlace],
  });
}

/**
 * Packages of the registry are imported from where the importing workspace package has them: in a strict node_modules
 * tree the bundle's own folder does not see them. Relative paths, so that the checkout can be moved.
 */
const packagesStayOutside = {
  name: "packages-stay-outside",
  setup(build) {
    const resolved = Symbol("resolved");
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === resolved || kind === "entry-point" || path.startsWith("@tocsin/") || isBuiltin(path)) return;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: resolved });
      if (found.errors.length > 0) return { errors: found.errors };
      return { path: relative(outputFolder, found.path), external: true };
    });
  },
};

/** A source that reads a file beside itself (`new URL("x", import.meta.url)`) finds it in the bundle as well. */
const filesKeepTheirPlace = {
  name: "files-keep-their-place",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes("import.meta.")) return;
      const place = JSON.stringify(relative(outputFolder, path));
      const contents = source
        .replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`)
        .replaceAll("import.meta.dirname", `decodeURI(new URL(".", new URL(${place}, import.meta.url)).pathname)`);
      return { contents, loader: "ts" };
    });
  },
};

/** Runs the bundled command line in this process: signals and the exit code need no forwarding. */
export async function runCommand(args) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, commandFile, ...args];
  await import(pathToFileURL(commandFile).href);
}
