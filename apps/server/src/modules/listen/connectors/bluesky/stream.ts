import { explainThrown } from "../answers.ts";
import type { Ended, HoldAsk } from "../connector.ts";
import { Gatherer } from "../gather.ts";
import { addressesOf, POSTS, recordAddress } from "./addresses.ts";
import { Authors } from "./authors.ts";
import { type JetstreamEvent, readEvent, subscription } from "./jetstream.ts";
import { type BlueskyPost, readRecord } from "./read.ts";

/**
 * Everything public of the network passes on one connection; what no watch asks for is dropped before anything is kept of
 * it. The cursor is the microsecond of the last event that was seen, kept or not.
 */
export async function holdStream(ask: HoldAsk): Promise<Ended> {
  const { jetstream, profiles } = addressesOf(ask.source);
  const authors = new Authors(ask, profiles);
  const { cursor } = ask.source.memory;
  const reached = typeof cursor === "number" && Number.isSafeInteger(cursor) ? cursor : undefined;
  try {
    const socket = await ask.openSocket(subscription(jetstream, reached), { signal: ask.signal });
    const gatherer = new Gatherer({
      hear: ask.hear,
      alive: ask.alive,
      complete: (posts) => authors.name(posts as readonly BlueskyPost[]),
      onFailure: () => socket.close(),
    });
    try {
      await listen(socket.messages, { ask, gatherer, authors });
    } finally {
      await gatherer.end();
    }
    return { ok: true };
  } catch (error) {
    return ask.signal.aborted ? { ok: true } : explainThrown(error);
  }
}

interface Listener {
  readonly ask: HoldAsk;
  readonly gatherer: Gatherer;
  readonly authors: Authors;
}

async function listen(messages: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  for await (const message of messages) {
    const event = readEvent(message.toString("utf8"));
    if (event === null) continue;
    take(event, listener);
    const full = listener.gatherer.reach({ cursor: event.at });
    if (full !== undefined) await full;
  }
}

function take(event: JetstreamEvent, { ask, gatherer, authors }: Listener): void {
  if (event.kind === "other") return;
  if (event.kind === "renamed") {
    authors.rename(event.did, event.handle);
    return;
  }
  const externalId = recordAddress({ did: event.did, collection: POSTS, key: event.key });
  const at = new Date(event.at / 1_000);
  if (event.kind === "deleted") {
    gatherer.note({ kind: "deleted", platform: "bluesky", externalId, at });
    return;
  }
  const { key, cid, record } = event;
  const post = readRecord({ author: authors.find(event.did), key, cid, record, seenAt: event.at / 1_000 });
  if (post === null) return;
  if (event.kind === "edited") gatherer.note({ kind: "edited", platform: "bluesky", externalId, at, text: post.text });
  if (ask.isWanted(post)) gatherer.keep(post);
}
