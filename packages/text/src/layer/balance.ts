import type { Lesson } from "./delta.ts";

/**
 * People press "correct" where the model is wrong and pass over where it is right. Lessons of that kind alone say that it is
 * always wrong: on a held-out stream, 500 corrections of mistakes only made it worse than it was. So posts that
 * nobody corrected stand for the silent majority, with as much weight as is missing for `RIGHT_FOR_EACH_WRONG`. Where people
 * also confirm what is right, or correct every post of a sample, nothing is missing and the silent posts do not count.
 */
export function balanceLessons(corrections: readonly Lesson[], silent: readonly Lesson[]): Lesson[] {
  const wrong = corrections.filter((lesson) => likeliest(lesson.start) !== lesson.label).length;
  const missing = RIGHT_FOR_EACH_WRONG * wrong - (corrections.length - wrong);
  const weight = Math.min(HEAVIEST_SILENCE, missing / silent.length);
  if (!(weight > 0)) return [...corrections];
  return [...corrections, ...silent.map((lesson) => ({ ...lesson, label: likeliest(lesson.start), weight }))];
}

const RIGHT_FOR_EACH_WRONG = 1.5;
const HEAVIEST_SILENCE = 3;

/** Rare classes count by the fourth root of their rarity: on held-out streams that is worth half a point at no price. */
const RARITY_POWER = 0.25;
/** Lessons that every class is taken to have had, so that a class seen once does not shout. */
const GIVEN = 2;

/** The same lessons with those of rare classes weighing a little more. */
export function weighRareClasses(lessons: readonly Lesson[], classes: number): Lesson[] {
  const counts = new Array<number>(classes).fill(GIVEN);
  for (const { label, weight } of lessons) counts[label]! += weight;
  const mean = counts.reduce((sum, count) => sum + count, 0) / classes;
  const weights = counts.map((count) => (mean / count) ** RARITY_POWER);
  return lessons.map((lesson) => ({ ...lesson, weight: lesson.weight * weights[lesson.label]! }));
}

/** The class with the highest score; the first of equals. */
export function likeliest(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}
