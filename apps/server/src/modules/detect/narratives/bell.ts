/** The bell of a watch's narratives: hears them minute by minute, learns how loud they usually get, and says when one is louder. */
import { MINUTE } from "../../../platform/clock.ts";
import { LATENESS } from "../rules.ts";
import { type Bar, FRESH_BAR, learnQuarter, QUARTER } from "./bar.ts";
import { type LoudNarrative, NarrativeVoices, type Resolve, type Telling } from "./voices.ts";

/** All that is remembered of a watch's narratives beside the record itself. */
export interface BellMemory {
  readonly bar: Bar;
  /** End of the last quarter of a day it has learnt from. */
  readonly until: number;
}

export const startOfQuarter = (at: number): number => Math.floor(at / QUARTER) * QUARTER;
export const startMemory = (at: number): BellMemory => ({ bar: FRESH_BAR, until: startOfQuarter(at) });

export class NarrativeBell {
  private readonly peaks = new Map<number, number>();

  constructor(
    public memory: BellMemory,
    private readonly voices: NarrativeVoices,
  ) {}

  static open(from: number, resolve?: Resolve): NarrativeBell {
    return new NarrativeBell(startMemory(from), new NarrativeVoices(resolve));
  }

  copy(): NarrativeBell {
    const copy = new NarrativeBell(this.memory, this.voices.copy());
    for (const [quarter, peak] of this.peaks) copy.peaks.set(quarter, peak);
    return copy;
  }

  /** What was told in one whole minute; the loudest narrative at its end. */
  hearMinute(minute: number, tellings: readonly Telling[]): LoudNarrative | null {
    this.learnUntil(minute - LATENESS);
    if (tellings.length === 0) return null;
    this.voices.hear(tellings);
    if (!tellings.some(({ isNegative }) => isNegative)) return null;
    const loudest = this.voices.loudest(minute + MINUTE - 1);
    if (loudest !== null) this.keepPeak(startOfQuarter(minute), loudest.loudness);
    return loudest;
  }

  lasts(narrativeId: string, at: number): boolean {
    return this.voices.lasts(narrativeId, at);
  }

  /** Takes in all quarters that are over by then. */
  learnUntil(at: number): void {
    for (let { until } = this.memory; until + QUARTER <= at; until += QUARTER) {
      const peak = this.peaks.get(until) ?? null;
      this.memory = { bar: learnQuarter(this.memory.bar, peak), until: until + QUARTER };
      this.peaks.delete(until);
    }
  }

  private keepPeak(quarter: number, loudness: number): void {
    if (quarter >= this.memory.until) this.peaks.set(quarter, Math.max(loudness, this.peaks.get(quarter) ?? 0));
  }
}
