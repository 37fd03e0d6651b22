import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { foldText } from "../../src/fold.ts";
import type { LatinClass } from "../../src/language/latinModel.ts";
import { readSpeech } from "../../src/speech.ts";
import { gatherPosts, leaveOutTestPosts } from "../corpus.ts";
import { readPosts, readTestKeys, readWordList, testKey } from "../study.ts";
import { pick, spellByHabit } from "./habits.ts";
import { ARABIC, PERSIAN, spellBySound } from "./vowels.ts";

export interface LatinExample {
  readonly words: readonly string[];
  readonly label: LatinClass;
}

type Dice = () => number;
type Words = readonly string[];

const POSTS_PER_CLASS = 14000;
const TABLE_POSTS = 2500;
const LISTED_POSTS = 1500;
const OTHER_POSTS_PER_LANGUAGE = 150;
const MASHED_POSTS = 3000;
/** Neighbours with posts enough for a class of their own. */
const OWN_CLASSES = ["de", "es", "fr", "it"] as const;
const GEORGIAN_STYLES = 8;
/** How often a word of a romanised post gives way to an English one: people mix. */
const MIXING = 0.06;

/** Posts of romanised speech made from the study's posts, and posts of languages at home in Latin letters. */
export function gatherLatinExamples(study: string, dice: Dice): LatinExample[] {
  const posts = (shard: string, language = shard) => readStudyPosts(study, { shard, language }, dice);
  const english = posts("en");
  const finglish = readTable("finglish.txt");
  const arabizi = readTable("arabizi.txt");
  const arabic = posts("ar");
  const georgian = readGeorgian(study, dice);
  const inLatin = {
    ru: posts("ru").map((words) => spellByHabit(words.filter(isCyrillic), "ru", dice)),
    el: posts("el").map((words) => spellByHabit(words.filter(isGreek), "el", dice)),
    ka: georgian.map((words) => spellByHabit(words, "ka", dice)),
    fa: [
      ...posts("fa").map((words) => spellBySound(words.filter(isArabicScript), PERSIAN, finglish, dice)),
      ...drawPosts([...finglish.values()].flat(), TABLE_POSTS, dice),
    ],
    ar: [
      ...arabic.map((words) => spellBySound(words.filter(isArabicScript), ARABIC, arabizi, dice)),
      ...drawPosts([...arabizi.values()].flat(), TABLE_POSTS, dice),
      ...arabic.filter((words) => words.every(isLatin)),
    ],
  };
  const listed = readWordsByLanguage("romanisedWords.txt");
  const romanised = Object.entries(inLatin).flatMap(([label, list]) =>
    [...list, ...drawPosts(listed.get(label)!, LISTED_POSTS, dice)].map((words) => ({
      label: label as LatinClass,
      words: mixEnglish(words.join(" ").split(" "), english, dice),
    })),
  );
  const examples = [
    ...romanised,
    ...english.map((words) => ({ label: "en" as const, words })),
    ...OWN_CLASSES.flatMap((label) => posts("shared", label).map((words) => ({ label, words }))),
    ...gatherOthers(study, dice).map((words) => ({ label: "other" as const, words })),
    ...Array.from({ length: MASHED_POSTS }, () => ({ label: "none" as const, words: mashKeys(dice) })),
  ];
  return examples.filter(({ words }) => words.length > 0).flatMap((example) => [example, cut(example, dice)]);
}

/** A few words in a row: posts and titles are short, and a long post is easy. */
function cut({ label, words }: LatinExample, dice: Dice): LatinExample {
  const length = 2 + Math.floor(dice() * 3);
  const start = Math.floor(dice() * Math.max(1, words.length - length + 1));
  return { label, words: words.slice(start, start + length) };
}

function readStudyPosts(study: string, { shard, language }: { shard: string; language: string }, dice: Dice): Words[] {
  const gathered = gatherPosts(study, shard, "train", "all").filter(({ set }) => set.path.startsWith(language));
  const posts = leaveOutTestPosts(gathered, readTestKeys(study));
  const every = Math.max(1, posts.length / POSTS_PER_CLASS);
  const kept = posts.filter(() => dice() * every < 1);
  return kept.map(({ text }) => readSpeech(text).words);
}

