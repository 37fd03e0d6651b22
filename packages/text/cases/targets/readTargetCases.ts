import type { Sentiment } from "../../src/sentiment/scoreSentiment.ts";
import type { Target } from "../../src/target/names.ts";
import { readCases } from "../readCases.ts";

export const LANGUAGES = ["en", "ru", "ka", "fa", "el", "ar"] as const;

/** The invented brands of the cases. */
export const BRANDS: readonly Target[] = [
  { id: "norvia", names: ["Norvia", "Норвия", "ნორვია", "نورویا", "Νόρβια", "نورفيا"] },
  { id: "zentro", names: ["Zentro", "Зентро", "ზენტრო", "زنترو", "Ζέντρο"] },
  { id: "lumo", names: ["Lumo", "Лумо", "ლუმო", "لومو", "Λούμο"] },
];

export interface TargetCase {
  readonly language: string;
  readonly text: string;
  readonly wanted: ReadonlyMap<string, Sentiment>;
}

const SIGNS: Record<string, Sentiment> = { "+": "positive", "-": "negative", "0": "neutral" };

export function readTargetCases(language: (typeof LANGUAGES)[number]): TargetCase[] {
  return readCases(`targets/${language}.txt`, "\t").map(([wanted, text]) => ({
    language,
    text: text!,
    wanted: new Map(wanted!.split(" ").map((pair) => [pair.slice(0, -2), SIGNS[pair.slice(-1)]!])),
  }));
}
