import { type Baseline, expectedAt, learnBin, startBaseline } from "./baseline.ts";
import { DAY, GATES, PEAKS, SUSTAINED } from "./constants.ts";
import { closeDayBin, type Day, type DayOutlook, foreseeDay, restDay, startDay } from "./day.ts";
import { dispersionOf, learnMoments, type Moments, phiOf, startMoments } from "./dispersion.ts";
import type { Grain } from "./grain.ts";
import { learnOccasion, type Occasion, type Occasions, type Outlier, outlierOf, startOccasions } from "./occasion.ts";
import { learnPeak, type Peaks, scorePeak, startPeaks } from "./peaks.ts";
import { dropLeadingZeros, keep, NEVER, sumOfLast } from "./ring.ts";
import { type CountLaw, countLaw, surpriseBeyond, surpriseWithin } from "./tail.ts";
import type { LocalTime } from "./zone.ts";

/**
 * One stream of counts (all voices, or the negative ones) and its channels.
 *
 * Sustained: the last half hour, hour, two and three hours, counts cut at four deviations, each against a negative
 * binomial with its own dispersion; a mean of the four surprises is judged by the brand's own tail of such means. A mean,
 * and not the loudest: the windows are nested, so chance that lifts one leaves the others, while a real burst lifts all.
 * It is the square of the mean root, which leans towards the quieter windows: what only begins, or is fading, waits. The
 * windows hold what was predicted at the time beside what came, so a burst never enters its own expectation.
 *
 * What is sudden and large would wait for the cut sums, so two uncut statistics stand by with a higher bar: the least of
 * three bins in a row, and the flash of the last five minutes, each by the brand's own tail. The flash is held against the
 * brand's mean level where the hour's is lower: a bot in the quiet of the night brings a large multiple of little, while a
 * crisis is large at any hour of the day.
 */
export interface Stream {
  baseline: Baseline;
  occasions: Occasions;
  /** The last three hours, oldest first: counts, expectations, and what of the counts lies above the cut, from its first bin on. */
  counts: number[];
  means: number[];
  excesses: number[];
  /** Of each window; learnt over the hours of the baseline's. */
  spreads: Moments[];
  /** Surprise of the two bins before the open one. */
  surprises: number[];
  sustained: Peaks;
  three: Peaks;
  flash: Peaks;
  day: Day;
}

export type Channel =
  | "half-hour"
  | "hour"
  | "two-hours"
  | "three-hours"
  | "three-bins"
  | "flash"
  | "day"
  | "engagement"
  | "negative-day"
  | "share"
  | "negative-and-share"
  | "cold";

/** What a count is held against. The law is made for the first count above the mean. */
export interface Expectation {
  mean: number;
  phi: number;
  law: CountLaw | undefined;
}

/** One sustained window around the open bin: cut counts without it, the mean with it. */
export interface Window extends Expectation {
  cut: number;
}

/** The open bin holding `count`: its surprise, what the windows say together, and the one surprised most. */
interface Evidence {
  count: number;
  surprise: number;
  sustained: number;
  channel: Channel;
}

/** The open bin: everything about it that does not depend on how much of it has come. */
export interface Outlook {
  time: LocalTime;
  occasion: Occasion | undefined;
  outlier: Outlier;
  mean: number;
  cap: number;
  bin: Expectation;
  /** Of the open bin too, but never less than the brand's mean level. */
  flash: Expectation;
  windows: Window[];
  /** Of the count asked about last, which is mostly asked about again. */
  evidence: Evidence | undefined;
  hourMean: number;
  twoHourMean: number;
  hourCount: number;
  twoHourCount: number;
  day: DayOutlook;
}

export interface Judgement {
  score: number;
  channel: Channel;
}

/** Names of the sustained windows, as `SUSTAINED.hours` has them. */
const WINDOWS: readonly Channel[] = ["half-hour", "hour", "two-hours", "three-hours"];

