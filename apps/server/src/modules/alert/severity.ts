import type { detectShapes, respondShapes } from "@tocsin/contract";
import type { z } from "zod";

type Explanation = detectShapes.Explanation;
type Reason = z.infer<typeof respondShapes.severityReason>;

export interface SeverityFacts {
  /** Null when a person opens an incident without an alert. */
  readonly alertSeverity: number | null;
  readonly explanation: Explanation | null;
  /** How bad this kind of crisis is at the least, by its playbook. */
  readonly floor: number;
}
export interface Suggestion {
  readonly severity: number;
  readonly reasons: Reason[];
}

const MANY_VOICES = 100;
const LARGE_REACH = 100_000;
const HIGH_NEGATIVE = 0.6;
const SEVERAL_LANGUAGES = 3;
const LEAST = 1;
const MOST = 5;

/** A severity with the reasons for it, one by one; a person sets the real one. */
export function suggestSeverity({ alertSeverity, explanation, floor }: SeverityFacts): Suggestion {
  const start = alertSeverity ?? LEAST;
  const reasons: Reason[] = alertSeverity === null ? [] : [{ code: "alert", params: { severity: alertSeverity } }];
  const raises = explanation === null ? [] : raisesOf(explanation);
  reasons.push(...raises);
  // Half a step for each: two telling circumstances make one level.
  const raised = start + Math.floor(raises.length / 2);
  if (floor > raised) reasons.push({ code: "type-floor", params: { severity: floor } });
  return { severity: Math.min(MOST, Math.max(LEAST, raised, floor)), reasons };
}

function raisesOf(why: Explanation): Reason[] {
  const reach = Math.max(0, ...why.topAuthors.map((author) => author.followers ?? 0));
  const tongues = why.languages.filter((language) => language.count >= 3).length;
  const found: (Reason | false)[] = [
    why.voices >= MANY_VOICES && { code: "many-voices", params: { voices: why.voices } },
    reach >= LARGE_REACH && { code: "large-reach", params: { followers: reach } },
    why.negativeShare !== null &&
      why.negativeShare >= HIGH_NEGATIVE && { code: "negative", params: { share: why.negativeShare } },
    tongues >= SEVERAL_LANGUAGES && { code: "languages", params: { count: tongues } },
    why.platforms.some((platform) => platform.value === "news") && { code: "press", params: {} },
  ];
  return found.filter((reason): reason is Reason => reason !== false);
}
