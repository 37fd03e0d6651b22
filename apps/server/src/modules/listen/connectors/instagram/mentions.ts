import type { Ask, FailureCode } from "../connector.ts";
import { callGraph } from "../meta/call.ts";
import { NOTHING, type Told, type Understood } from "../meta/webhook.ts";
import { type Fields, fieldsOf, idOf } from "../payload.ts";
import { readComment, readCommentChange, readMedia } from "./read.ts";

/** A mention is told by its number only: what was said has to be asked for, and can be by who is mentioned alone. */
export async function understandChange(ask: Ask, account: string, told: Told): Promise<Understood | null> {
  if (told.field !== "mentions") return readCommentChange(told);
  const media = idOf(told.value.media_id);
  const comment = idOf(told.value.comment_id);
  const isNumber = (id: string | undefined) => id !== undefined && /^\d{1,30}$/.test(id);
  if (isNumber(comment)) {
    const said = await askFor(
      ask,
      account,
      `mentioned_comment.comment_id(${comment}){id,text,timestamp,like_count,username}`,
    );
    return said && { ...NOTHING, posts: readComment(said.mentioned_comment, media ?? "") };
  }
  if (!isNumber(media)) return NOTHING;
  const said = await askFor(ask, account, `mentioned_media.media_id(${media}){${MEDIA_FIELDS}}`);
  if (said === null) return null;
  const post = readMedia(said.mentioned_media);
  return post === null ? NOTHING : { ...NOTHING, posts: [post] };
}

export const MEDIA_FIELDS = "id,caption,timestamp,permalink,username,like_count,comments_count";

const PASSING: readonly FailureCode[] = [
  "timed-out",
  "unreachable",
  "server-error",
  "rate-limited",
  "unreadable-answer",
];

/** Null when the answer may come at another time; empty when what was said is gone, or not for us. */
async function askFor(ask: Ask, account: string, fields: string): Promise<Fields | null> {
  const answer = await callGraph(ask, { path: encodeURIComponent(account), query: { fields } });
  if (answer.ok) return fieldsOf(answer.fields);
  return PASSING.includes(answer.code) ? null : {};
}
