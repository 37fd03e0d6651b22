import { z } from "zod";
import * as s from "./shapes.ts";
import { deliveryOutcomes, draftKinds, statementStates, toneDirections, toneKinds, toneParts } from "./words.ts";

export const approval = z.object({
  id: s.id,
  by: s.personRef,
  at: s.instant,
  hash: z.string(),
  /** Set when a later edit made the approved text another text. */
  voidedAt: s.instant.nullable(),
});
export const statementVersion = z.object({
  language: s.language,
  title: z.string(),
  text: z.string(),
  hash: z.string(),
  editedBy: s.personRef,
  editedAt: s.instant,
  approval: approval.nullable(),
  publishedAt: s.instant.nullable(),
  /** Placeholders like {place} that nobody has filled in yet. */
  openPlaceholders: z.array(z.string()),
});
export const publication = z.object({
  id: s.id,
  channel: z.string(),
  language: s.language,
  outcome: z.enum(deliveryOutcomes),
  at: s.instant,
  address: z.string().nullable(),
  problem: z.string().nullable(),
});
export const statement = z.object({
  id: s.id,
  incidentId: s.id.nullable(),
  incidentTitle: z.string().nullable(),
  kind: z.enum(["holding", "full", "update", "correction"]),
  state: z.enum(statementStates),
  title: z.string(),
  languages: z.array(s.language),
  createdBy: s.personRef,
  createdAt: s.instant,
  publishedAt: s.instant.nullable(),
});
export const statementDetail = statement.extend({
  versions: z.array(statementVersion),
  publications: z.array(publication),
  nextUpdateAt: s.instant.nullable(),
  newsroomAddress: z.string(),
});
export const statementQuery = s.cursor.extend({
  incidentId: s.id.optional(),
  state: z.enum(statementStates).optional(),
});
export const statementBody = z.object({
  incidentId: s.id.optional(),
  kind: z.enum(["holding", "full", "update", "correction"]).default("holding"),
  /** Which languages to fill from the playbook's holding text. */
  languages: z.array(s.language).min(1),
  nextUpdateAt: s.instant.optional(),
});
export const versionBody = z.object({
  title: s.name,
  text: s.longText.min(1),
  /** The hash of the text the editor started from; a mismatch means somebody else was faster. */
  basedOn: z.string().optional(),
});
export const toneBody = z.object({
  /** Title and text of a draft, or the text alone. */
  text: z.string().max(21_000),
  language: s.language,
  kind: z.enum(draftKinds).default("full"),
});
/** A place of a draft that is better said otherwise. */
export const toneNote = s.span.extend({
  kind: z.enum(toneKinds),
  direction: z.enum(toneDirections),
  /** The words at that place, as written. */
  words: z.string(),
});
export const toneReview = z.object({ notes: z.array(toneNote), missing: z.array(z.enum(toneParts)) });
export const approveBody = z.object({ hash: z.string().min(1) });

export const outletKinds = ["newsroom", "webhook"] as const;
/** A place where statements are published. The newsroom is always there. */
export const outlet = z.object({
  id: s.id,
  kind: z.enum(outletKinds),
  name: z.string(),
  target: z.string(),
  isPaused: z.boolean(),
  lastOutcome: z.enum(deliveryOutcomes).nullable(),
  lastProblem: z.string().nullable(),
  secret: z.string().optional(),
});
export const outletBody = z.object({ name: s.name, target: z.url().max(2_000) });
