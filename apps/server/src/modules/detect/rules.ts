/**
 * From the engine's observations to episodes on record. The engine judges; the record decides what was said: people have
 * been told of what is stored, so a stored episode ends only when the engine says that it is over, even if late posts have
 * meanwhile changed the past.
 */
import type { Observation } from "@tocsin/anomaly";
import type { AlertKind } from "@tocsin/contract";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";

/**
 * Posts arrive late: feeds are polled, platforms deliver in bursts. The detector's memory is committed only this long after
 * the fact; the stretch since then is worked through again at every step, with whatever has come in meanwhile.
 */
export const LATENESS = HOUR;
export const ROW_MINUTES = 1;
export const BAND_STEP = 5 * MINUTE;
/** How much of the past teaches a new watch. */
export const LONGEST_MEMORY = 120 * DAY;
/** What an explanation is made from: the latest posts of the burst, and those of the time before for what is always said. */
export const EVIDENCE = { mostPosts: 600, usualPosts: 400, usualDays: 14 } as const;

/** Where the posts behind an observation begin: with the burst, but never later than the window that rang. */
export function evidenceStart({
  at,
  explanation,
  episode,
}: Pick<Observation, "at" | "explanation" | "episode">): number {
  const window = at + MINUTE - (explanation?.windowMinutes ?? 60) * MINUTE;
  return Math.min(explanation?.since ?? episode?.since ?? window, window);
}

export interface OpenEpisode {
  readonly kind: AlertKind;
  readonly severity: number;
  readonly score: number;
  readonly escalations: number;
}
export interface EpisodeView {
  readonly kind: AlertKind;
  readonly severity: number;
  readonly score: number;
  readonly escalations: number;
}
export type EpisodeStep =
  | { readonly change: "opened" | "escalated" | "kept"; readonly view: EpisodeView }
  | { readonly change: "closed" }
  | { readonly change: "none" };

type Saying = Pick<Observation, "at" | "episode" | "explanation">;

/**
 * Whether an episode that nobody heard of is history by now. A watch that learns from late posts meets the fires of its
 * past, and sums over a day stay high long after: then only people who speak right now open anything.
 */
function isPast({ at, episode, explanation }: Saying): boolean {
  if (episode === undefined || at - episode.openedAt <= LATENESS) return false;
  if (explanation === undefined) return true;
  return explanation.windowMinutes * MINUTE >= DAY && explanation.velocityPerMinute < LEAST_VELOCITY;
}
/** Three people more than usual in a quarter of an hour. */
const LEAST_VELOCITY = 0.2;

/** What to write down after an observation, given the open episode on record. */
export function stepEpisode(open: OpenEpisode | null, observation: Saying): EpisodeStep {
  const { episode } = observation;
  if (episode === undefined) return open === null ? { change: "none" } : { change: "closed" };
  if (open === null && isPast(observation)) return { change: "none" };
  const { kind, severity, score, escalations } = episode;
  if (open === null) return { change: "opened", view: { kind, severity, score, escalations } };
  const becameCrisis = open.kind === "buzz" && kind === "crisis";
  const hasGrown = escalations > open.escalations || becameCrisis;
  // What people were told is not taken back while the episode lasts.
  const view = {
    kind: open.kind === "crisis" ? open.kind : kind,
    severity: Math.max(open.severity, severity),
    score,
    escalations: Math.max(open.escalations, escalations),
  };
  return { change: hasGrown ? "escalated" : "kept", view };
}

/** What starts again within this time is the same episode, as the engine has it. */
export const REJOIN_WITHIN = 6 * HOUR;

/** Reading a burst again for its words costs far more than counting it: while nothing changes, once in this time is enough. */
const EXPLAIN_EVERY = 20_000;
export const needsExplaining = (change: EpisodeStep["change"], explainedAt: Date, now: Date): boolean =>
  change !== "kept" || now.getTime() - explainedAt.getTime() >= EXPLAIN_EVERY;

export interface Deafness {
  readonly source_id: string;
  readonly from_at: Date;
  readonly until_at: Date | null;
}

/** Whether nothing could be heard at a time: every source had failed or fallen silent. Such minutes teach nothing and are no calm. */
export function isDeaf(gaps: readonly Deafness[], sources: number, at: number): boolean {
  const covering = gaps.filter(
    (gap) => gap.from_at.getTime() <= at && (gap.until_at === null || gap.until_at.getTime() > at),
  );
  return sources > 0 && new Set(covering.map((gap) => gap.source_id)).size >= sources;
}

interface HourPart {
  readonly at: string;
  readonly seen: number;
  readonly expected: number | null;
  readonly upper: number | null;
}
const PARTS = 12;

/** Whole hours that end now, from parts of five minutes: a clock hour that has just begun would look like calm. */
export function foldHours(parts: readonly HourPart[]): HourPart[] {
  const hours: HourPart[] = [];
  for (let end = parts.length; end >= PARTS; end -= PARTS) hours.unshift(sumParts(parts.slice(end - PARTS, end)));
  return hours;
}

function sumParts(parts: readonly HourPart[]): HourPart {
  const sum = (pick: (part: HourPart) => number | null) => parts.reduce((total, part) => total + (pick(part) ?? 0), 0);
  const isExpected = parts.some((part) => part.expected !== null);
  const band = isExpected
    ? { expected: sum((part) => part.expected), upper: sum((part) => part.upper) }
    : { expected: null, upper: null };
  return { at: parts[0]!.at, seen: sum((part) => part.seen), ...band };
}
