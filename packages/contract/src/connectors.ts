import { z } from "zod";
import { connectionStates, connectorFailures } from "./listenWords.ts";
import * as s from "./shapes.ts";
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
  /** Its sources need an address to be typed in: a feed's own, a server's. */
  needsAddress: z.boolean().optional(),
  /** The shortest pause between two calls that the platform takes for polite, also in an incident. */
  shortestMinutes: z.number().positive().optional(),
  settings: z.array(field),
  credentials: z.array(field),
  /** Limits, legal notes and traps to tell the person who connects it, as codes. */
  notes: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;
export type Ability = (typeof abilities)[number];

/** A manifest, and whether this version of the product can test its credentials at the press of a button. */
export const connector = manifest.extend({ canTest: z.boolean() });
export type ConnectorRecord = z.infer<typeof connector>;

/** Values by the names of a manifest's fields. */
export const fieldValues = z.record(
  z.string().max(60),
  z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(2_000)).max(1_000)]),
);
export type FieldValues = z.infer<typeof fieldValues>;

/** An account at a platform. Its credentials are sealed and never come back. */
export const connection = z.object({
  id: s.id,
  kind: z.enum(sourceKinds),
  name: z.string(),
  state: z.enum(connectionStates),
  /** As whom the platform knows us; null before the first test. */
  account: z.string().nullable(),
  scopes: z.array(z.string()),
  expiresAt: s.instant.nullable(),
  checkedAt: s.instant.nullable(),
  problem: z.object({ code: z.enum(connectorFailures), message: z.string() }).nullable(),
  createdAt: s.instant,
  /** Sources that speak through it. */
  sources: z.array(z.object({ id: s.id, name: z.string() })),
});
export type Connection = z.infer<typeof connection>;
const credentials = z.record(z.string().max(60), z.string().max(20_000));
export const connectionBody = z.object({ kind: z.enum(sourceKinds), name: s.name, credentials });
/** Credentials are replaced as a whole. */
export const connectionPatch = z.object({ name: s.name.optional(), credentials: credentials.optional() });
/** As which source to test: where the platform's address is part of the settings. */
export const connectionTestBody = z.object({
  address: z.string().max(2_000).optional(),
  settings: fieldValues.optional(),
});
