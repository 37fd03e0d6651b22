import { z } from "zod";
import { explanation } from "./detect.ts";
import * as s from "./shapes.ts";

/** Whether the bell rang at a moment; `unknown` where it could not judge: before the first post, or in the future. */
export const momentStates = ["rang", "ringing", "silent", "unknown"] as const;

/** What kept the bell from ringing, or people from hearing it. */
export const hindrances = [
  "below",
  "too-few-voices",
  "too-few-authors",
  "learning",
  "deaf",
  "campaign",
  "taught-too-small",
  "taught-campaign",
  "unheard",
  "muted",
  "dismissed",
  "paused",
] as const;
export type Hindrance = (typeof hindrances)[number];

export const momentQuery = z.object({ at: s.instant });
export const moment = z.object({
  at: s.instant,
  state: z.enum(momentStates),
  /** In nats over once a week; it rings from the threshold on. */
  score: z.number(),
  threshold: z.number(),
  /** Voices in the window of the nearest channel that would have rung; null where no number of them would. */
  needed: z.number().int().nullable(),
  /** What the nearest channel saw, as an alert is explained; null where the bell could not judge. */
  explanation: explanation.nullable(),
  hindrances: z.array(z.object({ code: z.enum(hindrances), value: z.number(), needed: z.number() })),
  alertId: s.id.nullable(),
});
export type Moment = z.infer<typeof moment>;
