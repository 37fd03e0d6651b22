import type { Change } from "../connector.ts";
import { dateOf, type Fields, fieldsOf, idOf, listOf, textOf } from "../payload.ts";
import type { Dialect } from "./dialect.ts";
import { listMedia, placeOf, readMessage, wordsOf } from "./message.ts";

/** What a bot is in a chat. A bot is told of nothing in chats it is not in. */
export interface Membership {
  readonly chat: string;
  readonly title: string;
  readonly status: string;
}
export interface Updates {
  readonly posts: readonly Fields[];
  readonly changes: readonly Change[];
  readonly memberships: readonly Membership[];
  /** One more than the highest number seen; undefined when there was none. */
  readonly nextOffset: number | undefined;
}

/** Updates of a bot, as posts and changes. Never throws: what cannot be read is passed over. */
export function readUpdates(value: unknown, dialect: Dialect): Updates {
  const updates = listOf(value).map(fieldsOf);
  const numbers = updates.flatMap(({ update_id }) => (Number.isSafeInteger(update_id) ? [update_id as number] : []));
  return {
    posts: readPosts(
      updates.map(({ message, channel_post }) => fieldsOf(message ?? channel_post)),
      dialect,
    ),
    changes: updates.flatMap((update) => readEdit(update, dialect.platform) ?? []),
    memberships: updates.flatMap(({ my_chat_member }) => readMembership(my_chat_member) ?? []),
    nextOffset: numbers.length === 0 ? undefined : numbers.reduce((a, b) => Math.max(a, b)) + 1,
  };
}

/** The pictures of an album are messages of their own, and only one of them has the words: it is given all the pictures. */
function readPosts(messages: readonly Fields[], dialect: Dialect): readonly Fields[] {
  const albums = new Map<unknown, Fields[]>();
  for (const message of messages) {
    const album = textOf(message.media_group_id);
    if (album !== undefined) albums.set(album, [...(albums.get(album) ?? []), message]);
  }
  return messages.flatMap((message) => {
    const post = readMessage(message, dialect);
    const media = (albums.get(message.media_group_id) ?? [message]).flatMap(listMedia);
    return post === null ? [] : [media.length === 0 ? post : { ...post, media }];
  });
}

function readEdit(update: Fields, platform: string): Change | undefined {
  const message = fieldsOf(update.edited_message ?? update.edited_channel_post);
  const place = placeOf(message);
  const text = wordsOf(message);
  const at = dateOf(message.edit_date) ?? dateOf(message.date);
  if (place === undefined || text === undefined || at === undefined) return undefined;
  return { kind: "edited", platform, externalId: `${place.chat}/${place.messageId}`, at, text };
}

function readMembership(value: unknown): Membership | undefined {
  const { chat, new_chat_member } = fieldsOf(value);
  const { id, title, username } = fieldsOf(chat);
  const status = textOf(fieldsOf(new_chat_member).status, 40);
  const number = idOf(id);
  if (number === undefined || status === undefined) return undefined;
  return { chat: number, title: textOf(title, 200) ?? textOf(username, 200) ?? number, status };
}
