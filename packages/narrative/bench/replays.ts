import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** A post of a replay, as far as it is compared. */
export interface ReplayPost {
  readonly id: string;
  readonly text: string;
  readonly authorKey: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly language: string;
}

const BESIDE = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const FOLDER = path.join(process.env.TOCSIN_STUDY_DATA ?? BESIDE, "replay");
const NAMELESS = new Set(["unknown", "anonymised"]);

/** The replays are study data and no part of the project. */
export function haveReplays(): boolean {
  return existsSync(FOLDER);
}

const read = new Map<string, ReplayPost[]>();

/** Posts of one replay in order of time. */
export function readReplay(name: string): ReplayPost[] {
  const known = read.get(name);
  if (known !== undefined) return known;
  const lines = gunzipSync(readFileSync(path.join(FOLDER, `${name}.jsonl.gz`)))
    .toString("utf8")
    .split("\n");
  const posts = lines.filter((line) => line !== "").map(toPost);
  read.set(name, posts);
  return posts;
}

function toPost(line: string): ReplayPost {
  const { externalId, text, author, publishedAt, lang = "und" } = JSON.parse(line);
  const authorKey = NAMELESS.has(author.handle) ? "" : author.handle;
  return { id: externalId, text, authorKey, at: Date.parse(publishedAt), language: lang };
}

/** Rows of a labelled table: words separated by tabs, remarks after #. */
export function readTable(file: string): string[][] {
  const text = readFileSync(new URL(`../cases/${file}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}