export function startStream(): Stream {
  return {
    baseline: startBaseline(),
    occasions: startOccasions(),
    counts: [],
    means: [],
    excesses: [],
    spreads: SUSTAINED.hours.map(startMoments),
    surprises: [],
    sustained: startPeaks(),
    three: startPeaks(),
    flash: startPeaks(),
    day: startDay(),
  };
}

/** What the stream expects of the bin that opens at `time`, which may be part of an occasion. */
export function foresee(stream: Stream, time: LocalTime, grain: Grain, part?: Occasion): Outlook {
  // Before the first day is over there is nothing that an occasion could differ from.
  const occasion = stream.baseline.bins < grain.warmUpBins ? undefined : part;
  const outlier = outlierOf(stream.occasions, occasion);
  const mean = expectedAt(stream.baseline, time, grain, outlier.factor);
  const phi = dispersionOf(stream.baseline.spread) + outlier.spread;
  const { counts, means } = stream;
  return {
    time,
    occasion,
    outlier,
    mean,
    cap: mean + Math.max(SUSTAINED.capSd * Math.sqrt(mean + phi * mean * mean), SUSTAINED.capLeast),
    bin: { mean, phi, law: undefined },
    flash: { mean: Math.max(mean, stream.baseline.level * outlier.factor), phi, law: undefined },
    windows: windowsOf(stream, mean, outlier, grain),
    evidence: undefined,
    hourMean: mean + sumOfLast(means, grain.hourBins - 1),
    twoHourMean: mean + sumOfLast(means, grain.twoHourBins - 1),
    hourCount: sumOfLast(counts, grain.hourBins - 1),
    twoHourCount: sumOfLast(counts, grain.twoHourBins - 1),
    day: foreseeDay(stream.day, mean, grain, outlier.spread),
  };
}

/** All windows in one walk back through the bins. */
function windowsOf(stream: Stream, mean: number, outlier: Outlier, grain: Grain): Window[] {
  const { counts, means, excesses, spreads, baseline } = stream;
  const known = counts.length;
  let cut = 0;
  let expected = mean;
  let taken = 1;
  return grain.windowBins.map((bins, at) => {
    for (; taken < bins && taken <= known; taken++) {
      cut += counts[known - taken]!;
      if (taken <= excesses.length) cut -= excesses[excesses.length - taken]!;
      expected += means[known - taken]!;
    }
    const phi = phiOf(spreads[at]!, baseline.spread.weight) + outlier.spread;
    return { cut, mean: expected, phi, law: undefined };
  });
}

/**
 * Score of the open bin holding `count` so far, in nats over once a week, by the channel that speaks loudest. `burst` is
 * the count of the last five minutes, across the bin before.
 */
export function judge(stream: Stream, outlook: Outlook, count: number, burst: number): Judgement {
  const { surprise, sustained, channel } = evidenceOf(outlook, count);
  const best: Judgement = { score: scorePeak(stream.sustained, PEAKS.sustained, sustained), channel };
  raise(best, "three-bins", scorePeak(stream.three, PEAKS.three, lastingPeak(stream, surprise)));
  raise(best, "flash", scorePeak(stream.flash, PEAKS.flash, suddenness(outlook, burst)));
  // Too few voices above the usual to call anybody: the score stays on record but below every threshold.
  if (extraVoices(outlook, count) < GATES.extra) best.score = Math.max(NEVER, Math.min(best.score, -2));
  return best;
}

function raise(best: Judgement, channel: Channel, score: number): void {
  if (score <= best.score) return;
  best.score = score;
  best.channel = channel;
}

function suddenness({ flash }: Outlook, count: number): number {
  return Math.log1p(surpriseIn(flash, count));
}

function lastingPeak({ surprises }: Stream, surprise: number): number {
  const [first, second] = surprises;
  if (first === undefined || second === undefined) return 0;
  return Math.log1p(Math.min(first, second, surprise));
}

function surpriseIn(expectation: Expectation, count: number): number {
  if (count <= expectation.mean) return surpriseWithin(count, expectation.mean);
  expectation.law ??= countLaw(expectation.mean, expectation.phi);
  return surpriseBeyond(expectation.law, count);
}

