import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import { readWordList } from "./study.ts";

/** Sources of the word lists in order of trust; "afinn" and what is derived from it carries ODbL. */
const RANKS: Record<string, { rank: number; source: string }> = {
  mklab: { rank: 2, source: "mklab" },
  morph: { rank: 2, source: "morph" },
  vader: { rank: 2, source: "vader" },
  "afinn-mt": { rank: 3, source: "afinn" },
  nlpjs: { rank: 3, source: "afinn" },
};

const LANGUAGES = ["en", "ru", "fa", "ar", "el", "ka", "uk", "tr", "hy", "az"];

/** Writes each source's words of each language to a file of its own, because each carries a licence of its own. */
export function writeLexicons(study: string, modelFolder: string): void {
  for (const language of LANGUAGES) {
    for (const source of ["mklab", "morph", "vader", "afinn"]) {
      const rows = readWordList(study, language).filter((row) => RANKS[row[2]]?.source === source);
      if (rows.length > 0)
        writeWords(modelFolder, `${language}-${source === "afinn" ? 3 : 2}-${source}`, mergeRows(rows));
    }
  }
  writeWords(modelFolder, "emoji-1-ranking", readEmojiRanking(study));
}

function mergeRows(rows: [string, number, string][]): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word, score] of rows) if (score !== 0 && !words.has(word)) words.set(word, score);
  return words;
}

/** Emoji with at least 20 sightings, their mean feeling stretched from -1..1 to -5..5. */
function readEmojiRanking(study: string): Map<string, number> {
  const file = path.join(study, "_lexicons", "emoji_sentiment_ranking_v1.0.csv.gz");
  const words = new Map<string, number>();
  for (const line of gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(1)) {
    const [emoji, , seen, , negative, , positive] = line.split(",");
    const count = Number(seen);
    if (!emoji || !(count >= 20)) continue;
    const score = (5 * (Number(positive) - Number(negative))) / (count + 3);
    words.set(emoji, Math.round(score * 10) / 10);
  }
  return words;
}

function writeWords(modelFolder: string, name: string, words: Map<string, number>): void {
  const lines = [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([word, score]) => `${word}\t${score}`);
  const file = path.join(modelFolder, "lexicon", `${name}.tsv.br`);
  rmSync(file, { force: true });
  writeFileSync(file, brotliCompressSync(`${lines.join("\n")}\n`));
}
