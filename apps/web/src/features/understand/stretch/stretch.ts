import type { understandShapes } from "@tocsin/contract";
import type { UrlState } from "../../../ui/urlState.ts";

export type InsightQuery = understandShapes.InsightQuery;

/** The stretches one press away, in hours; another one is given by its two ends. */
export const stretchHours = { "24h": 24, "7d": 168, "30d": 720, "90d": 2160 } as const;
export type StretchName = keyof typeof stretchHours;
export const stretchNames = Object.keys(stretchHours) as StretchName[];
const USUAL: StretchName = "7d";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const isStretchName = (text: string | undefined): text is StretchName => text !== undefined && text in stretchHours;

export interface Stretch {
  readonly name: StretchName | "own";
  readonly from: string;
  readonly to: string;
}

/**
 * The time the address speaks of. A named stretch ends at the last full minute (five minutes for the long ones), so that
 * its figures stand still while they are read and the mentions behind a figure are counted up to the same moment.
 */
export function readStretch(state: UrlState, now: number): Stretch {
  const own = readOwn(state);
  if (own !== null) return own;
  const name = isStretchName(state.span) ? state.span : USUAL;
  const step = name === "24h" ? MINUTE_MS : 5 * MINUTE_MS;
  const to = Math.floor(now / step) * step;
  return { name, from: printTime(to - stretchHours[name] * HOUR_MS), to: printTime(to) };
}

function readOwn({ from, to }: UrlState): Stretch | null {
  const [start, end] = [Date.parse(from ?? ""), Date.parse(to ?? "")];
  return start < end ? { name: "own", from: printTime(start), to: printTime(end) } : null;
}

const printTime = (at: number) => new Date(at).toISOString();

/** As much time just before it: what a change is measured against. */
export function stretchBefore({ from, to }: Pick<Stretch, "from" | "to">): { from: string; to: string } {
  return { from: printTime(Date.parse(from) * 2 - Date.parse(to)), to: from };
}

export const hoursOf = ({ from, to }: Pick<Stretch, "from" | "to">): number =>
  (Date.parse(to) - Date.parse(from)) / HOUR_MS;

/** What the tabs share, and what a link from one to the other takes along. */
const shared = ["span", "from", "to", "brandId", "language", "platform"] as const;

export function sharedPart(state: UrlState): UrlState {
  return Object.fromEntries(shared.filter((key) => state[key] !== undefined).map((key) => [key, state[key]]));
}

export function toInsightQuery(state: UrlState, now: number): InsightQuery {
  const { from, to } = readStretch(state, now);
  const narrowed = (["brandId", "language", "platform"] as const).filter((key) => state[key] !== undefined);
  return { from, to, ...Object.fromEntries(narrowed.map((key) => [key, state[key]])) };
}
