/**
 * From which loudness a narrative rings. Every busy brand has its daily stories, so a fixed number of voices would ring all
 * day at one and never at another. Growth of stories is heavy-tailed: the logarithm of what the loudest story of a quarter
 * of a day reaches falls off exponentially, and two numbers a watch say how often it goes how far. The bar is where such a
 * quarter comes as often as half of the watch's budget allows, for all narratives together.
 *
 * Detectors of their own, one for each narrative, were the other way: a story is new by nature, so each would be in its
 * first day, where twenty negative voices are the least; each keeps four kilobytes, all of this is a handful of numbers;
 * and two that turn out to be one story cannot be joined.
 *
 * On the labelled streams of airlines, a help desk and news no narrative brought eight negative voices in half an hour (7,
 * 3 and 3 at most), so the floor lies above ordinary talk.
 */
import { thresholdOf } from "@tocsin/anomaly";
import { DAY, HOUR } from "../../../platform/clock.ts";

export interface Bar {
  /** Weeks that were listened to, and loud quarters in them; what is long ago counts less. */
  readonly weeks: number;
  readonly peaks: number;
  /** How far the peaks went over the floor, all together, each cut at the same height. */
  readonly excess: number;
  /** Peaks that stayed below that height. */
  readonly uncut: number;
}

export const FRESH_BAR: Bar = { weeks: 0, peaks: 0, excess: 0, uncut: 0 };

export const LEAST_VOICES = 8;
/** `LEAST_VOICES` of a story that nobody has told before. */
export const FLOOR = Math.log1p(LEAST_VOICES);
export const QUARTER = 6 * HOUR;

const WEEK = 7 * DAY;
const KEPT_OF_QUARTER = 2 ** (-QUARTER / (8 * WEEK));
/** What is believed of a watch nobody knows yet. */
const PRIOR = { weeks: 1, perWeek: 1.5, peaks: 4, excess: 0.5 } as const;
/** One crisis must not make deaf for the next. */
const MOST_EXCESS = 1.5;
/** All narratives of a watch together. What the two numbers are misjudged by rings too, and fills this up to half. */
const PART_OF_BUDGET = 0.4;

/** The bar after another quarter of a day, in which the loudest narrative reached `peak`, or none the floor. */
export function learnQuarter({ weeks, peaks, excess, uncut }: Bar, peak: number | null): Bar {
  const over = peak === null ? 0 : Math.max(0, peak - FLOOR);
  return {
    weeks: weeks * KEPT_OF_QUARTER + QUARTER / WEEK,
    peaks: peaks * KEPT_OF_QUARTER + (peak === null ? 0 : 1),
    excess: excess * KEPT_OF_QUARTER + Math.min(over, MOST_EXCESS),
    uncut: uncut * KEPT_OF_QUARTER + (peak === null || over > MOST_EXCESS ? 0 : 1),
  };
}

const perWeekOf = ({ weeks, peaks }: Bar): number => (peaks + PRIOR.perWeek * PRIOR.weeks) / (weeks + PRIOR.weeks);
/** Mean of an exponential tail of which some values are only known to lie above the cut. */
const spreadOf = ({ excess, uncut }: Bar): number => (excess + PRIOR.excess * PRIOR.peaks) / (uncut + PRIOR.peaks);

/** The loudness that rings. */
export const barOf = (bar: Bar, weeklyBudget: number): number =>
  FLOOR + spreadOf(bar) * Math.max(0, Math.log(perWeekOf(bar) / (weeklyBudget * PART_OF_BUDGET)));

/** `voices` negative ones where `expected` are usual. */
export const loudnessOf = (voices: number, expected: number): number => Math.log((1 + voices) / (1 + expected));
export const voicesAt = (loudness: number, expected: number): number => Math.exp(loudness) * (1 + expected) - 1;

/** Once in how many weeks a narrative is so loud. */
export const weeksBetween = (bar: Bar, loudness: number): number =>
  Math.exp((loudness - FLOOR) / spreadOf(bar)) / perWeekOf(bar);

/** Nats over once a week as the engine counts them, so that a narrative that just rings scores like a watch that just rings. */
export const scoreOf = (bar: Bar, loudness: number, weeklyBudget: number): number =>
  thresholdOf(weeklyBudget) + (loudness - barOf(bar, weeklyBudget)) / spreadOf(bar);
