/** What a watch with another query would have seen: the stored readings, found and judged as a re-match would. */
import { matchQuery } from "@tocsin/query";
import type { RelevanceLayer } from "@tocsin/text";
import type { Context } from "../../../context.ts";
import { toCondition } from "../condition/queries.ts";
import { listByGroup } from "../corrections/queries.ts";
import { keepLatest } from "../corrections/rules.ts";
import { createLenses } from "../lenses.ts";
import { asQueryPost, authorKey, textOf } from "../read.ts";
import type { Place } from "../search/queries.ts";
import { requireQuery } from "../search/service.ts";
import { listPast, type PastRow } from "./queries.ts";

export interface PastWish {
  readonly workspaceId: string;
  readonly query: string;
  readonly brandId: string;
  /** The watch whose learnt relevance holds. */
  readonly watchId?: string | undefined;
  readonly from: Date;
  readonly to: Date;
  readonly mostPosts: number;
  /** Whether anybody still waits for the answer. */
  readonly isWanted: () => boolean;
}
export type PastPost = PastRow & { readonly author_key: string };
export interface Past {
  /** In order of time, with the tone toward the brand. */
  readonly posts: readonly PastPost[];
  /** There are older posts, left out. */
  readonly isShortened: boolean;
}
export type ReadPast = (wish: PastWish) => Promise<Past>;

const PAGE = 2_000;

export function openPast(context: Context): ReadPast {
  const lenses = createLenses(context);
  return async (wish) => {
    const { relevance } = await lenses.open(context.db, wish.workspaceId);
    const layer = wish.watchId === undefined ? undefined : relevance?.get(wish.watchId);
    return readPast(context, wish, layer);
  };
}

async function readPast({ db }: Context, wish: PastWish, layer: RelevanceLayer | undefined): Promise<Past> {
  const query = requireQuery(wish.query);
  const { isExact } = toCondition(query);
  const found: PastPost[] = [];
  for (let after: Place | null = null; wish.isWanted(); ) {
    const page: PastRow[] = await listPast(db, { ...wish, query, after, limit: PAGE });
    const fitting = isExact ? page : page.filter((row) => matchQuery(query, toQueryPost(row)));
    const barred = await listBarred(db, wish, fitting);
    for (const row of fitting) if (!barred.has(row.group_id) && !isOffTopic(layer, row)) found.push(toPast(row, wish));
    const last = page.at(-1);
    if (found.length > wish.mostPosts) return { posts: found.slice(0, wish.mostPosts).reverse(), isShortened: true };
    if (last === undefined || page.length < PAGE) break;
    after = { publishedAt: last.published_at, id: last.id };
  }
  return { posts: found.reverse(), isShortened: false };
}

const isOffTopic = (layer: RelevanceLayer | undefined, row: PastRow): boolean =>
  layer?.judge(textOf(row)).verdict === "off-topic";

/** Groups of posts that people have taken from this watch. */
async function listBarred(
  db: Context["db"],
  { workspaceId, watchId }: PastWish,
  rows: readonly PastRow[],
): Promise<ReadonlySet<string>> {
  if (watchId === undefined) return new Set();
  const made = await listByGroup(
    db,
    workspaceId,
    rows.map((row) => row.group_id),
  );
  const isBarred = (group: string) =>
    keepLatest(made.get(group) ?? []).some(
      (one) => one.field === "relevance" && one.watchId === watchId && !one.isRelevant,
    );
  return new Set([...made.keys()].filter(isBarred));
}

const readableOf = (row: PastRow) => ({
  id: `${row.platform} ${row.external_id}`,
  platform: row.platform,
  author: {
    handle: row.author_handle,
    name: row.author_name,
    followers: row.author_followers,
    verified: row.author_verified,
  },
  title: row.title,
  text: row.text,
  url: row.url,
  givenLanguage: null,
  publishedAt: row.published_at,
  inReplyTo: row.in_reply_to,
  repostOf: row.repost_of,
  extra: row.extra,
});
const toQueryPost = (row: PastRow) => asQueryPost(readableOf(row), row.language);

/** A post that names several brands may be kind to this one. */
function toPast(row: PastRow, { brandId }: PastWish): PastPost {
  const named = row.toward.find((one) => one.brandId === brandId);
  return { ...row, sentiment: named?.sentiment ?? row.sentiment, author_key: authorKey(readableOf(row)) };
}
