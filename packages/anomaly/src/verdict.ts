import { judgeCold } from "./cold.ts";
import { COLD, GATES } from "./constants.ts";
import type { Grain } from "./grain.ts";
import { fuse, scoreShare, usualShare } from "./share.ts";
import { type Channel, judge, NEVER, sumOfLast } from "./stream.ts";
import type { OpenBin, Prospect, Watch } from "./watch.ts";

/** What the channels say of the open bin. Scores in nats over once a week. */
export interface Verdict {
  score: number;
  channel: Channel;
  /** Of all voices, and of the negative ones with their share. */
  total: number;
  crisis: number;
  isCrisis: boolean;
  isCold: boolean;
  /** Voices an hour that the first hours foretell, while cold. */
  coldExpected?: number;
  negativeShare: number;
  usualShare: number;
  authors: number | undefined;
}

const MAJORITY = 0.5;
const COUNT_AHEAD_OF_SHARE = 1;
/** A burst counts as a crisis from this share score on, and from this multiple of the usual share. */
const RAISED = { score: 0, lift: 1.5 } as const;

/** Weighs the open bin of a watch. Pure; cost about four tails. */
export function weigh(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const verdict = isCold(watch, grain)
    ? weighCold(watch, prospect, bin, grain)
    : weighWarm(watch, prospect, bin, grain);
  if (verdict.authors !== undefined && verdict.authors < GATES.authors) quieten(verdict);
  return verdict;
}

export function isCold(watch: Watch, grain: Grain): boolean {
  return watch.total.baseline.bins < grain.warmUpBins;
}

function weighWarm(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const total = judge(watch.total, prospect.total, seenOf(bin, "voices"));
  const verdict = {
    ...startVerdict(watch, prospect, bin),
    total: total.score,
    score: total.score,
    channel: total.channel,
  };
  if (!watch.negative || !prospect.negative) return verdict;
  const ofCount = isYoung(watch, grain)
    ? NEVER
    : judge(watch.negative, prospect.negative, seenOf(bin, "negative")).score;
  const ofShare = shareOf(watch, prospect, bin);
  verdict.crisis = fuse(Math.min(ofCount, mostOfCount(verdict, ofShare)), ofShare);
  verdict.isCrisis = isAngry(verdict) || (isRaised(verdict) && ofShare >= RAISED.score);
  if (verdict.crisis <= total.score) return verdict;
  return { ...verdict, score: verdict.crisis, isCrisis: true, channel: ofCount > -3 ? "negative-and-share" : "share" };
}

/** Count of the bin so far, and of the last five minutes. */
function seenOf(bin: OpenBin, which: "voices" | "negative"): { count: number; burst: number } {
  let burst = 0;
  for (const row of bin.rows) burst += row[which];
  return { count: bin[which], burst: Math.max(bin[which], burst) };
}

/** Sentiment can be switched on long after the watch: its own baseline needs the same first day. */
function isYoung(watch: Watch, grain: Grain): boolean {
  return watch.negative!.baseline.bins < grain.warmUpBins;
}

function shareOf(watch: Watch, { total, negative }: Prospect, bin: OpenBin): number {
  const hour = { negative: negative!.hourCount + bin.negative, total: total.hourCount + bin.voices };
  const two = { negative: negative!.twoHourCount + bin.negative, total: total.twoHourCount + bin.voices };
  return scoreShare(watch.share, hour, two);
}

function weighCold(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const verdict = {
    ...startVerdict(watch, prospect, bin),
    isCold: true,
    channel: "cold" as const,
    usualShare: COLD.negativeShare,
  };
  const inHour = prospect.total.hourCount + bin.voices;
  const cold = judgeCold({
    negative: (prospect.negative?.hourCount ?? 0) + bin.negative,
    total: inHour,
    authors: verdict.authors,
    earlierVoices: watch.wholeVoices - prospect.total.hourCount,
    earlierHours: Math.max(0, watch.total.baseline.bins - grain.hourBins + 1) / grain.binsPerHour,
  });
  const isCrisis = cold.negative >= cold.total;
  return {
    ...verdict,
    coldExpected: cold.expected,
    total: cold.total,
    crisis: cold.negative,
    score: Math.max(cold.total, cold.negative, -3),
    isCrisis,
  };
}

function startVerdict(watch: Watch, prospect: Prospect, bin: OpenBin): Verdict {
  const voices = prospect.total.hourCount + bin.voices;
  const negative = (prospect.negative?.hourCount ?? 0) + bin.negative;
  return {
    score: NEVER,
    channel: "hour",
    total: NEVER,
    crisis: NEVER,
    isCrisis: false,
    isCold: false,
    negativeShare: voices > 0 ? negative / voices : 0,
    usualShare: watch.negative ? usualShare(watch.share) : COLD.negativeShare,
    authors: bin.authors === null ? undefined : prospect.authors + bin.authors,
  };
}

/**
 * A product launch brings ten times the voices and with them ten times the negative ones. Their number speaks for a
 * crisis only as far as their share does too, unless most of what is said is negative anyway.
 */
function mostOfCount(verdict: Verdict, ofShare: number): number {
  return isAngry(verdict) ? Number.POSITIVE_INFINITY : ofShare + COUNT_AHEAD_OF_SHARE;
}

function isAngry(verdict: Verdict): boolean {
  return verdict.negativeShare >= MAJORITY;
}

function isRaised(verdict: Verdict): boolean {
  return verdict.negativeShare >= RAISED.lift * verdict.usualShare;
}

function quieten(verdict: Verdict): void {
  verdict.score = Math.min(verdict.score, -2);
  verdict.total = Math.min(verdict.total, -2);
  verdict.crisis = Math.min(verdict.crisis, -2);
}

/** First bin of the run of bins above expectation that the open bin ends, ms since the epoch. */
export function onsetOf(watch: Watch, grain: Grain): number {
  const { counts, means } = watch.total;
  let run = 0;
  for (let i = counts.length - 1; i >= 0 && counts[i]! > means[i]!; i--) run += 1;
  return (watch.bin.index - run) * grain.binMs;
}

/** Voices of the last `bins` bins with the open one, and what was expected of them. */
export function windowOf(
  watch: Watch,
  prospect: Prospect,
  bin: OpenBin,
  bins: number,
): { observed: number; expected: number } {
  const { counts, means } = watch.total;
  return {
    observed: bin.voices + sumOfLast(counts, bins - 1),
    expected: prospect.total.mean + sumOfLast(means, bins - 1),
  };
}
