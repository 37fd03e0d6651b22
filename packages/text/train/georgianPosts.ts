import { existsSync, readFileSync } from "node:fs";
import { writeNative } from "../src/language/nativeLetters.ts";

/** A labelled Georgian post; one typed in Latin letters is written back as the product does it. */
export interface GeorgianPost {
  /** 0 negative, 1 neutral, 2 positive. */
  readonly label: number;
  /** As it stands in the file. */
  readonly written: string;
  /** In Georgian letters. */
  readonly text: string;
  readonly kind: string;
  readonly isRomanised: boolean;
}

const LABELS = ["negative", "neutral", "positive"];

/** The invented Georgian posts of a half, `dev` or `test`; none where the file is absent. */
export function readGeorgianPosts(half: "dev" | "test"): GeorgianPost[] {
  const file = new URL(`../cases/georgian/${half}.tsv`, import.meta.url);
  if (!existsSync(file)) return [];
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t"));
  return rows
    .filter(([label, text]) => LABELS.includes(label!) && text)
    .map(([label, text, kind]) => readPost(LABELS.indexOf(label!), text!, kind?.trim() ?? ""));
}

function readPost(label: number, written: string, kind: string): GeorgianPost {
  const isRomanised = !/[ა-ჰ]/.test(written);
  return { label, kind, written, isRomanised, text: isRomanised ? writeNative(written, "ka") : written };
}
