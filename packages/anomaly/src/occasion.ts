import { type CalendarKind, calendarDays } from "./calendar.ts";
import { OCCASION } from "./constants.ts";

/**
 * Days of a calendar and planned campaigns: times that bring more, or less, than the hour and the weekday foretell. How
 * much is learnt at each brand and under each name. While an occasion lasts its factor stands still, so that a crisis on a
 * holiday does not become what holidays bring; when it ends, or at midnight, the factor moves by 1/(n + 2) of the log
 * ratio of seen to expected. Before the first time a day's factor is one and a campaign's the one it was planned with:
 * what is unknown about it widens the band.
 */
export interface Occasions {
  known: Record<string, { factor: number; times: number }>;
  now: { name: string; day: number; seen: number; expected: number; factor: number } | null;
}

/** What a bin is part of. `factor` stands until the first time has taught better. */
export interface Occasion {
  name: string;
  factor: number;
  spread: number;
}

/** How an occasion changes what is expected: a multiplier of the mean, and what it adds to the dispersion. */
export interface Outlier {
  factor: number;
  spread: number;
  /** Met so rarely that its bins may not teach the rhythm of the week. */
  isStrange: boolean;
}

/** The named days of some calendars. */
export type Almanac = (day: number) => Occasion | undefined;

const CAMPAIGN = "campaign ";
const ORDINARY: Outlier = { factor: 1, spread: 0, isStrange: false };

export function startOccasions(): Occasions {
  return { known: {}, now: null };
}

/** Looks days up, a year at a time; where calendars name the same day, the first one wins. */
export function almanacOf(kinds: readonly CalendarKind[] = []): Almanac {
  const years = new Map<number, Map<number, string>>();
  return (day) => {
    if (kinds.length === 0) return undefined;
    const year = new Date(day * 86_400_000).getUTCFullYear();
    if (!years.has(year)) years.set(year, namesOf(kinds, year));
    const name = years.get(year)!.get(day);
    return name === undefined ? undefined : { name, factor: 1, spread: OCCASION.daySpread };
  };
}

function namesOf(kinds: readonly CalendarKind[], year: number): Map<number, string> {
  const names = new Map<number, string>();
  for (const kind of kinds)
    for (const { day, name } of calendarDays(kind, year)) if (!names.has(day)) names.set(day, name);
  return names;
}

/** The occasion of a planned campaign; an odd factor is cut to what a plan can mean. */
export function campaignOf(name: string, factor: number = OCCASION.campaignFactor): Occasion {
  const planned = factor > 0 ? Math.min(OCCASION.mostFactor, Math.max(1 / OCCASION.mostFactor, factor)) : 1;
  return { name: CAMPAIGN + name, factor: planned, spread: OCCASION.campaignSpread };
}

/** What an occasion does to expectations at this stream. */
export function outlierOf({ known }: Occasions, occasion: Occasion | undefined): Outlier {
  if (!occasion) return ORDINARY;
  const { factor, times } = known[occasion.name] ?? { factor: occasion.factor, times: 0 };
  return { factor, spread: occasion.spread ** 2 / (times + 1), isStrange: times < OCCASION.knownAfter };
}

/** Takes one bin in, of an occasion or of none. */
export function learnOccasion(
  occasions: Occasions,
  occasion: Occasion | undefined,
  bin: { day: number; seen: number; expected: number },
): void {
  const { now } = occasions;
  if (now && (now.name !== occasion?.name || now.day !== bin.day)) settle(occasions);
  if (!occasion) return;
  const { name, factor } = occasion;
  occasions.now ??= { name, day: bin.day, seen: 0, expected: 0, factor };
  occasions.now.seen = round(occasions.now.seen + bin.seen);
  occasions.now.expected = round(occasions.now.expected + bin.expected);
}

function settle(occasions: Occasions): void {
  const { name, seen, expected, factor: first } = occasions.now!;
  const { factor, times } = occasions.known[name] ?? { factor: first, times: 0 };
  const gain = Math.max(OCCASION.leastGain, 1 / (times + 2));
  const ratio = Math.log((seen + 1) / (expected + 1));
  const step = gain * Math.min(OCCASION.step, Math.max(-OCCASION.step, ratio));
  delete occasions.known[name];
  occasions.known[name] = { factor: round(factor * Math.exp(step)), times: times + 1 };
  occasions.now = null;
  forgetOldest(occasions);
}

/** Campaigns come under ever new names: only the last few are remembered. */
function forgetOldest({ known }: Occasions): void {
  const campaigns = Object.keys(known).filter((name) => name.startsWith(CAMPAIGN));
  for (const name of campaigns.slice(0, -OCCASION.mostCampaigns)) delete known[name];
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
