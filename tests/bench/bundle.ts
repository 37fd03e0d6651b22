import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** One entry of Vite's manifest: a chunk, the chunks it imports at once, and its style sheets. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export interface BundleSize {
  /** JavaScript that the browser loads before the first page, compressed, in kB of 1,000 bytes. */
  readonly initialJavaScriptKb: number;
  /** The same with the Watch page, its chart and the English sentences, which are loaded right after. */
  readonly firstPageJavaScriptKb: number;
  readonly initialCssKb: number;
  /** Every script of every page and language, compressed. */
  readonly allJavaScriptKb: number;
  readonly limitKb: number;
  readonly isWithinLimit: boolean;
}

const limitKb = 320;
const firstPage = ["src/features/detect/index.ts", "src/ui/chart/BandCanvas.tsx", "src/locales/en.ts"];
const web = fileURLToPath(new URL("../../apps/web/dist/", import.meta.url));

/** The size of the built web pages. Throws when they are not built. */
export function measureBundle(): BundleSize {
  const manifestFile = join(web, ".vite/manifest.json");
  if (!existsSync(manifestFile)) throw new Error("The web pages are not built: run npm start once.");
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, "utf8"));
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const initial = listChunks(manifest, entries);
  const initialJavaScriptKb = sumKb(initial.map(({ file }) => file));
  return {
    initialJavaScriptKb,
    firstPageJavaScriptKb: sumKb(listChunks(manifest, [...entries, ...firstPage]).map(({ file }) => file)),
    initialCssKb: sumKb(initial.flatMap(({ css = [] }) => css)),
    allJavaScriptKb: sumKb(
      readdirSync(join(web, "assets")).flatMap((name) => (name.endsWith(".js") ? `assets/${name}` : [])),
    ),
    limitKb,
    isWithinLimit: initialJavaScriptKb <= limitKb,
  };
}

/** The chunks of these keys and all that they import at once. Throws for a key that the manifest does not have. */
function listChunks(manifest: Record<string, Chunk>, keys: readonly string[]): Chunk[] {
  const chunks = new Map<string, Chunk>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build has no chunk for ${key}: tests/bench/bundle.ts names it.`);
    if (chunks.has(key)) return;
    chunks.set(key, chunk);
    chunk.imports?.forEach(add);
  };
  keys.forEach(add);
  return [...chunks.values()];
}

const sumKb = (files: readonly string[]) =>
  Math.round([...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file))).length, 0) / 100) /
  10;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(JSON.stringify(measureBundle()));
