import { type Baseline, expectedAt, learnBin, spreadAt, startBaseline } from "./baseline.ts";
import { GATES, PEAKS, SUSTAINED } from "./constants.ts";
import { closeDayBin, type Day, type DayOutlook, foreseeDay, startDay } from "./day.ts";
import { type Dispersion, dispersionOf, learnDispersion, startDispersion } from "./dispersion.ts";
import type { Grain } from "./grain.ts";
import { learnPeak, type Peaks, scorePeak, startPeaks } from "./peaks.ts";
import { keep, NEVER, sumOfLast } from "./ring.ts";
import { surpriseAbove } from "./tail.ts";
import type { LocalTime } from "./zone.ts";

/**
 * One stream of counts (all voices, or the negative ones) and its four channels. The windows hold what was predicted
 * at the time beside what came, so a burst never enters its own expectation.
 */
export interface Stream {
  baseline: Baseline;
  /** The last two hours, oldest first: counts, expectations, and counts cut at 4 and 3.5 standard deviations. */
  counts: number[];
  means: number[];
  hourCuts: number[];
  twoHourCuts: number[];
  /** Single-bin surprise of the two bins before the open one. */
  surprises: number[];
  hourSpread: Dispersion;
  twoHourSpread: Dispersion;
  three: Peaks;
  flash: Peaks;
  day: Day;
}

export type Channel =
  | "hour"
  | "two-hours"
  | "three-bins"
  | "flash"
  | "day"
  | "negative-day"
  | "share"
  | "negative-and-share"
  | "cold";

/** The open bin: everything about it that does not depend on how much of it has come. */
export interface Outlook {
  time: LocalTime;
  mean: number;
  hourCap: number;
  twoHourCap: number;
  hourCut: number;
  twoHourCut: number;
  hourMean: number;
  twoHourMean: number;
  hourCount: number;
  twoHourCount: number;
  hourPhi: number;
  twoHourPhi: number;
  binPhi: number;
  day: DayOutlook;
}

export interface Judgement {
  score: number;
  channel: Channel;
  surprise: number;
}

export function startStream(): Stream {
  return {
    baseline: startBaseline(),
    counts: [],
    means: [],
    hourCuts: [],
    twoHourCuts: [],
    surprises: [],
    hourSpread: startDispersion(),
    twoHourSpread: startDispersion(),
    three: startPeaks(),
    flash: startPeaks(),
    day: startDay(),
  };
}

/** What the stream expects of the bin that opens at `time`. */
export function foresee(stream: Stream, time: LocalTime, grain: Grain): Outlook {
  const mean = expectedAt(stream.baseline, time, grain);
  const sd = spreadAt(stream.baseline, mean);
  const { hour, twoHours } = SUSTAINED;
  return {
    time,
    mean,
    hourCap: mean + Math.max(hour.capSd * sd, hour.capLeast),
    twoHourCap: mean + Math.max(twoHours.capSd * sd, twoHours.capLeast),
    hourCut: sumOfLast(stream.hourCuts, grain.hourBins - 1),
    twoHourCut: sumOfLast(stream.twoHourCuts, grain.twoHourBins - 1),
    hourMean: mean + sumOfLast(stream.means, grain.hourBins - 1),
    twoHourMean: mean + sumOfLast(stream.means, grain.twoHourBins - 1),
    hourCount: sumOfLast(stream.counts, grain.hourBins - 1),
    twoHourCount: sumOfLast(stream.counts, grain.twoHourBins - 1),
    hourPhi: dispersionOf(stream.hourSpread),
    twoHourPhi: dispersionOf(stream.twoHourSpread),
    binPhi: dispersionOf(stream.baseline.spread),
    day: foreseeDay(stream.day, mean, grain),
  };
}

/**
 * Score of the open bin holding `count` so far, in nats over once a week, by the channel that speaks loudest. `burst` is
 * the count of the last five minutes, across the bin before.
 */
