import type { Gender, Words } from "./phrase.ts";
import type { Language, Platform, Tone } from "./post.ts";
import type { CrisisKind, LaunchKind, Persona } from "./scenario.ts";

export type EverydayKind = "praise" | "question" | "complaint" | "chatter" | "price" | "advert" | "humour";

export type EverydayTexts = Record<EverydayKind, readonly string[]>;

export interface CrisisTexts {
  kinds: Record<CrisisKind, readonly string[]>;
  /** Half of the voices begin or end with one of these. */
  openers: readonly string[];
  closers: readonly string[];
  /** What the swarm of young accounts pastes. */
  pasted: readonly string[];
}

export type LaunchTexts = Record<LaunchKind, readonly string[]>;

/** A first name in the language's own letters and in Latin ones. */
export type FirstName = readonly [name: string, latin: string, gender: Gender];
/** An invented by-name: no two words here make the name of a real person. */
export type ByName = readonly [name: string, latin: string];

export interface Cast {
  firstNames: readonly FirstName[];
  byNames: readonly ByName[];
  platforms: Partial<Record<Platform, number>>;
  personas: readonly Omit<Persona, "language">[];
  words: Words;
  emoji: Record<Tone, readonly string[]>;
}

export interface LanguagePack {
  language: Language;
  cast: Cast;
  everyday: EverydayTexts;
  crisis: CrisisTexts;
  launch: LaunchTexts;
}
