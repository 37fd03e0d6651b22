import type { AnswerOf, Lesson } from "@tocsin/contract";

interface Sentence {
  readonly id: string;
  readonly values: Record<string, string | number>;
}

/** What a lesson changes, as a sentence of the catalogue. */
export function wordsOfLesson(lesson: Lesson, sayTime: (at: string) => string): Sentence {
  switch (lesson.kind) {
    case "campaign": {
      const hours = { from: sayTime(lesson.from), until: sayTime(lesson.until) };
      return lesson.terms.length === 0
        ? { id: "taught.campaign.hours", values: hours }
        : { id: "taught.campaign", values: { ...hours, terms: joinTerms(lesson.terms) } };
    }
    case "exclusion":
      return {
        id: lesson.terms.length > 1 ? "taught.exclusion" : "taught.exclusion.one",
        values: { terms: joinTerms(lesson.terms) },
      };
    case "gate":
      return { id: "taught.gate", values: { count: lesson.extraVoices } };
    case "narrative":
      return { id: "taught.narrative", values: { label: lesson.label, until: sayTime(lesson.until) } };
  }
}

const joinTerms = (terms: readonly string[]): string => terms.join(" · ");

/** How many rings a rule has spared, or brought, in the rehearsed days. */
export function wordsOfEffect({ days, withRule, without }: AnswerOf<"getTaughtEffect">): Sentence {
  if (withRule === without) return { id: "taught.effect.none", values: { days, count: withRule } };
  const change = withRule < without ? "fewer" : "more";
  return { id: `taught.effect.${change}`, values: { days, count: Math.abs(without - withRule), withRule } };
}
