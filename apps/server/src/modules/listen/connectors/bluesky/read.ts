import { countOf, type Fields, fieldsOf, idOf, listOf, present, textOf, timeOf } from "../payload.ts";
import { POSTS, recordAddress } from "./addresses.ts";
import { readRichText } from "./facets.ts";

/** Who wrote it, as far as is known: at first only the account's number. */
export interface Author {
  readonly did: string;
  readonly handle: string;
  readonly name?: string;
  readonly followers?: number;
  readonly createdAt?: string;
  readonly verified?: boolean;
}

export interface BlueskyPost {
  readonly platform: "bluesky";
  readonly externalId: string;
  readonly author: Author;
  readonly text: string;
  readonly lang?: string;
  readonly publishedAt: string;
  readonly url: string;
  readonly inReplyTo?: string;
  /** A quotation adds words of its own: it is a voice, not the repetition that `repostOf` would make of it. */
  readonly quoteOf?: string;
  readonly [more: string]: unknown;
}

export interface Stored {
  readonly author: Author;
  readonly key: string;
  readonly cid: unknown;
  readonly record: unknown;
  /** Milliseconds since 1970 at which the network has seen it: what an author writes may lie before, but not after. */
  readonly seenAt: number;
}

/** A record of a post in the exchange format; null for what is no post or says nothing in words. Never throws. */
export function readRecord({ author, key, cid, record, seenAt }: Stored): BlueskyPost | null {
  const { text: written, facets, langs, tags, reply, embed, createdAt } = fieldsOf(record);
  if (typeof written !== "string" || written.trim() === "") return null;
  const { text, links, tags: marked } = readRichText(written, facets);
  const allTags = [...marked, ...listOf(tags).flatMap((tag) => textOf(tag, 640) ?? [])];
  const externalId = recordAddress({ did: author.did, collection: POSTS, key });
  if (externalId.length > 300) return null;
  return {
    platform: "bluesky",
    externalId,
    author,
    text,
    publishedAt: new Date(Math.min(timeOf(createdAt) ?? seenAt, seenAt)).toISOString(),
    url: postUrl(author.did, key),
    ...present({
      lang: textOf(listOf(langs)[0], 20),
      inReplyTo: idOf(fieldsOf(fieldsOf(reply).parent).uri),
      quoteOf: quotedBy(fieldsOf(embed)),
      media: mediaOf(fieldsOf(embed)),
      cid: idOf(cid),
      links: links.length > 0 ? links : undefined,
      tags: allTags.length > 0 ? [...new Set(allTags)] : undefined,
    }),
  };
}

export const postUrl = (did: string, key: string): string => `https://bsky.app/profile/${did}/post/${key}`;

function quotedBy({ $type, record }: Fields): string | undefined {
  const quoted = fieldsOf(record);
  if ($type === "app.bsky.embed.record") return idOf(quoted.uri);
  return $type === "app.bsky.embed.recordWithMedia" ? idOf(fieldsOf(quoted.record).uri) : undefined;
}

/** What a screen reader would say of the pictures, and the address of a linked page. */
function mediaOf({ $type, images, external, alt, media }: Fields): unknown[] | undefined {
  if ($type === "app.bsky.embed.recordWithMedia") return mediaOf(fieldsOf(media));
  if ($type === "app.bsky.embed.images")
    return listOf(images)
      .slice(0, 10)
      .map((image) => ({ type: "image", ...present({ alt: textOf(fieldsOf(image).alt) }) }));
  if ($type === "app.bsky.embed.video") return [{ type: "video", ...present({ alt: textOf(alt) }) }];
  if ($type !== "app.bsky.embed.external") return undefined;
  const { uri, title } = fieldsOf(external);
  return [{ type: "link", ...present({ url: textOf(uri), title: textOf(title, 500) }) }];
}

/** A post as lists show it (search, threads): with its author and its reactions. */
export function readPostView(view: unknown): BlueskyPost | null {
  const { uri, cid, author, record, indexedAt, likeCount, replyCount, repostCount, quoteCount } = fieldsOf(view);
  const key = keyOf(uri);
  const who = readAuthor(author);
  const seenAt = timeOf(indexedAt);
  if (key === undefined || who === null || seenAt === undefined) return null;
  const post = readRecord({ author: who, key, cid, record, seenAt });
  const engagement = present({
    likes: countOf(likeCount),
    comments: countOf(replyCount),
    reposts: countOf(repostCount),
    quotes: countOf(quoteCount),
  });
  return post === null || Object.keys(engagement).length === 0 ? post : { ...post, engagement };
}

const keyOf = (uri: unknown): string | undefined =>
  typeof uri === "string" && uri.includes(`/${POSTS}/`) ? uri.slice(uri.lastIndexOf("/") + 1) || undefined : undefined;

/** A profile, brief or whole, as an author. */
export function readAuthor(profile: unknown): Author | null {
  const { did, handle, displayName, followersCount, createdAt, verification } = fieldsOf(profile);
  const account = idOf(did);
  if (account === undefined || !account.startsWith("did:")) return null;
  const shown = textOf(handle, 253);
  return {
    did: account,
    handle: shown === undefined || shown === "handle.invalid" ? account : shown,
    ...present({
      name: textOf(displayName, 200),
      followers: countOf(followersCount),
      createdAt: timeOf(createdAt) === undefined ? undefined : textOf(createdAt, 40),
      verified: fieldsOf(verification).verifiedStatus === "valid" ? true : undefined,
    }),
  };
}
