import type { Change } from "../connector.ts";
import { countOf, type Fields, fieldsOf, idOf, isText, listOf, readable, textOf } from "../payload.ts";

export interface XPosts {
  readonly posts: readonly Fields[];
  readonly changes: readonly Change[];
}

/** Posts with the authors that came beside them. The older documents say "tweet" where the newer say "post": both are read. */
export function readPosts(data: unknown, includes: unknown): XPosts {
  const users = new Map(
    listOf(fieldsOf(includes).users).map((user) => {
      const fields = fieldsOf(fieldsOf(user).data ?? user);
      return [idOf(fields.id), fields];
    }),
  );
  const items = listOf(data).map(fieldsOf);
  return {
    posts: readable(items.map((item) => readPost(item, users.get(idOf(item.author_id))))),
    changes: readable(items.map(readEdit)),
  };
}

function readPost(item: Fields, author: Fields = {}): Fields | null {
  const id = firstId(item);
  const text = wordsOf(item);
  const { created_at: publishedAt, lang } = item;
  if (id === undefined || text === undefined || !isText(publishedAt)) return null;
  const handle = textOf(author.username, 100) ?? idOf(item.author_id) ?? "unknown";
  const references = readReferences(item);
  return {
    platform: "x",
    externalId: id,
    author: readAuthor(author, handle),
    text,
    // "und" and its kin say that the platform does not know.
    ...(isText(lang) && /^[a-z]{2}(-\w+)?$/i.test(lang) && { lang }),
    publishedAt: publishedAt.slice(0, 40),
    url: `https://x.com/${encodeURIComponent(handle)}/status/${id}`,
    engagement: readEngagement(fieldsOf(item.public_metrics)),
    inReplyTo: references.get("replied_to"),
    repostOf: references.get("retweeted") ?? references.get("reposted"),
    ...(references.has("quoted") && { quotes: references.get("quoted") }),
    ...links(item),
  };
}

/** An edited post is a post of its own at the platform; its history names the first. */
const historyOf = (item: Fields): readonly string[] =>
  readable(listOf(item.edit_history_post_ids ?? item.edit_history_tweet_ids).map(idOf));

const firstId = (item: Fields): string | undefined => historyOf(item)[0] ?? idOf(item.id);

function readEdit(item: Fields): Change | undefined {
  const history = historyOf(item);
  const text = wordsOf(item);
  const at = new Date(isText(item.created_at) ? item.created_at : Number.NaN);
  if (history.length < 2 || text === undefined || Number.isNaN(at.getTime())) return undefined;
  return { kind: "edited", platform: "x", externalId: history[0]!, at, text };
}

/** Long posts come cut; the whole stands in the note. Only three signs are escaped. */
function wordsOf(item: Fields): string | undefined {
  const whole = textOf(fieldsOf(item.note_post ?? item.note_tweet).text) ?? textOf(item.text);
  return whole?.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function readReferences(item: Fields): ReadonlyMap<string, string> {
  const references = listOf(item.referenced_posts ?? item.referenced_tweets).map(fieldsOf);
  const pairs = references.map(({ type, id }) => [textOf(type, 40), idOf(id)] as const);
  return new Map(pairs.filter((pair): pair is readonly [string, string] => !pair.includes(undefined)));
}

function readAuthor(author: Fields, handle: string): Fields {
  return {
    handle,
    name: textOf(author.name, 200),
    followers: countOf(fieldsOf(author.public_metrics).followers_count),
    createdAt: textOf(author.created_at, 40),
    ...(author.verified === true && { verified: true }),
  };
}

const readEngagement = (metrics: Fields): Fields => ({
  likes: countOf(metrics.like_count),
  comments: countOf(metrics.reply_count),
  reposts: countOf(metrics.repost_count) ?? countOf(metrics.retweet_count),
  quotes: countOf(metrics.quote_count),
  views: countOf(metrics.impression_count),
});

/** Addresses as they were written; the text shows the platform's short ones. */
function links(item: Fields): Fields {
  const urls = listOf(fieldsOf(item.entities).urls).map((url) => textOf(fieldsOf(url).expanded_url, 2_000));
  return urls.length === 0 ? {} : { links: readable(urls).slice(0, 20) };
}
