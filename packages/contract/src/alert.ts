import { z } from "zod";
import { explanation } from "./detect.ts";
import * as s from "./shapes.ts";
import { alertKinds, alertStates, deliveryOutcomes, dismissalReasons } from "./words.ts";

export const alert = z.object({
  id: s.id,
  watchId: s.id,
  watchName: z.string(),
  brandName: z.string(),
  kind: z.enum(alertKinds),
  state: z.enum(alertStates),
  severity: s.severity,
  suggestedType: s.crisisType.nullable(),
  score: z.number(),
  openedAt: s.instant,
  lastChangeAt: s.instant,
  closedAt: s.instant.nullable(),
  escalations: z.number().int(),
  acknowledgedBy: s.personRef.nullable(),
  acknowledgedAt: s.instant.nullable(),
  mutedUntil: s.instant.nullable(),
  dismissal: z
    .object({ reason: z.enum(dismissalReasons), note: z.string(), by: s.personRef, at: s.instant })
    .nullable(),
  incidentId: s.id.nullable(),
  explanation,
});
export type Alert = z.infer<typeof alert>;
export const alertDelivery = z.object({
  id: s.id,
  channel: z.string(),
  target: z.string(),
  outcome: z.enum(deliveryOutcomes),
  at: s.instant,
  attempts: z.number().int(),
  problem: z.string().nullable(),
});
export const alertDetail = alert.extend({
  deliveries: z.array(alertDelivery),
  otherAlerts: z.array(z.object({ id: s.id, watchName: z.string(), severity: s.severity })),
});
export const alertQuery = s.cursor.extend({
  state: z.enum(["active", "all"]).default("active"),
  watchId: s.id.optional(),
});
export const muteBody = z.object({ until: s.instant });
export const dismissBody = z.object({ reason: z.enum(dismissalReasons), note: z.string().max(2_000).default("") });

export const bellKinds = ["email", "webhook"] as const;
/** A way to reach people outside the product when an alert rings. */
export const bell = z.object({
  id: s.id,
  kind: z.enum(bellKinds),
  name: z.string(),
  target: z.string(),
  language: s.language,
  minimumSeverity: s.severity,
  isPaused: z.boolean(),
  lastOutcome: z.enum(deliveryOutcomes).nullable(),
  lastProblem: z.string().nullable(),
  lastUsedAt: s.instant.nullable(),
  /** The signing secret of a webhook, only in the answer to the creation. */
  secret: z.string().optional(),
});
export const bellBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("email"),
    name: s.name,
    target: z.email().max(200),
    language: s.language,
    minimumSeverity: s.severity.default(1),
  }),
  z.object({
    kind: z.literal("webhook"),
    name: s.name,
    target: z.url().max(2_000),
    language: s.language,
    minimumSeverity: s.severity.default(1),
  }),
]);
export const bellTest = z.object({ outcome: z.enum(deliveryOutcomes), problem: z.string().nullable() });

/** What the event stream says: a hint to look again, never the thing itself. */
export const liveEvent = z.object({
  kind: z.enum(["alert", "incident", "statement", "source", "mentions", "import"]),
  id: s.id,
  change: z.string(),
  severity: s.severity.optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