export function judge(stream: Stream, outlook: Outlook, { count, burst }: { count: number; burst: number }): Judgement {
  const surprise = surpriseAbove(count, outlook.mean, outlook.binPhi);
  const best: Judgement = { score: NEVER, channel: "hour", surprise };
  const { hour, twoHours } = SUSTAINED;
  const inHour = outlook.hourCut + Math.min(count, outlook.hourCap);
  const inTwo = outlook.twoHourCut + Math.min(count, outlook.twoHourCap);
  const ofHour = surpriseAbove(inHour, outlook.hourMean, outlook.hourPhi);
  const ofTwo = surpriseAbove(inTwo, outlook.twoHourMean, outlook.twoHourPhi);
  raise(best, "hour", (ofHour - hour.offset) / hour.scale);
  raise(best, "two-hours", (ofTwo - twoHours.offset) / twoHours.scale);
  raise(best, "three-bins", scorePeak(stream.three, PEAKS.three, lastingPeak(stream, surprise)));
  const sudden = burst > count ? surpriseAbove(burst, outlook.mean, outlook.binPhi) : surprise;
  raise(best, "flash", scorePeak(stream.flash, PEAKS.flash, Math.log1p(sudden)));
  if (extraVoices(outlook, count) < GATES.extra) hush(best);
  return best;
}

/** Voices above expectation in the bin, the hour or two hours, whichever is most. */
export function extraVoices(outlook: Outlook, count: number): number {
  const inHour = outlook.hourCount - outlook.hourMean;
  const inTwo = outlook.twoHourCount - outlook.twoHourMean;
  return count + Math.max(-outlook.mean, inHour, inTwo);
}

/** Too few voices above the usual to call anybody: the score stays on record but below every threshold. */
function hush(judgement: Judgement): void {
  judgement.score = Math.min(judgement.score, -2);
}

function raise(best: Judgement, channel: Channel, score: number): void {
  if (score <= best.score) return;
  best.score = score;
  best.channel = channel;
}

function lastingPeak(stream: Stream, surprise: number): number {
  const [first, second] = stream.surprises;
  if (first === undefined || second === undefined) return 0;
  return Math.log1p(Math.min(first, second, surprise));
}

/** Takes a finished bin into windows and tails; the baseline learns it only when `teaches`. */
export function closeBin(
  stream: Stream,
  outlook: Outlook,
  bin: { count: number; teaches: boolean },
  grain: Grain,
): void {
  const { count } = bin;
  const surprise = surpriseAbove(count, outlook.mean, outlook.binPhi);
  const hourCut = quantise(Math.min(count, outlook.hourCap));
  const twoHourCut = quantise(Math.min(count, outlook.twoHourCap));
  if (bin.teaches) {
    learnBin(stream.baseline, { count, mean: outlook.mean, time: outlook.time }, grain);
    if (stream.baseline.bins > grain.twoHourBins)
      learnWindows(stream, outlook, { hourCut, twoHourCut, surprise }, grain);
  }
  const longest = grain.twoHourBins;
  keep(stream.counts, count, longest);
  keep(stream.means, outlook.mean, longest);
  keep(stream.hourCuts, hourCut, grain.hourBins);
  keep(stream.twoHourCuts, twoHourCut, longest);
  keep(stream.surprises, quantise(surprise), 2);
  closeDayBin(stream.day, { count, cut: hourCut, mean: outlook.mean }, grain, bin.teaches);
}

function learnWindows(
  stream: Stream,
  outlook: Outlook,
  seen: { hourCut: number; twoHourCut: number; surprise: number },
  grain: Grain,
): void {
  const hour = { count: outlook.hourCut + seen.hourCut, mean: outlook.hourMean };
  const two = { count: outlook.twoHourCut + seen.twoHourCut, mean: outlook.twoHourMean };
  learnDispersion(stream.hourSpread, hour, grain.dispersion);
  learnDispersion(stream.twoHourSpread, two, grain.dispersion);
  learnPeak(stream.three, PEAKS.three, lastingPeak(stream, seen.surprise), grain);
  learnPeak(stream.flash, PEAKS.flash, Math.log1p(seen.surprise), grain);
}

/** Takes a bin in which the source was down: nothing came and nothing was to be expected. */
export function skipBin(stream: Stream, grain: Grain): void {
  keep(stream.counts, 0, grain.twoHourBins);
  keep(stream.means, 0, grain.twoHourBins);
  keep(stream.hourCuts, 0, grain.hourBins);
  keep(stream.twoHourCuts, 0, grain.twoHourBins);
  keep(stream.surprises, 0, 2);
  closeDayBin(stream.day, { count: 0, cut: 0, mean: 0 }, grain, false);
}

function quantise(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
