import { thresholdOf } from "./budget.ts";
import { DAY_MS, GATES, HOUR_MS } from "./constants.ts";
import { advance, type EpisodeChange, type EpisodeState } from "./episode.ts";
import { type Grain, grainOf } from "./grain.ts";
import { keep, sumOfLast } from "./ring.ts";
import { checkRow, isTime, type ProblemCode, type Row } from "./row.ts";
import { copyOf, type Settings } from "./snapshot.ts";
import { closeBin, foresee, type Outlook, type Stream, startStream } from "./stream.ts";
import { surpriseBelow } from "./tail.ts";
import { localTime, type Zone, zoneOf } from "./zone.ts";

/**
 * A source that falls silent: the lower tail of its posts over one hour and six hours against its own baseline. Silence
 * is a fault of hearing, never calm and never a crisis, so its episodes are of kind "data". It judges whole bins only,
 * because an unfinished bin is always too quiet, and it never learns from the bins it complains of.
 */
export interface SilenceObservation {
  at: number;
  /** Nats over once a week. */
  score: number;
  expected: number;
  windowHours: 1 | 6;
  isSilent: boolean;
  isLearning: boolean;
  change?: EpisodeChange;
  problem?: ProblemCode;
}

export interface SilenceSnapshot {
  version: 1;
  settings: Settings;
  memory: Memory | null;
}

interface Memory {
  firstAt: number;
  lastAt: number;
  stream: Stream;
  /** Counts and expectations of six hours of whole bins. */
  counts: number[];
  means: number[];
  bin: { index: number; count: number };
  score: number;
  windowHours: 1 | 6;
  episode: EpisodeState;
}

const OFFSET = 3;
const SCALE = 0.8;
const LONG_HOURS = 6;
const REST = -3;

export class SilenceDetector {
  readonly #settings: Settings;
  readonly #grain: Grain;
  readonly #zone: Zone;
  #memory: Memory | null;

  constructor(settings: Settings, memory: Memory | null) {
    this.#settings = settings;
    this.#grain = grainOf(settings.rowMinutes > 0 ? Math.min(settings.rowMinutes, 1440) : 1);
    this.#zone = zoneOf(settings.timeZone);
    this.#memory = memory;
  }

  /** Takes the posts of one row of a source. Rows left out count as silent: that is the point. Never throws. */
  observe(given: Pick<Row, "at" | "voices">): SilenceObservation {
    const { row, problem } = checkRow(given);
    const refusal = this.#refusal(row.at);
    if (refusal)
      return {
        at: row.at,
        score: REST,
        expected: 0,
        windowHours: 1,
        isSilent: false,
        isLearning: true,
        problem: refusal,
      };
    this.#memory ??= this.#start(row.at);
    const memory = this.#memory;
    const change = this.#moveTo(Math.floor(row.at / this.#grain.binMs));
    memory.bin.count += row.voices;
    memory.lastAt = row.at;
    const observation = this.#observation(row.at);
    if (change) observation.change = change;
    if (problem) observation.problem = problem;
    return observation;
  }

  snapshot(): SilenceSnapshot {
    return { version: 1, settings: { ...this.#settings }, memory: copyOf(this.#memory) };
  }

  #refusal(at: number): ProblemCode | undefined {
    if (!isTime(at)) return "bad-time";
    return this.#memory && at <= this.#memory.lastAt ? "out-of-order" : undefined;
  }

  #start(at: number): Memory {
    const bin = { index: Math.floor(at / this.#grain.binMs), count: 0 };
    const rest = { score: REST, windowHours: 1 as const, episode: { state: "calm" as const } };
    return { firstAt: at, lastAt: at, stream: startStream(), counts: [], means: [], bin, ...rest };
  }

  #moveTo(index: number): EpisodeChange | undefined {
    const memory = this.#memory!;
    const most = Math.ceil((14 * DAY_MS) / this.#grain.binMs);
    memory.bin.index = Math.max(memory.bin.index, index - most);
    let change: EpisodeChange | undefined;
    while (memory.bin.index < index) change = this.#turn() ?? change;
    return change;
  }

  #turn(): EpisodeChange | undefined {
    const memory = this.#memory!;
    const { bin, stream } = memory;
    const outlook = this.#outlook();
    const length = Math.round(LONG_HOURS * this.#grain.binsPerHour) || 1;
    keep(memory.counts, bin.count, length);
    keep(memory.means, outlook.mean, length);
    this.#score(stream, outlook, length);
    const teaches = memory.score < 0;
    closeBin(stream, outlook, { count: bin.count, teaches }, this.#grain);
    const change = this.#step((bin.index + 1) * this.#grain.binMs);
    memory.bin = { index: bin.index + 1, count: 0 };
    return change;
  }

  #score(stream: Stream, outlook: Outlook, length: number): void {
    const memory = this.#memory!;
    const isCold = stream.baseline.bins < this.#grain.warmUpBins;
    const hour = isCold ? REST : this.#tail(this.#grain.hourBins, outlook.windows[1]!.phi);
    const long = isCold ? REST : this.#tail(length, outlook.windows[2]!.phi);
    memory.score = Math.max(hour, long);
    memory.windowHours = long > hour ? LONG_HOURS : 1;
  }

  #tail(bins: number, phi: number): number {
    const { counts, means } = this.#memory!;
    return (surpriseBelow(sumOfLast(counts, bins), sumOfLast(means, bins), phi) - OFFSET) / SCALE;
  }

  #step(at: number): EpisodeChange | undefined {
    const memory = this.#memory!;
    const since = at - memory.windowHours * HOUR_MS;
    const reading = {
      at,
      score: memory.score,
      heat: memory.score,
      since,
      kind: "data" as const,
      severity: 1 as const,
      pace: 0,
      reasons: ["silent-source" as const],
    };
    const step = advance(memory.episode, reading, {
      threshold: this.#threshold,
      watchId: this.#settings.watchId ?? "source",
    });
    memory.episode = step.next;
    return step.change;
  }

  #observation(at: number): SilenceObservation {
    const { score, windowHours, firstAt } = this.#memory!;
    const expected = this.#outlook().mean * (this.#grain.rowMs / this.#grain.binMs);
    const isLearning = at - firstAt < GATES.learningDays * DAY_MS;
    return { at, score, expected, windowHours, isSilent: score >= this.#threshold, isLearning };
  }

  get #threshold(): number {
    return thresholdOf(this.#settings.weeklyBudget);
  }

  #outlook(): Outlook {
    const { stream, bin } = this.#memory!;
    return foresee(stream, localTime(this.#zone, bin.index * this.#grain.binMs), this.#grain);
  }
}

/** A detector of silence for one source. */
export function createSilenceDetector(settings: Settings): SilenceDetector {
  return new SilenceDetector(settings, null);
}

/** The silence detector a snapshot was taken of. */
export function restoreSilenceDetector(snapshot: SilenceSnapshot): SilenceDetector {
  return new SilenceDetector(snapshot.settings, copyOf(snapshot.memory));
}
