import { NOTHING, type Told, type Understood } from "../meta/webhook.ts";
import { countOf, type Fields, fieldsOf, idOf, isText, listOf, readable, textOf } from "../payload.ts";

/** A picture or film with its caption; without words it is no post. */
export function readMedia(value: unknown): Fields | null {
  const item = fieldsOf(value);
  return toPost(item, {
    text: item.caption,
    publishedAt: dated(item.timestamp),
    engagement: { likes: countOf(item.like_count), comments: countOf(item.comments_count) },
    url: textOf(item.permalink, 2_000),
  });
}

export const countComments = (item: Fields): number | undefined => countOf(item.comments_count);

/** A comment and the answers that come with it. */
export function readComment(value: unknown, media: string): readonly Fields[] {
  const item = fieldsOf(value);
  const parent = idOf(item.parent_id);
  const top = readOne(item, parent ?? media);
  const answers = listOf(fieldsOf(item.replies).data).map((answer) =>
    readOne(fieldsOf(answer), idOf(item.id) ?? media),
  );
  return readable([top, ...answers]);
}

const readOne = (item: Fields, inReplyTo: string | undefined): Fields | null =>
  toPost(item, {
    text: item.text,
    publishedAt: dated(item.timestamp),
    engagement: { likes: countOf(item.like_count) },
    inReplyTo,
  });

/** A change of the field "comments". Deletions are not told. */
export function readCommentChange({ field, value, at }: Told): Understood {
  if (field !== "comments" && field !== "live_comments") return NOTHING;
  const inReplyTo = idOf(value.parent_id) ?? idOf(fieldsOf(value.media).id);
  const post = toPost(value, { text: value.text, publishedAt: at.toISOString(), inReplyTo });
  return post === null ? NOTHING : { ...NOTHING, posts: [post] };
}

function toPost(item: Fields, { text, publishedAt, ...rest }: Fields): Fields | null {
  const id = idOf(item.id);
  const words = textOf(text);
  if (id === undefined || words === undefined || !isText(publishedAt)) return null;
  const from = fieldsOf(item.from);
  const handle = textOf(item.username, 100) ?? textOf(from.username, 100) ?? idOf(from.id) ?? "unknown";
  return { platform: "instagram", externalId: id, author: { handle }, text: words, publishedAt, ...rest };
}

const dated = (written: unknown): string | undefined =>
  isText(written) ? written.replace(/([+-]\d\d)(\d\d)$/, "$1:$2").slice(0, 40) : undefined;
