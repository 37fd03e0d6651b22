import type { Change } from "../connector.ts";
import { countOf, type Fields, fieldsOf, idOf, isText, listOf, textOf } from "../payload.ts";

/** A comment as a post of the exchange format; null for what is none. `video` stands at the thread, not at its answers. */
export function readComment(value: unknown, video?: string): Fields | null {
  const { id: given, snippet: described } = fieldsOf(value);
  const snippet = fieldsOf(described);
  const id = idOf(given);
  const text = textOf(snippet.textOriginal) ?? textOf(snippet.textDisplay);
  const watched = idOf(snippet.videoId) ?? video;
  if (id === undefined || text === undefined || !isText(snippet.publishedAt)) return null;
  const parent = idOf(snippet.parentId);
  return {
    platform: "youtube",
    externalId: id,
    author: readAuthor(snippet),
    text,
    publishedAt: snippet.publishedAt.slice(0, 40),
    ...(watched !== undefined && { url: `https://www.youtube.com/watch?v=${encodeURIComponent(watched)}&lc=${id}` }),
    engagement: { likes: countOf(snippet.likeCount) },
    inReplyTo: parent ?? watched,
  };
}

export function readVideo(value: unknown): Fields | null {
  const { id, snippet: described } = fieldsOf(value);
  const snippet = fieldsOf(described);
  const video = idOf(fieldsOf(id).videoId);
  const title = textOf(snippet.title, 1_000);
  const channel = idOf(snippet.channelId);
  if (video === undefined || title === undefined || !isText(snippet.publishedAt)) return null;
  return {
    platform: "youtube",
    externalId: video,
    author: { handle: channel ?? "unknown", name: textOf(snippet.channelTitle, 200) },
    title,
    text: textOf(snippet.description) ?? title,
    publishedAt: snippet.publishedAt.slice(0, 40),
    url: `https://www.youtube.com/watch?v=${encodeURIComponent(video)}`,
  };
}

function readAuthor(snippet: Fields): Fields {
  const name = textOf(snippet.authorDisplayName, 200);
  const channel = idOf(fieldsOf(snippet.authorChannelId).value);
  return { handle: name?.startsWith("@") ? name.slice(1) : (channel ?? name ?? "unknown"), name };
}

/** A comment whose words were changed after `since`. */
export function readEdit(value: unknown, since: string): Change | undefined {
  const { id: given, snippet: described } = fieldsOf(value);
  const { publishedAt, updatedAt, textOriginal, textDisplay } = fieldsOf(described);
  const [id, text] = [idOf(given), textOf(textOriginal) ?? textOf(textDisplay)];
  if (id === undefined || text === undefined || !isText(updatedAt) || updatedAt === publishedAt) return undefined;
  const at = new Date(updatedAt);
  if (Number.isNaN(at.getTime()) || updatedAt <= since) return undefined;
  return { kind: "edited", platform: "youtube", externalId: id, at, text };
}

export interface Thread {
  readonly id: string;
  readonly video: string | undefined;
  readonly publishedAt: string;
  readonly top: unknown;
  /** Answers that came with it: at most five of all. */
  readonly answers: readonly unknown[];
  readonly answerCount: number;
}

export function readThread(value: unknown): Thread | null {
  const { id: given, snippet: described, replies } = fieldsOf(value);
  const snippet = fieldsOf(described);
  const id = idOf(given);
  const { publishedAt } = fieldsOf(fieldsOf(snippet.topLevelComment).snippet);
  if (id === undefined || !isText(publishedAt)) return null;
  return {
    id,
    video: idOf(snippet.videoId),
    publishedAt,
    top: snippet.topLevelComment,
    answers: listOf(fieldsOf(replies).comments),
    answerCount: countOf(snippet.totalReplyCount) ?? 0,
  };
}
