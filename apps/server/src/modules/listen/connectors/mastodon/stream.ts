import { explainThrown } from "../answers.ts";
import type { Ended, Failure, HoldAsk } from "../connector.ts";
import { Gatherer } from "../gather.ts";
import { fieldsOf, idOf, listOf, parseJson, textOf } from "../payload.ts";
import { type Channel, channelsOf, laterId } from "./channels.ts";
import { Hearing } from "./hearing.ts";
import { findStreaming } from "./instance.ts";

/**
 * The streams have no cursor: what is said while nobody listens is not repeated. So the connection is opened first, then
 * what was missed is read from the lists, and only then what has come over the connection meanwhile. What lies in both
 * comes twice and has the same address.
 */
export async function holdStreams(ask: HoldAsk): Promise<Ended> {
  const channels = channelsOf(ask.source);
  if (channels.length === 0)
    return { ok: false, code: "settings-wrong", message: "No hashtag to listen for is named." };
  const streaming = await findStreaming(ask);
  if (!streaming.ok) return streaming;
  const headers = { authorization: `Bearer ${ask.credentials.accessToken}` };
  try {
    const socket = await ask.openSocket(streaming.address, { headers, signal: ask.signal });
    for (const { stream } of channels) socket.send(JSON.stringify({ type: "subscribe", ...stream }));
    const gatherer = new Gatherer({ hear: ask.hear, alive: ask.alive, onFailure: () => socket.close() });
    const listener = { channels, gatherer, hearing: new Hearing(ask) };
    try {
      return (await catchUpAll(listener)) ?? (await listen(socket.messages, listener)) ?? { ok: true };
    } finally {
      socket.close();
      await gatherer.end();
    }
  } catch (error) {
    return ask.signal.aborted ? { ok: true } : refusedDoor(explainThrown(error));
  }
}

type Failed = { readonly ok: false } & Failure;

/** A handshake that was refused tells its status in words only. */
const refusedDoor = (failure: Failed): Failed =>
  failure.code === "unreachable" && /\b401\b/.test(failure.message)
    ? { ...failure, code: "credentials-refused", isFinal: true }
    : failure;

interface Listener {
  readonly channels: readonly Channel[];
  readonly gatherer: Gatherer;
  readonly hearing: Hearing;
}

async function catchUpAll({ channels, gatherer, hearing }: Listener): Promise<Failed | undefined> {
  for (const channel of channels)
    for (let isDone = false; !isDone; ) {
      const { statuses, place, failure } = await hearing.catchUp(channel);
      for (const status of statuses) for (const post of hearing.keep(status, channel)) gatherer.keep(post);
      hearing.reach(channel.name, place);
      await gatherer.reach({ places: hearing.places });
      if (failure !== undefined) return failure;
      isDone = place?.isDone ?? true;
    }
  return undefined;
}

async function listen(messages: AsyncIterable<Buffer>, listener: Listener): Promise<Failed | undefined> {
  for await (const message of messages) {
    const { event, payload, stream, error } = fieldsOf(parseJson(message));
    if (typeof error === "string")
      return { ok: false, code: "settings-wrong", message: `The instance says: ${error}.` };
    const channel = channelFor(listOf(stream), listener.channels);
    if (typeof event !== "string" || channel === undefined) continue;
    take(event, payload, { ...listener, channel });
    const full = listener.gatherer.reach({ places: listener.hearing.places });
    if (full !== undefined) await full;
  }
  return undefined;
}

function channelFor([name, tag]: readonly unknown[], channels: readonly Channel[]): Channel | undefined {
  const wanted = textOf(tag)?.toLowerCase();
  return channels.find(
    ({ stream }) => stream.stream === name && (wanted === undefined || stream.tag?.toLowerCase() === wanted),
  );
}

function take(event: string, payload: unknown, { channel, gatherer, hearing }: Listener & { channel: Channel }): void {
  if (event === "delete") {
    for (const change of hearing.deletion(idOf(payload) ?? "")) gatherer.note(change);
    return;
  }
  const brings = event === "notification" ? "notifications" : "statuses";
  if (!["update", "status.update", "notification"].includes(event) || brings !== channel.brings) return;
  const item = hearing.read(channel)(parseJson(textOf(payload) ?? ""));
  if (item === null) return;
  const { reached } = hearing.places[channel.name] ?? { reached: item.id };
  hearing.reach(channel.name, { reached: laterId(reached, item.id), isDone: true });
  if (item.status === null) return;
  if (event === "status.update") gatherer.note(hearing.edit(item.status));
  for (const post of hearing.keep(item.status, channel)) gatherer.keep(post);
}
