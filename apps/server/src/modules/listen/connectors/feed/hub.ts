/**
 * WebSub (W3C Recommendation of 2018): a publisher's hub sends the news of a feed to us within seconds. We ask it once the
 * feed has named it, it asks back whether we meant it, and it signs what it sends with our secret. A hub that never answers
 * costs nothing: the feed is asked as before.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { newSecret } from "../../../../platform/ids.ts";
import type { Outbound } from "../../../../platform/outbound.ts";
import type { Memory } from "../connector.ts";

export interface HubMemory {
  readonly address: string;
  readonly topic: string;
  readonly secret: string;
  /** Found in the feed, asked for, confirmed by the hub, or refused by it. */
  readonly state: "found" | "asked" | "live" | "refused";
  readonly askedAt: number;
  /** When the hub stops sending unless asked again. */
  readonly leaseEndsAt: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What we ask for; hubs grant what they like. */
const LEASE = 10 * DAY;
const UNANSWERED_AFTER = 6 * HOUR;
const REFUSED_FOR = 7 * DAY;
/** While a hub sends, the feed itself is asked only to be sure. */
export const PACE_WHILE_LIVE_SECONDS = 30 * 60;

/** What the answer's `Link` header or the feed itself says of its hub. */
export function findHub(
  linkHeader: string | undefined,
  inFeed: { readonly hub?: string | undefined; readonly self?: string | undefined },
  address: string,
): { address: string; topic: string } | null {
  const fromHeader = (rel: string) =>
    [...(linkHeader ?? "").matchAll(/<([^>]{1,2000})>\s*;[^,<]*\brel\s*=\s*"?([\w -]{1,100})/gi)].find(([, , rels]) =>
      rels!.toLowerCase().split(/\s+/).includes(rel),
    )?.[1];
  const hub = fromHeader("hub") ?? inFeed.hub;
  if (hub === undefined || !/^https?:/i.test(hub)) return null;
  return { address: hub, topic: fromHeader("self") ?? inFeed.self ?? address };
}

/** The hub that a feed names, remembered first and asked at the next visit: its question back must find us knowing it. */
export function noteHub(known: HubMemory | null, found: { address: string; topic: string } | null): HubMemory | null {
  if (found === null) return known;
  if (known?.address === found.address && known.topic === found.topic) return known;
  return { ...found, secret: newSecret(), state: "found", askedAt: 0, leaseEndsAt: 0 };
}

/** Whether to ask now: at first, again before the lease ends, and from time to time where no answer came. */
export function isToAsk(hub: HubMemory, now: Date): boolean {
  const since = now.getTime() - hub.askedAt;
  if (hub.state === "found") return true;
  if (hub.state === "refused") return since > REFUSED_FOR;
  if (hub.state === "asked") return since > UNANSWERED_AFTER;
  return now.getTime() > hub.askedAt + (hub.leaseEndsAt - hub.askedAt) / 2 && since > UNANSWERED_AFTER / 2;
}

export async function subscribe(
  hub: HubMemory,
  { callback, outbound, now }: { callback: string; outbound: Outbound; now: Date },
): Promise<HubMemory> {
  const form = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.topic": hub.topic,
    "hub.callback": callback,
    "hub.secret": hub.secret,
    "hub.lease_seconds": String(LEASE / 1000),
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  // What goes wrong at a hub is no failure of the feed, which is asked anyway.
  const answer = await outbound(hub.address, { method: "POST", headers, body: form.toString() }).catch(() => null);
  const isRefused = answer !== null && answer.status >= 400 && answer.status < 500;
  const isRenewal = hub.state === "live" && hub.leaseEndsAt > now.getTime();
  const state = isRenewal ? "live" : isRefused ? "refused" : "asked";
  return { ...hub, state, askedAt: now.getTime() };
}

/** The hub asks back whether we want this, or says that it will not. Null for what we never asked for. */
export function answerHub(
  hub: HubMemory | null,
  query: Readonly<Record<string, string | undefined>>,
  now: Date,
): { readonly hub: HubMemory; readonly echo: string } | null {
  if (hub === null || query["hub.topic"] !== hub.topic) return null;
  if (query["hub.mode"] === "denied") return { hub: { ...hub, state: "refused", askedAt: now.getTime() }, echo: "" };
  const challenge = query["hub.challenge"];
  if (query["hub.mode"] !== "subscribe" || challenge === undefined) return null;
  const granted = Number(query["hub.lease_seconds"]) * 1000;
  const lease = Number.isFinite(granted) && granted > 0 ? Math.min(granted, 365 * DAY) : LEASE;
  const at = now.getTime();
  return { hub: { ...hub, state: "live", askedAt: at, leaseEndsAt: at + lease }, echo: challenge };
}

const DIGESTS = new Set(["sha1", "sha256", "sha384", "sha512"]);

export function isSignedByHub(hub: HubMemory, header: string | undefined, body: Buffer): boolean {
  const [method = "", digest = ""] = (header ?? "").trim().toLowerCase().split("=");
  if (!DIGESTS.has(method)) return false;
  const own = Buffer.from(createHmac(method, hub.secret).update(body).digest("hex"));
  const given = Buffer.from(digest);
  return own.length === given.length && timingSafeEqual(own, given);
}

/**
 * Kept in two parts, since two write them: what we asked for by whoever asks the feed, what was granted by whoever is
 * called by the hub, often while the first still waits for its answer.
 */
export function readHub({ hub, lease }: Memory): HubMemory | null {
  const asked = hub as Omit<HubMemory, "leaseEndsAt"> | undefined;
  if (typeof asked !== "object" || asked === null || typeof asked.secret !== "string") return null;
  const granted = lease as Lease | undefined;
  if (granted?.topic !== asked.topic || asked.state === "found") return { ...asked, leaseEndsAt: 0 };
  return { ...asked, state: granted.state, askedAt: Math.max(asked.askedAt, granted.at), leaseEndsAt: granted.endsAt };
}

interface Lease {
  readonly topic: string;
  readonly state: "live" | "refused";
  readonly at: number;
  readonly endsAt: number;
}

export function rememberAsked(hub: HubMemory | null): Memory {
  if (hub === null) return {};
  const { leaseEndsAt: _, ...asked } = hub;
  return { hub: { ...asked, state: asked.state === "live" ? "asked" : asked.state } };
}

export function rememberGranted({ topic, state, askedAt, leaseEndsAt }: HubMemory): Memory {
  return { lease: { topic, state, at: askedAt, endsAt: leaseEndsAt } };
}
