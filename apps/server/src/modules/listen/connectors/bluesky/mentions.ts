import { failureOf } from "../api.ts";
import type { Ask, Pulled } from "../connector.ts";
import { fieldsOf, idOf, present } from "../payload.ts";
import { type ReadPage, readWalk, walkBack } from "../walk.ts";
import { type BlueskyPost, readPostView } from "./read.ts";
import { markOf } from "./search.ts";
import type { Sessions } from "./session.ts";

const PAGE = "100";
const MOST_PAGES = 20;
const FIRST_PAGES = 3;
const REASONS = new Set(["mention", "reply", "quote"]);

/** Who speaks to the account: mentions, replies and quotations from its notifications. All are kept, watched or not. */
export async function pullMentions(ask: Ask, sessions: Sessions): Promise<Pulled> {
  const readPage: ReadPage = async (cursor) => {
    const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const answer = await sessions.call(ask, { method: "app.bsky.notification.listNotifications", query });
    if (!answer.ok) return failureOf(answer);
    const { notifications, cursor: next } = fieldsOf(answer.json);
    if (!Array.isArray(notifications))
      return { ok: false, code: "unreadable-answer", message: "The server answered without a list of notifications." };
    return {
      ok: true,
      posts: notifications.map(readNotification).filter((post) => post !== null),
      marks: notifications.flatMap(markOf),
      next: idOf(next),
    };
  };
  const walk = readWalk(ask.source.memory.walk);
  const walked = await walkBack({ walk, readPage, mostPages: MOST_PAGES, firstPages: FIRST_PAGES });
  if (walked.failure !== undefined && walked.posts.length === 0) return walked.failure;
  const { posts, hasMore } = walked;
  return { ok: true, posts, memory: { walk: walked.walk }, hasMore: hasMore || walked.failure !== undefined };
}

/** A notification holds the whole post, in the shape of a list's entry. */
function readNotification(value: unknown): BlueskyPost | null {
  const { reason } = fieldsOf(value);
  if (typeof reason !== "string" || !REASONS.has(reason)) return null;
  const post = readPostView(value);
  return post === null ? null : { ...post, ...present({ addressedAs: reason }) };
}
