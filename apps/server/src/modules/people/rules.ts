import { type KeyScope, type Permission, type Role, rolePermissions } from "@tocsin/contract";
import { sha256 } from "../../platform/ids.ts";

export const INVITATION_DAYS = 7;

export const permissionsOf = (role: Role): readonly Permission[] => rolePermissions[role];

/** A key with `ingest` alone reads nothing: it may only send posts in. */
export const permissionsOfKey = (scopes: readonly KeyScope[]): Permission[] =>
  scopes.filter((scope): scope is "read" | "respond" => scope === "read" || scope === "respond");

/** A short name for addresses: Latin letters and digits, else a neutral word with an id's tail. */
export function slugOf(name: string, id: string): string {
  const latin = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return latin.length >= 2 ? latin : `newsroom-${id.slice(-6)}`;
}

export interface AuditFact {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Record<string, unknown>;
}

/** Each entry's hash covers its content and the hash before it: changing or removing one breaks every later one. */
export function hashAudit(previous: string, fact: AuditFact): string {
  const { sequence, at, actor, action, subject, details } = fact;
  return sha256(JSON.stringify([previous, sequence, at.toISOString(), actor, action, subject, sortKeys(details)]));
}

/** The database returns JSON keys in an order of its own, so the hashed form sorts them. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
