/**
 * SURGE: surprise over an expected, robust, growing envelope.
 *
 * The question is not "is this count high" but "how many weeks pass until this brand sees the like again". Every
 * channel answers in the same unit, nats over once a week (e^score is the return period in weeks), so one threshold
 * serves a brand with two mentions a day and one with twenty thousand, and the user's knob is a number of alerts a
 * week instead of sigmas.
 *
 *   rows -> five-minute bins -> baseline (level x hour x weekday, all learnt from winsorised counts)
 *        -> channels: sustained (the mean surprise of four nested windows, counts cut at four sd: one bot burst cannot
 *           ring it), three bins in a row, flash, each against the brand's own tail of peaks; a day for slow streams
 *        -> the same for negative voices, the negative share (beta-binomial), and the two fused
 *        -> gates (two extra voices, three authors) -> episode
 *
 * A bin is judged while it fills, against what is expected of the whole of it. Counts only grow, so an alarm on part
 * of a bin is final, one-minute rows ring within the minute, and the number of false alarms is that of five-minute
 * rows by construction: the length of a row moves no threshold.
 *
 * Winsorising is what beats the rules vendors document: a sum cut at three deviations keeps one burst of a bot or
 * one odd five minutes from standing for an hour, so the threshold can lie lower at the same number of false alarms
 * (`bench/onset.ts` measures it against those rules). Not done: change-point posteriors, seasonal decompositions and
 * neural forecasters, which cost more per row than this whole engine may.
 */
import { upperEdge } from "./band.ts";
import { thresholdOf } from "./budget.ts";
import { DAY_MS, GATES, PEAKS } from "./constants.ts";
import { startEngagement } from "./engagement.ts";
import { advance, type Episode, type EpisodeChange, type EpisodeKind, type Reading } from "./episode.ts";
import { type Explanation, explain } from "./explain.ts";
import { type Grain, grainOf } from "./grain.ts";
import { almanacOf } from "./occasion.ts";
import { paceOf } from "./onset.ts";
import { peakFor } from "./peaks.ts";
import { readingOf } from "./reading.ts";
import { significant } from "./ring.ts";
import { type CleanRow, checkRow, isTime, type ProblemCode, type Row } from "./row.ts";
import { copyOf, type Settings, type Snapshot } from "./snapshot.ts";
import { type Channel, startStream } from "./stream.ts";
import { raisedTo, type Verdict, weigh } from "./verdict.ts";
import {
  isTooLong,
  joinCampaign,
  type OpenBin,
  type Place,
  type Prospect,
  prospectOf,
  skipTo,
  startWatch,
  turnBin,
  type Watch,
  withRow,
} from "./watch.ts";
import { zoneOf } from "./zone.ts";

/** What one row means. `expected` and `upper` are voices in this row; scores are nats over once a week. */
export interface Observation {
  at: number;
  score: number;
  expected: number;
  /** Upper edge of the expected band: the edges of an hour's rows add up to the hourly count that rings. */
  upper: number;
  channel: Channel;
  isLearning: boolean;
  /** Score of all voices, whatever their tone; `negativeScore` is that of negative count and share. */
  totalScore: number;
  negativeScore?: number;
  /** Set while the score is at or above the threshold. */
  kind?: EpisodeKind;
  change?: EpisodeChange;
  /** Changes of skipped rows, oldest first, before `change`. */
  earlier?: EpisodeChange[];
  episode?: Episode;
  /** Present with every change and while the score is at or above the threshold. */
  explanation?: Explanation;
  problem?: ProblemCode;
}

export class Detector {
  readonly threshold: number;
  readonly #settings: Settings;
  readonly #grain: Grain;
  readonly #place: Place;
  #watch: Watch | null = null;
  #prospect: Prospect | null = null;
  /** What was weighed last: a bin is weighed when its last row comes and asked about again when it turns. */
  #weighed: { bin: OpenBin; verdict: Verdict } | null = null;
  /** Upper edge of the expected band of a bin: it stands while the bin fills. */
  #upper: number | null = null;
  /** A copy moved on to a bin that has not begun here, so that every preview in it is cheap. */
  #ahead: Detector | null = null;

  constructor(settings: Settings, watch: Watch | null) {
    const rowMinutes = settings.rowMinutes > 0 ? Math.min(settings.rowMinutes, 1440) : 1;
    this.#settings = { ...settings, rowMinutes };
    this.#grain = grainOf(rowMinutes);
    this.#place = { zone: zoneOf(settings.timeZone), almanac: almanacOf(settings.calendars) };
    this.threshold = thresholdOf(settings.weeklyBudget);
    this.#watch = watch;
    if (watch) this.#prospect = prospectOf(watch, this.#place, this.#grain);
  }

