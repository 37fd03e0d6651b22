import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** 0 negative, 1 neutral, 2 positive: the order of a shard's weights. */
export type Label = 0 | 1 | 2;
export type Split = "train" | "dev" | "test";

export interface LabelledPost {
  readonly text: string;
  /** The text before escapes left by its source ("\\u2019") were undone: what test keys are made of. */
  readonly raw: string;
  readonly label: Label;
}

const LABELS: Record<string, Label> = { negative: 0, neutral: 1, positive: 2 };

/** The folder of the sentiment study, from TOCSIN_STUDY_DATA or beside the checkout; absent where there is none. */
export function findStudyFolder(): string | undefined {
  const beside = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
  const folder = path.join(process.env.TOCSIN_STUDY_DATA ?? beside, "sentiment");
  return existsSync(folder) ? folder : undefined;
}

/** The labelled posts of `set` ("<language>/<name>"); empty where that split is kept back. */
export function readPosts(folder: string, set: string, split: Split): LabelledPost[] {
  const file = path.join(folder, set, `${split}.tsv.gz`);
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(1);
  return lines.flatMap((line) => {
    const [label, text] = line.split("\t");
    return label && text ? [{ text: undoEscapes(text), raw: text, label: LABELS[label]! }] : [];
  });
}

function undoEscapes(text: string): string {
  const letters = text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return letters.replace(/\\?"{2,}/g, '"');
}

/** Rows of a word list: word, score, source. */
export function readWordList(folder: string, language: string): [word: string, score: number, source: string][] {
  const lines = gunzipSync(readFileSync(path.join(folder, "_lexicons", `${language}.tsv.gz`))).toString("utf8");
  return lines.split("\n").flatMap((line) => {
    const [word, score, source] = line.split("\t");
    return word && score && source ? [[word, Number(score), source]] : [];
  });
}

/** The names of all sets that have a test split in the open. */
export function listSets(folder: string): string[] {
  const languages = readdirSync(folder).filter((name) => /^[a-z]{2}(-[a-z]{2})?$/.test(name));
  return languages.flatMap((language) => readdirSync(path.join(folder, language)).map((set) => `${language}/${set}`));
}

/** Keys of every test post, the withheld ones included: proof that none of them is trained on. */
export function readTestKeys(folder: string): Set<string> {
  const lines = gunzipSync(readFileSync(path.join(folder, "test_keys.sha1-12.txt.gz"))).toString("utf8");
  return new Set(lines.split("\n").filter(Boolean));
}

/** The key of a post: what is left of it when case, accents, handles, links and punctuation are taken away, hashed. */
export function testKey(text: string): string {
  const bare = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/@user|http|\brt\b/g, "")
    .replace(/(?![\u{2601}-\u{10FFFF}])\p{S}|[^\p{L}\p{N}\p{S}]/gu, "");
  return createHash("sha1").update(bare).digest("hex").slice(0, 12);
}
