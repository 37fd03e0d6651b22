/** Who tells which narrative, and how loud that is. Pure: the live product feeds it from the record, replay from the stream. */
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";
import { FLOOR, LEAST_VOICES, loudnessOf } from "./bar.ts";

/** A voice of a narrative: no echo, and counted for the bell. */
export interface Telling {
  readonly at: number;
  readonly narrativeId: string;
  readonly authorKey: string;
  readonly isNegative: boolean;
}

/** A narrative in the half hour that ends now. Numbers are people. */
export interface LoudNarrative {
  readonly narrativeId: string;
  readonly negative: number;
  readonly voices: number;
  /** Negative voices that half an hour brings, by the day before. */
  readonly expected: number;
  /** When the first of the half hour spoke. */
  readonly since: number;
  /** Logarithm of how many times the expected it is. */
  readonly loudness: number;
}

export const WINDOW = HOUR / 2;
/** What a narrative is used to bring is its last day. */
export const REMEMBERED = WINDOW + DAY;
/** A story of which most voices are at ease is buzz, and buzz rings by the watch's count. */
const LEAST_SHARE = 0.5;
const LASTS_FOR = 2 * HOUR;
const LEAST_LASTING = LEAST_VOICES / 2;

export type Resolve = (narrativeId: string) => string;

interface Heard {
  readonly all: Set<string>;
  readonly negative: Set<string>;
  since: number;
}

export class NarrativeVoices {
  private tellings: Telling[] = [];
  private readonly resolve: Resolve;

  /** `resolve` says under which id a narrative is known by now: two may have turned out to be one. */
  constructor(resolve: Resolve = (id) => id, tellings: readonly Telling[] = []) {
    this.resolve = resolve;
    this.tellings = [...tellings];
  }

  copy(): NarrativeVoices {
    return new NarrativeVoices(this.resolve, this.tellings);
  }

  /** In order of time. */
  hear(tellings: readonly Telling[]): void {
    for (const telling of tellings) this.tellings.push(telling);
    const [first, last] = [this.tellings[0], this.tellings.at(-1)];
    // Cutting at every minute would copy the memory each time.
    if (first === undefined || last!.at - first.at < REMEMBERED + HOUR) return;
    this.tellings = this.tellings.filter(({ at }) => at >= last!.at - REMEMBERED);
  }

  /** The loudest narrative over the floor at `at`, null when there is none. */
  loudest(at: number): LoudNarrative | null {
    let loudest: LoudNarrative | null = null;
    for (const [narrativeId, heard] of this.gather({ from: at - WINDOW, to: at })) {
      const one = this.measure(narrativeId, heard, at);
      if (one !== null && one.loudness > (loudest?.loudness ?? 0)) loudest = one;
    }
    return loudest;
  }

  /** Whether a narrative that rang still goes on. */
  lasts(narrativeId: string, at: number): boolean {
    const heard = this.gather({ from: at - LASTS_FOR, to: at }).get(this.resolve(narrativeId));
    return (heard?.negative.size ?? 0) >= LEAST_LASTING;
  }

  private measure(narrativeId: string, { all, negative, since }: Heard, at: number): LoudNarrative | null {
    if (negative.size < LEAST_VOICES || negative.size < LEAST_SHARE * all.size) return null;
    const before = this.gather({ from: at - REMEMBERED, to: at - WINDOW }).get(narrativeId)?.negative.size ?? 0;
    const expected = (before * WINDOW) / DAY;
    const loudness = loudnessOf(negative.size, expected);
    // Log and log1p of the same number may differ in the last digit.
    if (loudness < FLOOR - 1e-9) return null;
    return { narrativeId, negative: negative.size, voices: all.size, expected, since, loudness };
  }

  /** Who told what after `from`, up to `to`. */
  private gather({ from, to }: { readonly from: number; readonly to: number }): Map<string, Heard> {
    const heard = new Map<string, Heard>();
    for (let place = this.tellings.length - 1; place >= 0 && this.tellings[place]!.at > from; place--)
      if (this.tellings[place]!.at <= to) this.note(heard, this.tellings[place]!);
    return heard;
  }

  private note(heard: Map<string, Heard>, { at, narrativeId, authorKey, isNegative }: Telling): void {
    const id = this.resolve(narrativeId);
    const known = heard.get(id) ?? { all: new Set(), negative: new Set(), since: at };
    known.since = Math.min(known.since, at);
    known.all.add(authorKey);
    if (isNegative) known.negative.add(authorKey);
    heard.set(id, known);
  }
}

export const WINDOW_MINUTES = WINDOW / MINUTE;
