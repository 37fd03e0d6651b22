/** Sentences about the stream itself. */
import { DAY } from "../platform/clock.ts";
import type { Course, ReplayWatch } from "./course.ts";

export const learningNotice = ({ name }: ReplayWatch): string =>
  `“${name}” has less than a week of history here: on its first day only a loud and angry hour can ring, and until the seventh day comparisons are rough.`;

export interface Silence {
  readonly from: number;
  readonly to: number;
}

/** One sentence for all of them: a thin stream has many. */
export function silenceNotice(silences: readonly Silence[]): string {
  const longest = silences.reduce((most, one) => (one.to - one.from > most.to - most.from ? one : most));
  const days = Math.round((longest.to - longest.from) / DAY);
  const count = silences.length === 1 ? "a stretch" : `${silences.length} stretches`;
  return `The stream holds nothing in ${count} of more than two weeks, at most for ${days} days from ${dayOf(longest.from)} on. This is taken as time in which nobody listened, not as calm.`;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Null when there is nothing to say. */
export function endingNotice({ watch, matched, isOpen }: Pick<Course, "watch" | "matched" | "isOpen">): string | null {
  if (matched === 0) return `“${watch.name}” never matched a post of this stream. Check its query: ${watch.query}`;
  if (isOpen) return `“${watch.name}” was still ringing when the stream ended.`;
  return null;
}

export const badLinesNotice = (count: number): string =>
  `${count === 1 ? "One line was" : `${count} lines were`} not usable and passed over; standard error names ${count === 1 ? "it" : "them"}.`;
