import { timingSafeEqual } from "node:crypto";
import type { Ask, Change, Delivery, Heard, Received } from "../connector.ts";
import { type Fields, fieldsOf, idOf, isText, momentOf, parseJson, textOf } from "../payload.ts";
import { readComment, readWallPost } from "./read.ts";

const answer = (status: number, body: string): Received => ({
  heard: null,
  answer: { status, body, contentType: "text/plain" },
});

/** An event of the community. VK repeats it until it is answered with "ok", also one that says nothing to us. */
export async function receiveEvent({ source, credentials, now }: Ask, { body }: Delivery): Promise<Received> {
  const event = fieldsOf(parseJson(body));
  const { callbackSecret = "", confirmation = "" } = credentials;
  if (event.type === "confirmation" && confirmation !== "") return answer(200, confirmation);
  if (!isSame(event.secret, callbackSecret)) return answer(403, "The secret key is missing or wrong.");
  const { posts, changes } = readEvent(event, { now, withMessages: source.settings.messages === true });
  const heard: Heard = { posts, changes, memory: source.memory };
  return { ...answer(200, "ok"), heard };
}

function isSame(given: unknown, wanted: string): boolean {
  if (!isText(given) || wanted === "") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

interface Reading {
  readonly now: Date;
  readonly withMessages: boolean;
}
interface Happened {
  readonly posts: readonly Fields[];
  readonly changes: readonly Change[];
}
const NOTHING: Happened = { posts: [], changes: [] };

function readEvent({ type, object }: Fields, { now, withMessages }: Reading): Happened {
  const posted = (post: Fields | null): Happened => (post === null ? NOTHING : { ...NOTHING, posts: [post] });
  if (type === "wall_post_new" || type === "wall_repost") return posted(readWallPost(object));
  if (type === "wall_reply_new" || type === "wall_reply_restore") return posted(readComment(object));
  if (type === "wall_reply_edit") return edited(readComment(object), now);
  if (type === "wall_reply_delete") return deleted(fieldsOf(object), now);
  if (type === "message_new" && withMessages) return posted(readMessage(fieldsOf(object)));
  return NOTHING;
}

function edited(comment: Fields | null, at: Date): Happened {
  if (comment === null || !isText(comment.externalId) || !isText(comment.text)) return NOTHING;
  const { externalId, text } = comment;
  return { ...NOTHING, changes: [{ kind: "edited", platform: "vk", externalId, at, text }] };
}

function deleted({ owner_id, post_id, id }: Fields, at: Date): Happened {
  const names = [owner_id, post_id, id].map(idOf);
  if (names.includes(undefined)) return NOTHING;
  return { ...NOTHING, changes: [{ kind: "deleted", platform: "vk", externalId: names.join("_"), at }] };
}

/** What somebody writes to the community in private: heard only where a person has switched it on. */
function readMessage(object: Fields): Fields | null {
  const message = fieldsOf(object.message ?? object);
  const [peer, id] = [idOf(message.peer_id), idOf(message.conversation_message_id ?? message.id)];
  const [text, publishedAt, from] = [textOf(message.text), momentOf(message.date), idOf(message.from_id)];
  if (peer === undefined || id === undefined || text === undefined || publishedAt === undefined) return null;
  return {
    platform: "vk",
    externalId: `message_${peer}_${id}`,
    author: { handle: `id${from ?? "0"}` },
    text,
    publishedAt,
    isPrivate: true,
  };
}
