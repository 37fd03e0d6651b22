import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { packShard } from "../src/model/shardFile.ts";
import type { Shard } from "../src/sentiment/shard.ts";
import type { LicenceRule } from "./sets.ts";

/** Where a variant lies: the shipped one in `model`, the strict one beside it, not kept in the repository. */
export function modelFolder(rule: LicenceRule): string {
  const folder = fileURLToPath(new URL(rule === "strict" ? "../model-strict" : "../model", import.meta.url));
  mkdirSync(path.join(folder, "lexicon"), { recursive: true });
  return folder;
}

/** Writes `shard` compressed; gives its size in the repository in bytes. */
export function writeShard(folder: string, name: string, shard: Shard): number {
  const bytes = packShard(shard);
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  writeFileSync(path.join(folder, `${name}.shard.br`), packed);
  return packed.length;
}
