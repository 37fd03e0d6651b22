import { writeFileSync } from "node:fs";
import { bitsOf, EMPTY, VOCABULARY_BITS } from "../../src/language/vocabulary.ts";
import { readSpeech } from "../../src/speech.ts";
import { gatherPosts, leaveOutTestPosts } from "../corpus.ts";
import { findStudyFolder, readTestKeys } from "../study.ts";

/** Words met this often are in use; rarer ones are misspelt or foreign too often. */
const SHARDS = {
  ru: { script: /^[а-я]+$/, least: 2 },
  fa: { script: /^[\u0620-\u06ff]+$/, least: 2 },
  ar: { script: /^[\u0620-\u06ff]+$/, least: 2 },
};
const SIX_BITS = 6;

function packVocabulary(words: Iterable<string>): string {
  const characters = new Uint8Array(Math.ceil(2 ** VOCABULARY_BITS / SIX_BITS));
  for (const word of words)
    for (const bit of bitsOf(word)) characters[Math.floor(bit / SIX_BITS)]! |= 1 << (bit % SIX_BITS);
  return Array.from(characters, (six) => String.fromCharCode(six + EMPTY))
    .join("")
    .replaceAll("\\", "p");
}

function wordsInUse(study: string, shard: keyof typeof SHARDS): string[] {
  const posts = leaveOutTestPosts(gatherPosts(study, shard, "train", "all"), readTestKeys(study));
  const counts = new Map<string, number>();
  for (const { text } of posts) {
    for (const word of new Set(readSpeech(text).words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const { script, least } = SHARDS[shard];
  return [...counts].filter(([word, count]) => count >= least && script.test(word)).map(([word]) => word);
}

const study = findStudyFolder();
if (study) {
  const entries = (Object.keys(SHARDS) as (keyof typeof SHARDS)[]).map((shard) => {
    const words = wordsInUse(study, shard);
    console.log(`${shard}: ${words.length} words in use`);
    return `  ${shard}: "${packVocabulary(words)}",`;
  });
  const head =
    "/** Made by train/language/trainVocabularies.ts: six bits a character. */\nexport const VOCABULARIES = {\n";
  writeFileSync(
    new URL("../../src/language/model/vocabularies.ts", import.meta.url),
    `${head}${entries.join("\n")}\n};\n`,
  );
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): the vocabularies stay as they are.");
