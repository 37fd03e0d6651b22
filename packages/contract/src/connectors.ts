import { z } from "zod";
import { abilities, fieldShapes, lengthUnits, quotaUnits, sourceKinds } from "./words.ts";

/**
 * What a platform lets us do today, as far as its documents say: machine-readable, so that the pages offer only what is
 * possible and say why the rest is not. Codes (`why`, `notes`, names of fields) have their words in the catalogues, under
 * `connector.<kind>.…`.
 */
const ability = z.object({ can: z.enum(["yes", "on-conditions", "no"]), why: z.string().optional() });

/** One thing to fill in. A secret is sealed at rest and never shown again. */
const field = z.object({
  name: z.string(),
  shape: z.enum(fieldShapes),
  isNeeded: z.boolean(),
  options: z.array(z.string()).optional(),
  initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
});
export type ConnectorField = z.infer<typeof field>;

/** So much is allowed in so many seconds; `amount` null where the platform only says at run time. */
const quota = z.object({
  name: z.string(),
  amount: z.number().positive().nullable(),
  unit: z.enum(quotaUnits),
  seconds: z.number().int().positive(),
});

/** What one call, or each post it brings, costs in a quota's unit or in money. */
const cost = z.object({
  call: z.string(),
  amount: z.number().nonnegative(),
  unit: z.enum(quotaUnits),
  per: z.enum(["call", "post"]),
});

export const manifest = z.object({
  kind: z.enum(sourceKinds),
  /** The platform its posts come from, where that is one and the same. */
  platform: z.string().nullable(),
  /** The month the facts below were read in the platform's documents. */
  asOf: z.string(),
  abilities: z.partialRecord(z.enum(abilities), ability),
  /** How posts come: asked for by the clock, over a connection held open, or sent to us. */
  ways: z.array(z.enum(["pull", "hold", "receive"])),
  textLimit: z.object({ amount: z.number().int(), unit: z.enum(lengthUnits) }).nullable(),
  costs: z.array(cost),
  quotas: z.array(quota),
  /** Countries (ISO 3166) where the platform is blocked, so that the server needs a way around or stands elsewhere. */
  blockedIn: z.array(z.string().length(2)),
  settings: z.array(field),
  credentials: z.array(field),
  /** Limits, legal notes and traps to tell the person who connects it, as codes. */
  notes: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;
export type Ability = (typeof abilities)[number];
