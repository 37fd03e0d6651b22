import { plainText } from "../markup.ts";
import { countOf, fieldsOf, idOf, listOf, present, textOf, timeOf } from "../payload.ts";

export interface MastodonPost {
  readonly platform: "mastodon";
  /** The address by which all instances know the post: the same one, whichever of them it was heard at. */
  readonly externalId: string;
  readonly author: Readonly<Record<string, unknown>> & { readonly handle: string };
  readonly text: string;
  readonly publishedAt: string;
  readonly lang?: string;
  readonly url?: string;
  readonly visibility: Visibility;
  readonly [more: string]: unknown;
}
const visibilities = ["public", "unlisted", "private", "direct"] as const;
export type Visibility = (typeof visibilities)[number];

export interface Status {
  /** The instance's own number, by which it tells of deletions. */
  readonly id: string;
  readonly uri: string;
  readonly visibility: Visibility;
  readonly editedAt: number | undefined;
  readonly post: MastodonPost;
}
export interface StatusView {
  readonly host: string;
  readonly now: Date;
  /** The address of a post that is known by its number only. */
  readonly uriOf: (id: string) => string | undefined;
}

/** A status of the API; null for what is none or says nothing in words. Never throws. */
export function readStatus(value: unknown, view: StatusView): Status | null {
  const given = fieldsOf(value);
  const { id, visibility, edited_at, reblog, in_reply_to_id, created_at } = given;
  const own = idOf(id);
  const said = reblog === null || reblog === undefined ? given : fieldsOf(reblog);
  const author = readAuthor(given.account, view.host);
  const text = wordsOf(said.content);
  const title = textOf(said.spoiler_text, 1_000);
  if (own === undefined || author === null || !isVisibility(visibility)) return null;
  if (text === "" && title === undefined) return null;
  const uri = idOf(given.uri) ?? `${view.host}/${own}`;
  const answered = idOf(in_reply_to_id);
  const post: MastodonPost = {
    platform: "mastodon",
    externalId: uri,
    author,
    text: text === "" ? title! : text,
    publishedAt: new Date(Math.min(timeOf(created_at) ?? view.now.getTime(), Date.now())).toISOString(),
    visibility,
    ...present({
      title: text === "" ? undefined : title,
      lang: textOf(said.language, 20),
      url: webAddress(given.url) ?? webAddress(said.url) ?? webAddress(uri),
      engagement: countsOf(said),
      inReplyTo: answered && (view.uriOf(answered) ?? answered),
      repostOf: said === given ? undefined : idOf(said.uri),
      quoteOf: idOf(fieldsOf(fieldsOf(said.quote).quoted_status).uri),
      media: mediaOf(said.media_attachments),
      statusId: own,
    }),
  };
  return { id: own, uri, visibility, editedAt: timeOf(edited_at), post };
}

const isVisibility = (value: unknown): value is Visibility => (visibilities as readonly unknown[]).includes(value);

/** Tags within a line: an address and a hashtag are written in several of them, and stay one word. */
const INLINE = /<\/?(?:span|a|b|i|em|strong|u|del|code)(?=[\s>/])[^<>]*>/gi;

export const wordsOf = (html: unknown): string => (typeof html === "string" ? plainText(html.replace(INLINE, "")) : "");

function readAuthor(account: unknown, host: string): MastodonPost["author"] | null {
  const { acct, display_name, followers_count, created_at, bot } = fieldsOf(account);
  const handle = textOf(acct, 400);
  if (handle === undefined) return null;
  return {
    handle: handle.includes("@") ? handle : `${handle}@${host}`,
    ...present({
      name: textOf(display_name, 200),
      followers: countOf(followers_count),
      createdAt: timeOf(created_at) === undefined ? undefined : textOf(created_at, 40),
      isBot: bot === true ? true : undefined,
    }),
  };
}

function countsOf(said: Readonly<Record<string, unknown>>): Record<string, number> | undefined {
  const counts = present({
    likes: countOf(said.favourites_count),
    comments: countOf(said.replies_count),
    reposts: countOf(said.reblogs_count),
    quotes: countOf(said.quotes_count),
  });
  return Object.keys(counts).length === 0 ? undefined : counts;
}

const webAddress = (value: unknown): string | undefined => {
  const address = textOf(value);
  return address !== undefined && address.length <= 2_000 && /^https?:\/\//.test(address) ? address : undefined;
};

function mediaOf(value: unknown): unknown[] | undefined {
  const media = listOf(value)
    .slice(0, 16)
    .map(fieldsOf)
    .map(({ type, url, description }) =>
      present({ type: textOf(type, 40), url: webAddress(url), alt: textOf(description, 1_500) }),
    );
  return media.length === 0 ? undefined : media;
}

/** What speaks to the account: a mention, or a quotation. Others' reactions carry no words of their own. */
export function readNotification(value: unknown, view: StatusView): { id: string; status: Status | null } | null {
  const { id, type, status } = fieldsOf(value);
  const own = idOf(id);
  if (own === undefined) return null;
  return { id: own, status: type === "mention" || type === "quote" ? readStatus(status, view) : null };
}