  /**
   * Takes one whole row. A later `at` than the next row fills the rows between with zeros (or leaves them unknown with
   * `gap`); an earlier one changes nothing. Never throws: what was wrong with the row is `problem`.
   */
  observe(given: Row): Observation {
    const { row, problem } = checkRow(given);
    const refusal = this.#refusal(row.at);
    if (refusal) return this.#refused(row.at, refusal);
    this.#ahead = null;
    this.#watch ??= startWatch(row.at, this.#grain);
    const earlier: EpisodeChange[] = [];
    const isLong = this.#moveTo(row, earlier);
    const observation = this.#read(row, withRow(this.#watch.bin, row, this.#grain), true);
    if (earlier.length > 0) observation.earlier = earlier;
    const said = problem ?? (isLong ? "long-gap" : this.#place.zone.isKnown ? undefined : "unknown-zone");
    if (said) observation.problem = said;
    return observation;
  }

  /** The same of a row that is still filling, without changing anything. Hand a change that rang to `standing` later. */
  preview(given: Row): Observation {
    const { row, problem } = checkRow(given);
    const refusal = this.#refusal(row.at);
    if (refusal) return this.#refused(row.at, refusal);
    const observation = this.#coreAt(row).#read(row, undefined, false);
    return problem ? { ...observation, problem } : observation;
  }

  /** Everything remembered, as JSON of under four kilobytes, more where reactions or campaigns are heard. */
  snapshot(): Snapshot {
    return { version: 4, settings: { ...this.#settings }, watch: copyOf(this.#watch) };
  }

  /** Why the open bin scores as it does; undefined before the first row. */
  explain(): Explanation | undefined {
    if (!this.#watch || !this.#prospect) return undefined;
    const verdict = this.#weigh(this.#watch.bin);
    return this.#explained(this.#watch.lastAt, this.#watch.bin, verdict);
  }

  #refusal(at: number): ProblemCode | undefined {
    if (!isTime(at)) return "bad-time";
    if (this.#watch && at <= this.#watch.lastAt) return "out-of-order";
    return undefined;
  }

  #refused(at: number, problem: ProblemCode): Observation {
    const score = this.#watch ? Math.max(this.#watch.settled.total, this.#watch.settled.crisis) : -3;
    return { at, score, expected: 0, upper: 0, channel: "hour", isLearning: true, totalScore: score, problem };
  }

  /** Brings the open bin to the row's, telling what changed on the way; true when the way was too long to walk. */
  #moveTo(row: CleanRow, earlier: EpisodeChange[]): boolean {
    const watch = this.#watch!;
    const index = Math.floor(row.at / this.#grain.binMs);
    if (row.negative !== undefined && !watch.negative) this.#startNegative();
    if (row.engagement !== undefined) watch.engagement ??= startEngagement();
    if (!this.#prospect) this.#foresee();
    const isLong = isTooLong(watch, index, this.#grain);
    if (index > watch.bin.index) this.#turn();
    if (row.gap || isLong) this.#skipTo(index);
    while (watch.bin.index < index) {
      const change = this.#readNothing();
      if (change) earlier.push(change);
      this.#turn();
    }
    if (joinCampaign(watch, row)) this.#foresee();
    return isLong;
  }

  #startNegative(): void {
    this.#watch!.negative = startStream();
    this.#foresee();
  }

  #skipTo(index: number): void {
    if (this.#watch!.bin.index >= index) return;
    skipTo(this.#watch!, index, this.#grain);
    this.#foresee();
  }

  #turn(): void {
    const watch = this.#watch!;
    const { total, crisis } = this.#weigh(watch.bin);
    turnBin(watch, this.#prospect!, this.#grain);
    watch.settled = { total: significant(total, 6), crisis: significant(crisis, 6) };
    this.#foresee();
  }

  #foresee(): void {
    this.#prospect = prospectOf(this.#watch!, this.#place, this.#grain);
    this.#weighed = null;
    this.#upper = null;
  }

  #weigh(bin: OpenBin): Verdict {
    if (this.#weighed?.bin === bin) return this.#weighed.verdict;
    const verdict = weigh(this.#watch!, this.#prospect!, bin, this.#grain);
    this.#weighed = { bin, verdict };
    return verdict;
  }

  /** A bin in which no row came. */
  #readNothing(): EpisodeChange | undefined {
    const watch = this.#watch!;
    const verdict = this.#weigh(watch.bin);
    const step = this.#step({ at: watch.bin.index * this.#grain.binMs, bin: watch.bin, verdict });
    watch.episode = step.next;
    return step.change;
  }

  #read(row: CleanRow, taken: OpenBin | undefined, commits: boolean): Observation {
    const watch = this.#watch!;
    const bin = taken ?? withRow(watch.bin, row, this.#grain);
    const verdict = this.#lasting(this.#weigh(bin), row.at);
    const step = this.#step({ at: row.at, bin, verdict }, row.standing);
    if (commits) {
      watch.bin = bin;
      watch.lastAt = row.at;
      watch.episode = step.next;
    }
    return this.#observation(row.at, { bin, verdict, step });
  }

  /** While a bin is filling, the last whole one still speaks. */
  #lasting(verdict: Verdict, at: number): Verdict {
    const isWhole = (at + this.#grain.rowMs) % this.#grain.binMs < this.#grain.rowMs;
    return isWhole ? verdict : raisedTo(verdict, this.#watch!.settled);
  }

  #step({ at, bin, verdict }: { at: number; bin: OpenBin; verdict: Verdict }, standing?: EpisodeChange) {
    const reading: Reading = readingOf(this.#watch!, verdict, {
      bin,
      at,
      grain: this.#grain,
      threshold: this.threshold,
    });
    if (standing && standing.score > reading.score) {
      reading.score = standing.score;
      reading.heat = standing.score;
      reading.kind = standing.kind;
      reading.pace = paceOf(this.#watch!, bin, at, this.#grain);
    }
    return advance(this.#watch!.episode, reading, {
      threshold: this.threshold,
      watchId: this.#settings.watchId ?? "watch",
    });
  }

  #observation(at: number, seen: { bin: OpenBin; verdict: Verdict; step: ReturnType<typeof advance> }): Observation {
    const { bin, verdict, step } = seen;
    const { total } = this.#prospect!;
    const rowPart = this.#grain.rowMs / this.#grain.binMs;
    this.#upper ??= upperEdge(total, this.#grain.hourBins, this.#evidenceThatRings());
    const observation: Observation = {
      at,
      score: verdict.score,
      expected: total.mean * rowPart,
      upper: this.#upper * rowPart,
      channel: verdict.channel,
      isLearning: this.#isLearning(at),
      totalScore: verdict.total,
    };
    if (this.#watch!.negative) observation.negativeScore = verdict.crisis;
    if (verdict.score >= this.threshold) observation.kind = verdict.isCrisis ? "crisis" : "buzz";
    if (step.change) observation.change = step.change;
    if (step.next.state === "open") observation.episode = step.next.episode;
    if (observation.kind || step.change) observation.explanation = this.#explained(at, bin, verdict);
    return observation;
  }

  #explained(at: number, bin: OpenBin, verdict: Verdict): Explanation {
    const { threshold } = this;
    return explain({
      watch: this.#watch!,
      prospect: this.#prospect!,
      bin,
      verdict,
      grain: this.#grain,
      threshold,
      isLearning: this.#isLearning(at),
      at,
    });
  }

  #evidenceThatRings(): number {
    return peakFor(this.#watch!.total.sustained, PEAKS.sustained, this.threshold);
  }

  #isLearning(at: number): boolean {
    return at - this.#watch!.firstAt < GATES.learningDays * DAY_MS;
  }

  /** This detector, or a copy of it, with the open bin at the row. */
  #coreAt(row: CleanRow): Detector {
    const index = Math.floor(row.at / this.#grain.binMs);
    if (
      this.#watch &&
      this.#prospect &&
      this.#watch.bin.index === index &&
      (row.negative === undefined || this.#watch.negative) &&
      (row.engagement === undefined || this.#watch.engagement) &&
      (row.campaign === null || this.#watch.bin.campaign)
    )
      return this;
    if (this.#ahead && this.#ahead.#watch!.bin.index === index && !row.gap && !row.campaign) return this.#ahead;
    const ahead = new Detector(this.#settings, copyOf(this.#watch));
    ahead.#watch ??= startWatch(row.at, this.#grain);
    ahead.#moveTo(row, []);
    this.#ahead = ahead;
    return ahead;
  }
}

/** A detector for one watch. */
export function createDetector(settings: Settings): Detector {
  return new Detector(settings, null);
}

/** The detector a snapshot was taken of: it continues identically. */
export function restoreDetector(snapshot: Snapshot): Detector {
  return new Detector(snapshot.settings, copyOf(snapshot.watch));
}
