import type { AnswerOf } from "@tocsin/contract";

export type Narrative = AnswerOf<"listNarratives">["items"][number];
export type NarrativeLink = AnswerOf<"listNarratives">["links"][number];

const CLEARLY = 1.5;
/** A handful of posts doubles and halves by chance. */
const FEW = 3;

/** A sentence of the catalogue for the last hour of the stretch against the hour before it. */
export function sentenceForGrowth({ lastHour, hourBefore }: Pick<Narrative, "lastHour" | "hourBefore">): string {
  if (lastHour === 0 && hourBefore === 0) return "understand.growth.quiet";
  if (Math.max(lastHour, hourBefore) < FEW) return "understand.growth.little";
  if (hourBefore === 0) return "understand.growth.begins";
  if (lastHour >= hourBefore * CLEARLY) return "understand.growth.grows";
  if (lastHour * CLEARLY <= hourBefore) return "understand.growth.fades";
  return "understand.growth.steady";
}

/** Mostly negative, partly negative, or calm: the sign in a circle, beside its colour. */
export type Mood = "negative" | "mixed" | "calm";

export function moodOf(negativeShare: number): Mood {
  if (negativeShare >= 0.5) return "negative";
  return negativeShare >= 0.25 ? "mixed" : "calm";
}
export const moodSigns: Record<Mood, string> = { negative: "−", mixed: "±", calm: "=" };
