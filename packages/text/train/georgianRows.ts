import { loadModelFolder } from "../src/node.ts";
import { GeorgianSigns, SIGNS } from "../src/sentiment/georgian/signs.ts";
import { Vocabulary } from "../src/sentiment/georgian/vocabulary.ts";
import { AS_WRITTEN, ROMANISED } from "../src/sentiment/georgian/wordHashes.ts";
import { hashUnit } from "../src/sentiment/hash.ts";
import { Pieces } from "../src/sentiment/pieces.ts";
import type { GeorgianPost } from "./georgianPosts.ts";
import { modelFolder } from "./modelFolder.ts";

/** The signs of one post, in the order of `SIGNS`. */
export type SignRow = readonly number[];

/**
 * The signs of every post as they look when `hidden` of ten parts of the word list are forgotten, which parts `seed` says.
 * Whoever wrote the list knew these posts; the posts of tomorrow speak of a third of their feelings in words it lacks.
 */
export function readSignRows(posts: readonly GeorgianPost[], hidden: number, seed: number): SignRow[] {
  const model = loadModelFolder(modelFolder("all"));
  const words = forgetWords(model.georgian?.words ?? "", hidden, seed);
  const native = new GeorgianSigns(new Vocabulary(words, AS_WRITTEN));
  const romanised = new GeorgianSigns(new Vocabulary(words, ROMANISED));
  const pieces = new Pieces();
  return posts.map(({ text, isRomanised }) => {
    const signs = isRomanised ? romanised : native;
    pieces.read(text);
    signs.read(pieces, model.feelingsOf("emoji").emoji);
    return SIGNS.map((sign) => signs.values[sign]);
  });
}

/** Leaves out words of feeling only: negators and their like are few and all listed. */
function forgetWords(words: string, hidden: number, seed: number): string {
  const isKept = (line: string) => !/\t-?[\d.]+$/.test(line) || partOf(line, seed) >= hidden;
  return words.split("\n").filter(isKept).join("\n");
}

function partOf(line: string, seed: number): number {
  let hash = hashUnit(0x6d2b79f5, seed);
  for (let i = 0; i < line.length; i++) hash = hashUnit(hash, line.charCodeAt(i));
  return (hash >>> 4) % 10;
}
