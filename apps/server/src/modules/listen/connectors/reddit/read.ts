import { countOf, type Fields, fieldsOf, idOf, listOf, momentOf, present, textOf } from "../payload.ts";

export interface RedditPost {
  readonly platform: "reddit";
  /** The full name: `t3_…` a submission, `t1_…` a comment. */
  readonly externalId: string;
  readonly author: { readonly handle: string };
  readonly text: string;
  readonly publishedAt: string;
  readonly [more: string]: unknown;
}
export interface Listing {
  readonly things: readonly Thing[];
  readonly after: string | undefined;
}
export interface Thing {
  readonly kind: string;
  readonly name: string;
  readonly fields: Fields;
}

/** A page of things; null for what is no listing. Never throws. */
export function readListing(value: unknown): Listing | null {
  const { kind, data } = fieldsOf(value);
  const { children, after } = fieldsOf(data);
  if (kind !== "Listing" || !Array.isArray(children)) return null;
  return { things: children.flatMap((child) => readThing(child) ?? []), after: idOf(after) };
}

function readThing(value: unknown): Thing | null {
  const { kind, data } = fieldsOf(value);
  const fields = fieldsOf(data);
  const own = idOf(fields.id);
  const name = idOf(fields.name) ?? (own === undefined ? undefined : `${String(kind)}_${own}`);
  return typeof kind !== "string" || name === undefined ? null : { kind, name, fields };
}

const WITHDRAWN = new Set(["[deleted]", "[removed]"]);

/** The words, or what became of them. */
export function readPost({ kind, name, fields }: Thing): RedditPost | null {
  if (kind !== "t1" && kind !== "t3") return null;
  const { author, created_utc, permalink, context, subreddit, ups, score, num_comments, parent_id, url } = fields;
  const publishedAt = momentOf(created_utc);
  const title = textOf(kind === "t3" ? fields.title : undefined, 1_000);
  const said = textOf(kind === "t3" ? fields.selftext : fields.body);
  const words = said === undefined || WITHDRAWN.has(said) ? undefined : spelled(said);
  const handle = textOf(author, 100);
  const text = words ?? (title && spelled(title));
  if (text === undefined || publishedAt === undefined || handle === undefined || isWithdrawn(fields)) return null;
  const engagement = present({ likes: countOf(ups) ?? countOf(score), comments: countOf(num_comments) });
  return {
    platform: "reddit",
    externalId: name,
    author: { handle },
    text,
    publishedAt,
    ...present({
      title: words === undefined || title === undefined ? undefined : spelled(title),
      url: pageOf(permalink) ?? pageOf(context),
      engagement: Object.keys(engagement).length === 0 ? undefined : engagement,
      inReplyTo: idOf(parent_id),
      repostOf: idOf(fields.crosspost_parent),
      subreddit: textOf(subreddit, 100),
      links: kind === "t3" && fields.is_self === false && textOf(url, 2_000) !== undefined ? [url] : undefined,
    }),
  };
}

export const isWithdrawn = ({ body, selftext, author }: Fields): boolean =>
  WITHDRAWN.has(String(body)) || (WITHDRAWN.has(String(selftext)) && author === "[deleted]");

const pageOf = (path: unknown): string | undefined =>
  typeof path === "string" && path.startsWith("/r/") && path.length < 1_900
    ? `https://www.reddit.com${path}`
    : undefined;

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Texts come with exactly these three signs written as entities. */
const spelled = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]!);

export interface Tree {
  readonly comments: readonly Thing[];
  /** Comments that the answer only names, by their short ids. */
  readonly more: readonly string[];
}
const DEEPEST = 200;

/** All comments of a tree, however deep, and the names of those that were left out. */
export function readTree(listing: unknown): Tree {
  const comments: Thing[] = [];
  const more: string[] = [];
  let level: readonly Thing[] = readListing(listing)?.things ?? [];
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    comments.push(...level.filter(({ kind }) => kind === "t1"));
    for (const { kind, fields } of level)
      if (kind === "more") more.push(...listOf(fields.children).flatMap((id) => idOf(id) ?? []));
    level = level.flatMap(({ fields }) => readListing(fields.replies)?.things ?? []);
  }
  return { comments, more };
}
