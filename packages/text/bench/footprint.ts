import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { createAnalyser } from "../src/index.ts";
import { loadModelFolder } from "../src/node.ts";
import { readBenchTexts } from "./texts.ts";

/** Run as a program of its own (`measureFootprint`), because what is loaded can only be weighed in a fresh process. */
const MODEL = fileURLToPath(new URL("../model", import.meta.url));
const megabytes = (bytes: number) => Math.round(bytes / 1e4) / 100;

function listModelFiles(): string[] {
  const names = readdirSync(MODEL, { recursive: true }) as string[];
  return names.filter((name) => /\.(br|tsv)$/.test(name)).map((name) => path.join(MODEL, name));
}

const before = process.cpuUsage();
const model = loadModelFolder(MODEL);
const { user, system } = process.cpuUsage(before);
const analyser = createAnalyser(model);
for (let round = 0; round < 20; round++) for (const { text } of readBenchTexts()) analyser.analyse(text);
const files = listModelFiles();
const compressed = files.map((file) =>
  file.endsWith(".br") ? statSync(file).size : brotliCompressSync(readFileSync(file)).length,
);
console.log(
  JSON.stringify({
    loadMs: Math.round((user + system) / 1000),
    residentMb: megabytes(process.memoryUsage().rss),
    filesMb: megabytes(files.reduce((sum, file) => sum + statSync(file).size, 0)),
    compressedMb: megabytes(compressed.reduce((sum, size) => sum + size, 0)),
  }),
);
