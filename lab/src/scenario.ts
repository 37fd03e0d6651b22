import type { CrisisType } from "@tocsin/contract/words";
import type { Language } from "./post.ts";
import type { Rhythm } from "./rhythm.ts";

export type CrisisKind =
  | "firstComplaint"
  | "question"
  | "anger"
  | "family"
  | "viral"
  | "journalist"
  | "authority"
  | "boycott"
  | "rumour"
  | "denial"
  | "statement"
  | "thanks";

export type LaunchKind = "announcement" | "delight" | "tasting" | "where" | "launchPress" | "launchDoubt";

/** What a post of a story is for; every language writes each kind in its own words. */
export type StoryKind = CrisisKind | LaunchKind;

export interface Brand {
  key: string;
  /** The spellings people use, the usual one first. */
  names: Record<Language, readonly string[]>;
  latin: string;
}

export interface Watch {
  key: string;
  name: string;
  query: string;
  kind: "own" | "competitor";
  brand: Brand;
}

/** A stretch of the story: who speaks now, and how much of it is repetition. */
export interface Act {
  atMinute: number;
  name: string;
  mix: Partial<Record<StoryKind, number>>;
  /** The first posts of the act, one per language, are of this kind. */
  opensWith?: StoryKind;
  /** Share of posts that repeat other people's posts. */
  repostShare: number;
  /** Share of posts pasted by a swarm of young accounts. */
  swarmShare: number;
  languages?: Record<Language, number>;
}

/** Posts per minute at a minute of the story; straight lines lie between the points. */
export interface CurvePoint {
  minute: number;
  perMinute: number;
}

export interface Persona {
  language: Language;
  role: "press" | "influencer" | "official";
  name: string;
  handle: string;
  followers: number;
}

export interface Scenario {
  key: string;
  title: Record<Language, string>;
  /** Absent when nothing bad happens. */
  crisisType?: CrisisType;
  brand: Brand;
  competitors: readonly Brand[];
  watches: readonly Watch[];
  languages: Record<Language, number>;
  timeZone: string;
  history: { days: number; perDay: Record<string, number>; rhythm: Rhythm };
  acts: readonly Act[];
  curve: readonly CurvePoint[];
  personas: readonly Persona[];
}