function gatherOthers(study: string, dice: Dice): Words[] {
  const testKeys = readTestKeys(study);
  const hindi = readPosts(study, "hi/umsab", "train").filter(({ raw }) => !testKeys.has(testKey(raw)));
  const lists = [...readWordsByLanguage("otherLatin.txt").values()];
  return [
    ...readStudyPosts(study, { shard: "shared", language: "pt" }, dice),
    ...hindi.map(({ text }) => readSpeech(text).words.filter(isLatin)),
    ...readIndonesian(study),
    ...lists.flatMap((words) => drawPosts(words, OTHER_POSTS_PER_LANGUAGE, dice)),
    ...["tr", "az"].flatMap((code) => drawPosts(readListedWords(study, code), OTHER_POSTS_PER_LANGUAGE * 3, dice)),
  ];
}

/** Indonesian posts of a replay. */
function readIndonesian(study: string): Words[] {
  const file = path.join(study, "../replay/raja-ampat-nickel-2025.jsonl.gz");
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").filter(Boolean);
  const posts = lines.map((line) => JSON.parse(line) as { text: string; lang?: string });
  return posts.filter(({ lang }) => lang === "id" || lang === "in" || !lang).map(({ text }) => readSpeech(text).words);
}

/** Invented Georgian posts of the development half, each in several styles, and listed words. */
function readGeorgian(study: string, dice: Dice): Words[] {
  const file = new URL("../../cases/georgian/dev.tsv", import.meta.url);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(1) : [];
  const posts = [...lines.map((line) => line.split("\t")[1] ?? ""), ...readLines("georgian.txt")];
  const spoken = posts.map((text) => readSpeech(text).words.filter(isGeorgian));
  const vocabulary = spoken.flat();
  return [
    ...Array.from({ length: GEORGIAN_STYLES }, () => spoken).flat(),
    ...drawPosts(readListedWords(study, "ka").filter(isGeorgian), TABLE_POSTS / 2, dice),
    ...drawPosts(vocabulary, TABLE_POSTS, dice),
  ];
}

function readListedWords(study: string, code: string): string[] {
  return readWordList(study, code).flatMap(([word]) => foldText(word).split(/[\s_]+/));
}

const KEY_ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "asdfjkl", "bcdfghjklmnpqrstvwxz"];

/** Fingers rolled over a row of keys: "asdkjfh lkjsdf". */
function mashKeys(dice: Dice): Words {
  const rollOver = () => {
    const keys = pick(KEY_ROWS, dice);
    return Array.from({ length: 4 + Math.floor(dice() * 9) }, () => pick([...keys], dice)).join("");
  };
  const inOrder = () => {
    const keys = pick(KEY_ROWS, dice);
    const start = Math.floor(dice() * 4);
    return keys.slice(start, start + 4 + Math.floor(dice() * 5));
  };
  return Array.from({ length: 1 + Math.floor(dice() * 4) }, () => (dice() < 0.75 ? rollOver() : inOrder()));
}

function drawPosts(words: Words, count: number, dice: Dice): Words[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 3 + Math.floor(dice() * 6) }, () => pick(words, dice)),
  );
}

function mixEnglish(words: Words, english: readonly Words[], dice: Dice): Words {
  if (words.length < 4) return words;
  return words.map((word) => (dice() < MIXING ? (pick(pick(english, dice), dice) ?? word) : word));
}

/** "native:spelling,spelling" separated by spaces. */
function readTable(name: string): Map<string, readonly string[]> {
  const entries = readLines(name).flatMap((line) => line.split(/ (?=[^\s:]+:)/));
  return new Map(
    entries.map((entry) => {
      const [native, spellings] = entry.split(":");
      return [foldText(native!.replaceAll("_", " ")), spellings!.split(",")];
    }),
  );
}

/** A language and its words a line. */
function readWordsByLanguage(name: string): Map<string, string[]> {
  return new Map(
    readLines(name).map((line) => {
      const [code, words] = line.split("\t");
      return [code!, words!.split(" ").map(foldText)];
    }),
  );
}

function readLines(name: string): string[] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

const isLatin = (word: string) => /^[a-z0-9']+$/.test(word);
const isCyrillic = (word: string) => /^[а-я]+$/.test(word);
const isGreek = (word: string) => /^[α-ω]+$/.test(word);
const isGeorgian = (word: string) => /^[ა-ჰ]+$/.test(word);
const isArabicScript = (word: string) => /^[\u0620-\u06ff]+$/.test(word);