function evidenceOf(outlook: Outlook, count: number): Evidence {
  if (outlook.evidence?.count === count) return outlook.evidence;
  const { windows } = outlook;
  const cut = Math.min(count, outlook.cap);
  let roots = 0;
  let most = -1;
  let loudest = 0;
  for (let at = 0; at < windows.length; at++) {
    const surprise = surpriseIn(windows[at]!, windows[at]!.cut + cut);
    roots += Math.sqrt(surprise);
    if (surprise <= most) continue;
    most = surprise;
    loudest = at;
  }
  const surprise = surpriseIn(outlook.bin, count);
  outlook.evidence = { count, surprise, sustained: (roots / windows.length) ** 2, channel: WINDOWS[loudest]! };
  return outlook.evidence;
}

/** Voices above expectation in the bin, the hour or two hours, whichever is most. */
export function extraVoices(outlook: Outlook, count: number): number {
  const inHour = outlook.hourCount - outlook.hourMean;
  const inTwo = outlook.twoHourCount - outlook.twoHourMean;
  return count + Math.max(-outlook.mean, inHour, inTwo);
}

/** Takes a finished bin into windows and tails; the baseline learns it only when `teaches`. */
export function closeBin(
  stream: Stream,
  outlook: Outlook,
  bin: { count: number; teaches: boolean },
  grain: Grain,
): void {
  const { count, teaches } = bin;
  const excess = quantise(Math.max(0, count - outlook.cap));
  const surprise = quantise(evidenceOf(outlook, count).surprise);
  if (teaches) learn(stream, outlook, { count, surprise }, grain);
  keep(stream.surprises, surprise, 2);
  keep(stream.counts, count, grain.longestBins);
  keep(stream.means, outlook.mean, grain.longestBins);
  keepExcess(stream.excesses, excess, grain);
  if (isBusy(stream, grain)) restDay(stream.day, grain);
  else closeDayBin(stream.day, { count, cut: count - excess, mean: outlook.mean }, grain, teaches);
}

function keepExcess(excesses: number[], excess: number, grain: Grain): void {
  keep(excesses, excess, grain.longestBins);
  dropLeadingZeros(excesses);
}

function isBusy({ baseline }: Stream, grain: Grain): boolean {
  return baseline.level * 24 * grain.binsPerHour > DAY.idleFrom;
}

function learn(
  stream: Stream,
  outlook: Outlook,
  { count, surprise }: { count: number; surprise: number },
  grain: Grain,
): void {
  const { time, mean, occasion, outlier } = outlook;
  const cut = Math.min(count, outlook.cap);
  learnOccasion(stream.occasions, occasion, { day: time.day, seen: cut, expected: mean });
  if (outlier.isStrange) return;
  learnBin(stream.baseline, { count, mean, time, factor: outlier.factor }, grain);
  if (stream.baseline.bins <= grain.twoHourBins) return;
  outlook.windows.forEach((window, at) => {
    const seen = { count: window.cut + cut, mean: window.mean };
    learnMoments(stream.spreads[at]!, seen, grain.dispersion, window.phi);
  });
  learnPeak(stream.sustained, PEAKS.sustained, evidenceOf(outlook, count).sustained, grain);
  learnPeak(stream.three, PEAKS.three, lastingPeak(stream, surprise), grain);
  learnPeak(stream.flash, PEAKS.flash, suddenness(outlook, count), grain);
}

/** Takes a bin in which the source was down: nothing came and nothing was to be expected. */
export function skipBin(stream: Stream, grain: Grain): void {
  keep(stream.counts, 0, grain.longestBins);
  keep(stream.means, 0, grain.longestBins);
  keepExcess(stream.excesses, 0, grain);
  keep(stream.surprises, 0, 2);
  closeDayBin(stream.day, { count: 0, cut: 0, mean: 0 }, grain, false);
}

function quantise(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}
