import { MOST_PER_ROW } from "./constants.ts";
import type { EpisodeChange } from "./episode.ts";

/** What came in one row of time. Counts are of this row alone. */
export interface Row {
  /** Start of the row, ms since the epoch. */
  at: number;
  /** Distinct people: one per author, copies of one text counted once. */
  voices: number;
  /** Of them, how many spoke against the brand. Leave out where sentiment is not known. */
  negative?: number;
  /** Followers reached, summed over voices. */
  reach?: number;
  /** Authors not counted in the two hours before; defaults to no author gate. */
  authors?: number;
  /** Authors not counted in the 24 hours before; defaults to `authors`. */
  dayAuthors?: number;
  /** The source was down before or during this row: missing rows are unknown, and this one teaches nothing. */
  gap?: boolean;
  /** Reactions (points, likes, comments, reposts) that the posts of the watch gained in this row. Leave out where unknown. */
  engagement?: number;
  /** Publishers not counted in the 24 hours before, for news: they stand for `dayAuthors`. Leave out for streams of people. */
  publishers?: number;
  /** Name of the planned campaign this row belongs to. One name has one learnt factor, however often it runs. */
  campaign?: string;
  /** How many times the usual a campaign is planned to bring, until its first run has taught better. 3 when left out. */
  campaignFactor?: number;
  /** A change already announced from a preview of this row, which must stand. */
  standing?: EpisodeChange;
}

export type ProblemCode =
  | "bad-time"
  | "out-of-order"
  | "bad-count"
  | "negative-above-voices"
  | "long-gap"
  | "unknown-zone";

export interface CleanRow {
  at: number;
  voices: number;
  negative: number | undefined;
  reach: number;
  authors: number | undefined;
  dayAuthors: number | undefined;
  engagement: number | undefined;
  gap: boolean;
  campaign: { name: string; factor: number | undefined } | null;
  standing: EpisodeChange | undefined;
}

export interface CheckedRow {
  row: CleanRow;
  problem?: ProblemCode;
}

const LATEST = 8.64e15 - 2 * 86_400_000;

/** True for a time the calendar can hold. */
export function isTime(at: number): boolean {
  return Number.isFinite(at) && at >= 0 && at <= LATEST;
}

/** A row with every count finite, at least 0 and at most a billion; what had to be mended is the problem. */
export function checkRow(row: Row): CheckedRow {
  const voices = count(row.voices);
  const negative = row.negative === undefined ? undefined : Math.min(count(row.negative), voices);
  const reach = count(row.reach ?? 0);
  const authors = row.authors === undefined ? undefined : count(row.authors);
  const carriers = row.publishers ?? row.dayAuthors;
  const dayAuthors = carriers === undefined ? authors : count(carriers);
  const engagement = row.engagement === undefined ? undefined : count(row.engagement);
  const clean = {
    at: row.at,
    voices,
    negative,
    reach,
    authors,
    dayAuthors,
    engagement,
    gap: row.gap === true,
    campaign: row.campaign ? { name: row.campaign, factor: row.campaignFactor } : null,
    standing: row.standing,
  };
  const given = [row.voices, row.negative ?? 0, row.reach ?? 0, row.authors ?? 0, carriers ?? 0, row.engagement ?? 0];
  if (given.some((value) => !(value >= 0 && value <= Number.MAX_VALUE))) return { row: clean, problem: "bad-count" };
  if (row.negative !== undefined && row.negative > row.voices) return { row: clean, problem: "negative-above-voices" };
  return { row: clean };
}

function count(value: number): number {
  return value >= 0 ? Math.min(value, MOST_PER_ROW) : 0;
}
