import type { OutboundAnswer } from "../../../../platform/outbound.ts";
import { explainThrown } from "../answers.ts";
import type { Ask, Connector, Delivery, Memory, Pulled, Received } from "../connector.ts";
import { findNews, readSeen } from "../seen.ts";
import type { FeedDocument } from "./entry.ts";
import { type Conditions, fetchFeed, refuseAnswer } from "./fetch.ts";
import {
  answerHub,
  findHub,
  type HubMemory,
  isSignedByHub,
  isToAsk,
  noteHub,
  PACE_WHILE_LIVE_SECONDS,
  readHub,
  rememberAsked,
  rememberGranted,
  subscribe,
} from "./hub.ts";
import { feedManifest } from "./manifest.ts";
import { maxAgeOf } from "./pace.ts";
import { readParts } from "./parts.ts";
import { type FeedPost, readFeedDocument, toPost } from "./read.ts";
import { join } from "./xml.ts";

/**
 * RSS, Atom, JSON Feed and news sitemaps, asked politely: conditional requests, the server's own pauses kept, and news sent
 * by a hub where the feed has one.
 */
export const feed: Connector = { kind: "feed", manifest: feedManifest, pull: pullFeed, receive: receiveNews };

async function pullFeed(ask: Ask): Promise<Pulled> {
  try {
    const hub = await renewHub(ask);
    const answer = await fetchFeed(ask.outbound, ask.source.address, ask.source.memory as Conditions);
    if (answer.status === 304) return unchanged(ask, answer, hub);
    return answer.status === 200 ? await readAnswer(ask, answer, hub) : refuseAnswer(answer, ask.now);
  } catch (error) {
    return explainThrown(error);
  }
}

async function renewHub({ source, outbound, now }: Ask): Promise<HubMemory | null> {
  const hub = readHub(source.memory);
  const callback = source.ownAddress;
  if (hub === null || source.settings.push === false || !isToAsk(hub, now)) return hub;
  return subscribe(hub, { callback, outbound, now });
}

function unchanged({ source }: Ask, answer: OutboundAnswer, hub: HubMemory | null): Pulled {
  const memory = { ...source.memory, ...conditionsOf(answer), ...rememberAsked(hub) };
  return { ok: true, posts: [], memory, ...paceFor(hub, [maxAgeOf(answer.headers["cache-control"])]) };
}

async function readAnswer(ask: Ask, answer: OutboundAnswer, known: HubMemory | null): Promise<Pulled> {
  const document = readDocument(answer);
  if (document === null)
    return { ok: false, code: "not-a-feed", message: "The address answers, but not with RSS, Atom or JSON Feed." };
  const { documents, memory: parts } = await readParts(document, ask);
  const hub = noteHub(known, findHub(answer.headers.link, document, answer.address));
  const latest = dateOf(answer.headers["last-modified"]);
  const posts = [document, ...documents].flatMap((part) => postsOf(part, ask, latest));
  const news = findNews(posts, readSeen(ask.source.memory.seen), ask.now);
  const memory: Memory = {
    // A part may change although its index does not, and the rest of a torn feed is still to come: these are read again.
    ...(parts === null && document.isTorn !== true && conditionsOf(answer)),
    ...(parts !== null && { parts }),
    ...rememberAsked(hub),
    ...(ask.source.memory.lease !== undefined && { lease: ask.source.memory.lease }),
    seen: documents.length > 0 ? { ...readSeen(ask.source.memory.seen), ...news.seen } : news.seen,
  };
  const hints = [document.paceSeconds, maxAgeOf(answer.headers["cache-control"])];
  return { ok: true, posts: news.posts, changes: news.changes, memory, ...paceFor(hub, hints) };
}

const readDocument = ({ bytes, headers, address }: OutboundAnswer): FeedDocument | null =>
  readFeedDocument({
    bytes,
    contentType: headers["content-type"],
    address: join(headers["content-location"], address),
  });

const postsOf = (document: FeedDocument, { source, now }: Ask, latest?: Date): FeedPost[] =>
  document.entries
    .map((entry) => toPost(entry, document, { platform: source.platform, name: source.name, now, latest }))
    .filter((post) => post !== null);

function dateOf(header: string | undefined): Date | undefined {
  const time = Date.parse(header ?? "");
  return Number.isNaN(time) ? undefined : new Date(time);
}

const conditionsOf = ({ headers }: OutboundAnswer): Conditions => ({
  ...(headers.etag !== undefined && { etag: headers.etag }),
  ...(headers["last-modified"] !== undefined && { lastModified: headers["last-modified"] }),
});

/** Publishers promise longer pauses than they keep: a hint beyond an hour is not believed. */
const LONGEST_HINT_SECONDS = 60 * 60;

function paceFor(hub: HubMemory | null, hints: readonly (number | undefined)[]): { paceSeconds?: number } {
  const said = hints
    .filter((seconds) => seconds !== undefined)
    .map((seconds) => Math.min(seconds, LONGEST_HINT_SECONDS));
  const live = hub?.state === "live" ? [PACE_WHILE_LIVE_SECONDS] : [];
  return said.length + live.length === 0 ? {} : { paceSeconds: Math.max(...said, ...live) };
}

/** A hub's question, or the news it sends. What is not signed with our secret is thanked for and forgotten (WebSub, 8). */
async function receiveNews(ask: Ask, delivery: Delivery): Promise<Received> {
  const hub = readHub(ask.source.memory);
  if (delivery.method === "GET") return answerQuestion(ask, hub, delivery);
  if (hub === null) return { heard: null, answer: { status: 410, body: "" } };
  const taken = { status: 202, body: "" };
  if (!isSignedByHub(hub, delivery.headers["x-hub-signature"], delivery.body)) return { heard: null, answer: taken };
  const document = readFeedDocument({
    bytes: delivery.body,
    contentType: delivery.headers["content-type"],
    address: hub.topic,
  });
  if (document === null) return { heard: null, answer: taken };
  const before = readSeen(ask.source.memory.seen);
  const news = findNews(postsOf(document, ask), before, ask.now);
  const memory = { ...ask.source.memory, seen: { ...before, ...news.seen } };
  return { heard: { posts: news.posts, changes: news.changes, memory }, answer: taken };
}

function answerQuestion({ source, now }: Ask, hub: HubMemory | null, { query }: Delivery): Received {
  const answered = answerHub(hub, query, now);
  if (answered === null) return { heard: null, answer: { status: 404, body: "" } };
  return {
    heard: { posts: [], memory: { ...source.memory, ...rememberGranted(answered.hub) } },
    answer: { status: 200, body: answered.echo, contentType: "text/plain" },
  };
}
