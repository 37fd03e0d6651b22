import { countOf, type Fields, fieldsOf, idOf, listOf, momentOf, textOf } from "../payload.ts";
import type { Dialect } from "./dialect.ts";

/** A message as a post of the exchange format; null for one without words, such as a picture or "Maria has joined". */
export function readMessage(value: unknown, dialect: Dialect): Fields | null {
  const message = fieldsOf(value);
  const place = message.is_automatic_forward === true ? (originOf(message) ?? placeOf(message)) : placeOf(message);
  const text = wordsOf(message);
  const publishedAt = momentOf(place?.date);
  if (place === undefined || text === undefined || publishedAt === undefined) return null;
  return {
    platform: dialect.platform,
    externalId: `${place.chat}/${place.messageId}`,
    author: readAuthor(message),
    text,
    publishedAt,
    url: dialect.linkTo({ id: place.chat, username: textOf(place.chatFields.username) }, place.messageId),
    inReplyTo: answeredBy(message),
    ...(message.is_automatic_forward !== true && { repostOf: nameOf(originOf(message)) }),
    ...optional("forwardedFrom", hiddenOrigin(message)),
    ...optional("links", listLinks(message, text)),
  };
}

/** What is put of a message into words: its text, the caption of its picture, the question of its poll. */
export function wordsOf(message: Fields): string | undefined {
  const poll = fieldsOf(message.poll);
  const options = listOf(poll.options).flatMap((option) => textOf(fieldsOf(option).text) ?? []);
  const question = textOf(poll.question);
  return (
    textOf(message.text) ??
    textOf(message.caption) ??
    (question === undefined ? undefined : [question, ...options].join("\n"))
  );
}

interface Place {
  readonly chat: string;
  readonly chatFields: Fields;
  readonly messageId: string;
  readonly date: unknown;
}

export function placeOf(message: Fields): Place | undefined {
  return place(message.chat, message.message_id, message.date);
}

function place(chat: unknown, messageId: unknown, date: unknown): Place | undefined {
  const chatFields = fieldsOf(chat);
  const id = idOf(chatFields.id);
  const message = idOf(messageId);
  return id === undefined || message === undefined ? undefined : { chat: id, chatFields, messageId: message, date };
}

const nameOf = (at: Place | undefined): string | undefined =>
  at === undefined ? undefined : `${at.chat}/${at.messageId}`;

/**
 * Where in a channel a forwarded message stands. A channel's post comes to its discussion group by an automatic forward:
 * it is read as the channel's own post, so that it is stored once however many of the two chats the bot is in, and so
 * that comments answer the post and not its copy.
 */
function originOf(message: Fields): Place | undefined {
  const origin = fieldsOf(message.forward_origin);
  return origin.type === "channel"
    ? place(origin.chat, origin.message_id, origin.date)
    : place(message.forward_from_chat, message.forward_from_message_id, message.forward_date);
}

/** From people and groups only a name is told, never which message it was. */
function hiddenOrigin(message: Fields): string | undefined {
  if (originOf(message) !== undefined) return undefined;
  const origin = fieldsOf(message.forward_origin);
  const sender = fieldsOf(origin.sender_user ?? origin.sender_chat ?? message.forward_from);
  return textOf(origin.sender_user_name, 200) ?? textOf(sender.username, 200) ?? textOf(sender.title, 200);
}

function answeredBy(message: Fields): string | undefined {
  const answered = fieldsOf(message.reply_to_message);
  // In a forum every message "answers" the service message that opened its topic.
  if (answered.forum_topic_created !== undefined) return undefined;
  if (answered.is_automatic_forward === true) return nameOf(originOf(answered) ?? placeOf(answered));
  const elsewhere = fieldsOf(message.external_reply);
  return nameOf(placeOf(answered) ?? place(elsewhere.chat, elsewhere.message_id, undefined));
}

function readAuthor(message: Fields): Fields {
  const forwarder = fieldsOf(message.is_automatic_forward === true ? fieldsOf(message.forward_origin).chat : undefined);
  // Channels, and administrators who do not show themselves, speak as a chat.
  const chat = fieldsOf(message.sender_chat ?? (message.from === undefined ? message.chat : undefined));
  const author = forwarder.id !== undefined ? forwarder : chat.id !== undefined ? chat : fieldsOf(message.from);
  const person = [author.first_name, author.last_name].flatMap((part) => textOf(part, 100) ?? []).join(" ");
  return {
    handle: textOf(author.username, 100) ?? idOf(author.id) ?? "unknown",
    name: textOf(author.title, 200) ?? textOf(person),
    ...optional("signature", textOf(message.author_signature, 200)),
    ...(author.is_bot === true && { isBot: true }),
  };
}

const optional = (name: string, value: unknown): Fields => (value === undefined ? {} : { [name]: value });

const MOST_LINKS = 20;

/** Addresses in a text, also those behind other words. Places are counted in UTF-16 units, as this language counts. */
function listLinks(message: Fields, text: string): readonly string[] | undefined {
  const entities = listOf(message.text === undefined ? message.caption_entities : message.entities).map(fieldsOf);
  const links = entities.flatMap(({ type, url, offset, length }) => {
    if (type === "text_link") return textOf(url, 2_000) ?? [];
    const [start, size] = [countOf(offset), countOf(length)];
    return type === "url" && start !== undefined && size !== undefined ? text.slice(start, start + size) : [];
  });
  return links.length === 0 ? undefined : links.slice(0, MOST_LINKS);
}

const MEDIA = ["photo", "video", "animation", "audio", "voice", "video_note", "document", "sticker"] as const;

/** Kinds and ids only: a file's address holds the bot's token. */
export function listMedia(message: Fields): readonly Fields[] {
  return MEDIA.flatMap((kind) => {
    const file = fieldsOf(kind === "photo" ? listOf(message.photo).at(-1) : message[kind]);
    const id = textOf(file.file_unique_id ?? file.file_id, 200);
    return id === undefined ? [] : [{ kind, id }];
  });
}
