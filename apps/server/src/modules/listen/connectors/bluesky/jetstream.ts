import { fieldsOf, parseJson, textOf } from "../payload.ts";
import { POSTS } from "./addresses.ts";

/**
 * The wire of Jetstream, version 1: one JSON text per event, each with the microsecond it was seen. A cursor is such a
 * microsecond and means the same on every relay of the network.
 */
export type JetstreamEvent =
  | {
      readonly kind: "created" | "edited";
      readonly at: number;
      readonly did: string;
      readonly key: string;
      readonly cid: unknown;
      readonly record: unknown;
    }
  | { readonly kind: "deleted"; readonly at: number; readonly did: string; readonly key: string }
  | { readonly kind: "renamed"; readonly at: number; readonly did: string; readonly handle: string }
  | { readonly kind: "other"; readonly at: number };

const KINDS: Readonly<Record<string, "created" | "edited" | "deleted">> = {
  create: "created",
  update: "edited",
  delete: "deleted",
};
const LATEST = Date.UTC(2200, 0, 1) * 1_000;

/** `at` is in microseconds since 1970. Null for what is no event; never throws. */
export function readEvent(message: string): JetstreamEvent | null {
  const { did, time_us: at, kind, commit, identity } = fieldsOf(parseJson(message));
  if (typeof at !== "number" || !Number.isSafeInteger(at) || at <= 0 || at > LATEST) return null;
  if (typeof did !== "string" || !did.startsWith("did:") || did.length > 200) return { kind: "other", at };
  if (kind === "identity") {
    const handle = textOf(fieldsOf(identity).handle, 253);
    return handle === undefined ? { kind: "other", at } : { kind: "renamed", at, did, handle };
  }
  return kind === "commit" ? readCommit(commit, { at, did }) : { kind: "other", at };
}

function readCommit(commit: unknown, { at, did }: { at: number; did: string }): JetstreamEvent {
  const { operation, collection, rkey, cid, record } = fieldsOf(commit);
  const kind = typeof operation === "string" ? KINDS[operation] : undefined;
  if (kind === undefined || collection !== POSTS || typeof rkey !== "string" || rkey === "")
    return { kind: "other", at };
  return kind === "deleted" ? { kind, at, did, key: rkey } : { kind, at, did, key: rkey, cid, record };
}

/** Relays are asked for a little more than was missed: they may hand over events slightly out of order. */
const REWIND_US = 5_000_000;

/** The address to open; `reached` in microseconds, undefined to begin with what happens from here on. */
export function subscription(jetstream: string, reached: number | undefined): string {
  const url = new URL(jetstream);
  url.searchParams.set("wantedCollections", POSTS);
  if (reached !== undefined) url.searchParams.set("cursor", String(Math.max(0, reached - REWIND_US)));
  return url.href;
}
