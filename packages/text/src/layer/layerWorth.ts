import { likeliest } from "./balance.ts";
import { applyDelta, type Delta, type Lesson } from "./delta.ts";

export interface Tally {
  readonly right: number;
  readonly total: number;
}

/** What a layer is worth, without flattering it. */
export interface LayerWorth {
  /** How often the model alone says what people say of the corrected posts. */
  readonly before: Tally;
  /** The same with the layer, each correction asked before it is learned. */
  readonly after: Tally;
  /** Of the posts handed in as a sample, the share whose sentiment the layer changes; 0 without posts. */
  readonly changedShare: number;
}

interface LessonIn {
  readonly language: string;
  readonly lesson: Lesson;
}

interface Weighed {
  /** Corrections in the order in which they were made. */
  readonly kept: readonly LessonIn[];
  readonly sample: readonly LessonIn[];
  fit(part: readonly LessonIn[]): ReadonlyMap<string, Delta>;
}

/**
 * Measures a layer by asking it about each correction before it learns from it (Dawid 1984, the prequential way), in blocks
 * that grow by a quarter so that a few dozen fits do.
 */
export function weighLayer({ kept, sample, fit }: Weighed): LayerWorth {
  const total = kept.length;
  const before = kept.filter(({ lesson }) => likeliest(lesson.start) === lesson.label).length;
  let after = 0;
  for (let start = 0; start < total; ) {
    const end = Math.min(total, start + Math.ceil((start + 1) / 4));
    const deltas = fit(kept.slice(0, start));
    after += kept.slice(start, end).filter((entry) => guess(deltas, entry) === entry.lesson.label).length;
    start = end;
  }
  return { before: { right: before, total }, after: { right: after, total }, changedShare: changed(fit(kept), sample) };
}

function guess(deltas: ReadonlyMap<string, Delta>, { language, lesson }: LessonIn): number {
  const delta = deltas.get(language);
  return likeliest(delta === undefined ? lesson.start : applyDelta(delta, lesson.places, lesson.start));
}

function changed(deltas: ReadonlyMap<string, Delta>, sample: readonly LessonIn[]): number {
  const moved = sample.filter((entry) => guess(deltas, entry) !== likeliest(entry.lesson.start)).length;
  return sample.length === 0 ? 0 : moved / sample.length;
}
