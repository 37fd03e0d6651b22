import { z } from "zod";
import * as s from "./shapes.ts";
import { dismissalReasons } from "./words.ts";

/** What a watch does otherwise since a person said why something was no crisis. */
export const lesson = z.discriminatedUnion("kind", [
  /** These hours teach nothing of the usual, and a burst with two of the words needs to be rarer to ring. */
  z.object({ kind: z.literal("campaign"), from: s.instant, until: s.instant, terms: z.array(z.string()) }),
  /** Posts that the query finds count no more for the bell. */
  z.object({ kind: z.literal("exclusion"), query: z.string(), terms: z.array(z.string()) }),
  /** The bell waits for so many voices more than usual. */
  z.object({ kind: z.literal("gate"), extraVoices: z.number().int() }),
  /** Posts of the narrative to which the mentions belong do not count until then. */
  z.object({
    kind: z.literal("narrative"),
    mentionIds: z.array(s.id),
    label: z.string(),
    from: s.instant,
    until: s.instant,
  }),
]);
export type Lesson = z.infer<typeof lesson>;

export const taughtRule = z.object({
  id: s.id,
  watchId: s.id,
  lesson,
  alertId: s.id,
  reason: z.enum(dismissalReasons),
  note: z.string(),
  by: s.personRef,
  at: s.instant,
  undone: z.object({ by: z.string(), at: s.instant }).nullable(),
});
export type TaughtRule = z.infer<typeof taughtRule>;

/** Rings of the last days, with the rule and as if it had never been taught. */
export const taughtEffect = z.object({
  days: z.number().int(),
  withRule: z.number().int(),
  without: z.number().int(),
});

export const teachingPart = {
  /** Whether the watch learns from it. */
  teaches: z.boolean().default(true),
  /** Words that tell the dismissed story; the alert's own where left out. */
  terms: z.array(z.string().trim().min(2).max(60)).max(8).optional(),
};

/** Hours in which the team itself makes people talk: the bell expects more then, and learns how much more. */
export const campaign = z.object({
  id: s.id,
  brandId: s.id,
  name: z.string(),
  from: s.instant,
  until: s.instant,
  /** How many times the usual it is planned to bring, until its first run has taught better. */
  factor: z.number(),
  byName: z.string(),
});
export type Campaign = z.infer<typeof campaign>;
export const campaignBody = z
  .object({ name: s.name, from: s.instant, until: s.instant, factor: z.number().min(1).max(50).default(3) })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    path: ["until"],
    message: "ends before it begins",
  });

/** What a person wrote at a moment of a watch's chart. */
export const watchNote = z.object({ id: s.id, at: s.instant, text: z.string(), by: s.personRef });
export const watchNoteBody = z.object({ at: s.instant, text: z.string().trim().min(1).max(300) });
