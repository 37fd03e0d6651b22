import { NOTHING, type Told, type Understood } from "../meta/webhook.ts";
import { countOf, type Fields, fieldsOf, idOf, isText, momentOf, textOf } from "../payload.ts";

/** A post of the page, or one that somebody has left there. */
export function readPost(value: unknown): Fields | null {
  const item = fieldsOf(value);
  const count = (edge: unknown) => countOf(fieldsOf(fieldsOf(edge).summary).total_count);
  return toPost(item, {
    text: item.message,
    publishedAt: dated(item.created_time),
    engagement: {
      likes: count(item.reactions),
      comments: count(item.comments),
      reposts: countOf(fieldsOf(item.shares).count),
    },
  });
}

export const countComments = (item: Fields): number | undefined =>
  countOf(fieldsOf(fieldsOf(item.comments).summary).total_count);

export function readComment(value: unknown, post: string): readonly Fields[] {
  const item = fieldsOf(value);
  const comment = toPost(item, {
    text: item.message,
    publishedAt: dated(item.created_time),
    engagement: { likes: countOf(item.like_count), comments: countOf(item.comment_count) },
    inReplyTo: idOf(fieldsOf(item.parent).id) ?? post,
  });
  return comment === null ? [] : [comment];
}

/** A change of the field "feed", as a delivery tells it. */
export function readFeedChange({ field, value, at }: Told): Understood {
  if (field !== "feed") return NOTHING;
  const isComment = value.item === "comment";
  const externalId = idOf(isComment ? value.comment_id : value.post_id);
  if (externalId === undefined) return NOTHING;
  if (value.verb === "remove")
    return { ...NOTHING, changes: [{ kind: "deleted", platform: "facebook", externalId, at }] };
  const text = textOf(value.message);
  if (text === undefined) return NOTHING;
  if (value.verb === "edited" || value.verb === "edit")
    return { ...NOTHING, changes: [{ kind: "edited", platform: "facebook", externalId, at, text }] };
  if (value.verb !== "add") return NOTHING;
  const post = toPost(
    { id: externalId, from: value.from, permalink_url: fieldsOf(value.post).permalink_url },
    {
      text,
      publishedAt: momentOf(value.created_time) ?? at.toISOString(),
      ...(isComment && { inReplyTo: idOf(value.parent_id) ?? idOf(value.post_id) }),
    },
  );
  return post === null ? NOTHING : { ...NOTHING, posts: [post] };
}

function toPost(item: Fields, { text, publishedAt, ...rest }: Fields): Fields | null {
  const id = idOf(item.id);
  const words = textOf(text);
  if (id === undefined || words === undefined || !isText(publishedAt)) return null;
  const from = fieldsOf(item.from);
  return {
    platform: "facebook",
    externalId: id,
    // People who have not let the application know them come without a name.
    author: { handle: idOf(from.id) ?? "unknown", name: textOf(from.name, 200) },
    text: words,
    publishedAt,
    url: textOf(item.permalink_url, 2_000) ?? `https://www.facebook.com/${encodeURIComponent(id)}`,
    ...rest,
  };
}

/** The platform writes its zone without a colon. */
const dated = (written: unknown): string | undefined =>
  isText(written) ? written.replace(/([+-]\d\d)(\d\d)$/, "$1:$2").slice(0, 40) : undefined;
