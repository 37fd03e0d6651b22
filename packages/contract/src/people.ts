import { z } from "zod";
import * as s from "./shapes.ts";
import { keyScopes, permissions } from "./words.ts";

export const password = z.string().min(10).max(200);

export const setupState = z.object({
  isNeeded: z.boolean(),
  isDemo: z.boolean(),
  version: z.string(),
});
export const setupBody = z.object({
  workspace: s.name,
  language: s.language,
  timeZone: z.string().max(60),
  name: s.name,
  email: z.email().max(200),
  password,
});

export const session = z.object({
  person: z.object({ id: s.id, name: z.string(), email: z.string(), language: s.language }),
  workspace: z.object({ id: s.id, name: z.string(), language: s.language, timeZone: z.string(), slug: z.string() }),
  role: s.role,
  permissions: z.array(z.enum(permissions)),
  isDemo: z.boolean(),
});
export type Session = z.infer<typeof session>;
export const signInBody = z.object({ email: z.email().max(200), password: z.string().max(200) });

export const member = z.object({
  id: s.id,
  name: z.string(),
  email: z.string(),
  role: s.role,
  joinedAt: s.instant,
  lastSeenAt: s.instant.nullable(),
});
export const invitation = z.object({
  id: s.id,
  email: z.string(),
  role: s.role,
  invitedBy: z.string(),
  expiresAt: s.instant,
  /** Only in the answer to the creation: the link to hand over when no mail server is set up. */
  link: z.string().optional(),
});
export const invitationBody = z.object({ email: z.email().max(200), role: s.role });
export const invitationLookup = z.object({
  workspace: z.string(),
  email: z.string(),
  role: s.role,
  invitedBy: z.string(),
});
export const acceptBody = z.object({ token: z.string().max(200), name: s.name, password, language: s.language });

export const apiKey = z.object({
  id: s.id,
  name: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  start: z.string(),
  createdAt: s.instant,
  lastUsedAt: s.instant.nullable(),
  /** The key itself, only in the answer to the creation. */
  secret: z.string().optional(),
});
export const apiKeyBody = z.object({ name: s.name, scopes: z.array(z.enum(keyScopes)).min(1) });

export const auditEntry = z.object({
  sequence: z.number().int(),
  at: s.instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export const auditCheck = z.object({
  isIntact: z.boolean(),
  entries: z.number().int(),
  brokenAt: z.number().int().nullable(),
});

export const workspaceBody = z.object({ name: s.name, language: s.language, timeZone: z.string().max(60) });
