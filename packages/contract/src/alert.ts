import { z } from "zod";
import { explanation } from "./detect.ts";
import { brandKinds } from "./prepare.ts";
import { severityReason } from "./respond.ts";
import * as s from "./shapes.ts";
import { teachingPart } from "./teaching.ts";
import {
  alertKinds,
  alertStates,
  bellKinds,
  deliveryOutcomes,
  deliveryProblemCodes,
  dismissalReasons,
} from "./words.ts";

/** One watch that sees the fire, or one source that has fallen silent. */
export const alertPart = z.object({
  episodeId: s.id,
  watchId: s.id.nullable(),
  sourceId: s.id.nullable(),
  name: z.string(),
  brandName: z.string(),
  brandKind: z.enum(brandKinds).nullable(),
  kind: z.enum(alertKinds),
  severity: s.severity,
  isOpen: z.boolean(),
  observed: z.number(),
  expected: z.number(),
  windowMinutes: z.number(),
  since: s.instant.nullable(),
  openedAt: s.instant,
});
export type AlertPart = z.infer<typeof alertPart>;
export const alert = z.object({
  id: s.id,
  /** The watch that speaks for the fire; null where sources fell silent. */
  watchId: s.id.nullable(),
  watchName: z.string(),
  source: z.object({ id: s.id, name: z.string() }).nullable(),
  /** Every watch that sees the fire, in the order in which they rang. */
  parts: z.array(alertPart),
  /** Of all watches together. */
  languages: z.array(z.object({ value: z.string(), count: z.number().int() })),
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
  /** Until when whoever has it looks at it; then the calling goes on. */
  promisedUntil: s.instant.nullable(),
  mutedUntil: s.instant.nullable(),
  dismissal: z
    .object({ reason: z.enum(dismissalReasons), note: z.string(), by: s.personRef, at: s.instant })
    .nullable(),
  incidentId: s.id.nullable(),
  explanation,
});
export type Alert = z.infer<typeof alert>;
/** Why a message did not arrive. `code` is translated as `delivery.<code>`; `detail` is its English sentence. */
export const deliveryProblem = z.object({
  code: z.enum(deliveryProblemCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string(),
});
export type DeliveryProblem = z.infer<typeof deliveryProblem>;
export const alertDelivery = z.object({
  id: s.id,
  channel: z.enum(bellKinds),
  target: z.string(),
  outcome: z.enum(deliveryOutcomes),
  at: s.instant,
  attempts: z.number().int(),
  problem: deliveryProblem.nullable(),
});
export const alertDetail = alert.extend({
  /** How grave it looks and why; a person sets it. None for a silent source. */
  suggestion: z
    .object({ severity: s.severity, reasons: z.array(severityReason), playbook: s.crisisType.nullable() })
    .nullable(),
  deliveries: z.array(alertDelivery),
  /** Somebody was to be told, and every message was refused. */
  isNobodyReached: z.boolean(),
  otherAlerts: z.array(z.object({ id: s.id, watchName: z.string(), severity: s.severity })),
});
export const alertQuery = s.cursor.extend({
  state: z.enum(["active", "all"]).default("active"),
  watchId: s.id.optional(),
});
/** "These are two different things": the episodes of these watches get an alert of their own. */
export const splitBody = z.object({ episodeIds: z.array(s.id).min(1) });
/** "This is the same fire": the other alert becomes part of this one. */
export const mergeBody = z.object({ alertId: s.id });
export const muteBody = z.object({ until: s.instant });
export const dismissBody = z.object({
  reason: z.enum(dismissalReasons),
  note: z.string().max(2_000).default(""),
  ...teachingPart,
});

/** A way to reach people outside the product when an alert rings. What would let others write there is never shown. */
export const bell = z.object({
  id: s.id,
  kind: z.enum(bellKinds),
  name: z.string(),
  /** For people to recognise: masked where it is a secret, and for those who may not answer alerts. */
  target: z.string(),
  language: s.language,
  minimumSeverity: s.severity,
  isPaused: z.boolean(),
  /** Whose device it is, for web push. */
  person: s.personRef.nullable(),
  lastOutcome: z.enum(deliveryOutcomes).nullable(),
  lastProblem: deliveryProblem.nullable(),
  lastUsedAt: s.instant.nullable(),
  /** The signing secret of a webhook, only in the answer to the creation. */
  secret: z.string().optional(),
});
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);
/** A number as it is dialled from abroad; spaces, dots and dashes between the digits do not matter. */
const phoneNumber = z.string().regex(/^\+[1-9](?:[ .()-]{0,2}\d){6,14}$/);
const bellOf = <K extends string, T extends z.ZodRawShape>(kind: K, shape: T) =>
  z.object({
    kind: z.literal(kind),
    name: s.name,
    ...shape,
    language: s.language,
    minimumSeverity: s.severity.default(1),
  });
export const bellBody = z.discriminatedUnion("kind", [
  bellOf("email", { target: z.email().max(200) }),
  bellOf("webhook", { target: webAddress }),
  bellOf("slack", { target: webAddress }),
  bellOf("mattermost", { target: webAddress }),
  bellOf("teams", { target: webAddress }),
  bellOf("discord", { target: webAddress }),
  bellOf("sms", { target: phoneNumber }),
  bellOf("telegram", {
    /** The number of a person, group or channel, or the @name of a public channel. */
    target: z.string().regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,31})$/),
    token: z.string().regex(/^\d{3,20}:[\w-]{20,80}$/),
  }),
]);
export const bellTest = z.object({ outcome: z.enum(deliveryOutcomes), problem: deliveryProblem.nullable() });

/** The public key that browsers subscribe with, as base64url. */
export const pushKey = z.object({ key: z.string() });
/** A browser's own subscription, as `PushSubscription.toJSON()` gives it, and how its person wants to be told. */
const subscription = {
  endpoint: webAddress,
  keys: z.object({
    p256dh: z.string().regex(/^B[\w-]{86}=?$/),
    auth: z.string().regex(/^[\w-]{22}={0,2}$/),
  }),
};
export const deviceBody = z.object({
  name: s.name,
  ...subscription,
  language: s.language,
  minimumSeverity: s.severity.default(1),
});
/** The browser's maker has given it another address. Only who held the subscription before knows its secret. */
export const deviceRenewal = z.object({
  id: s.id,
  before: z.object({ endpoint: webAddress, auth: z.string().max(40) }),
  ...subscription,
});

/** How text messages leave: the operator's own provider, called over HTTP. */
export const smsGateway = z.object({ host: z.string(), method: z.enum(["GET", "POST"]) });
export const smsGatewayState = z.object({ gateway: smsGateway.nullable() });
export const smsGatewayBody = z.object({
  method: z.enum(["GET", "POST"]).default("POST"),
  /** `{to}` and `{text}` stand for the number and the message, here and in the body. */
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s/?#{}]+[^\s]*$/),
  /** One `Name: value` a line. */
  headers: z
    .string()
    .max(4_000)
    .regex(/^(?:[\w-]+:[^\r\n]*(?:\r?\n|$))*$/)
    .default(""),
  body: z.string().max(4_000).default(""),
  /** What the answer holds when the message was taken, for providers that answer 200 whatever happened. */
  accepted: z.string().max(200).default(""),
});

/** What the event stream says: a hint to look again, never the thing itself. */
export const liveEvent = z.object({
  kind: z.enum(["alert", "incident", "statement", "source", "mentions", "import"]),
  id: s.id,
  change: z.string(),
  severity: s.severity.optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
