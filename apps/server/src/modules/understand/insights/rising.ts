/** Topics and hashtags that rise: the stretch against as much time before it. */
import type { understandShapes } from "@tocsin/contract";
import { type RisingTerm, risingTerms } from "@tocsin/narrative";
import { foldedWords } from "@tocsin/text";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { listSourceBriefs } from "../../listen/index.ts";
import { listBrands } from "../../prepare/index.ts";
import * as queries from "./queries.ts";

type RisingList = z.output<typeof understandShapes.risingList>;
type Topic = RisingList["topics"][number];

/** Reading more takes seconds and changes little. */
const MOST_READ = 4_000;
const EXAMPLES = 5;
/** As many stretches before as are compared with: a weekend needs its week. */
const STRETCHES_BEFORE = 3;

export async function readRising(context: Context, scope: queries.Scope, limit: number): Promise<RisingList> {
  const { db } = context;
  const length = scope.to.getTime() - scope.from.getTime();
  const before = { ...scope, from: new Date(scope.from.getTime() - STRETCHES_BEFORE * length), to: scope.from };
  const [recent, usual, brands, sources] = await Promise.all([
    queries.listVoices(db, scope, MOST_READ),
    queries.listVoices(db, before, MOST_READ),
    listBrands(db, scope.workspaceId),
    listSourceBriefs(context, scope.workspaceId),
  ]);
  const stopWords = new Set(brands.flatMap(({ name, spellings }) => [name, ...spellings].flatMap(foldedWords)));
  const rising = risingTerms(recent.posts.map(asSpoken), usual.posts.map(asSpoken), { limit, stopWords });
  const posts = new Map(recent.posts.map((post) => [String(post.id), post]));
  const topics = rising.map((term) => toTopic(term, posts));
  return {
    topics: topics.filter((topic) => !topic.isHashtag),
    hashtags: topics.filter((topic) => topic.isHashtag),
    read: recent.posts.length,
    isSample: recent.total > recent.posts.length || usual.total > usual.posts.length,
    sources,
  };
}

const asSpoken = ({ id, text, authorKey }: queries.ReadPost) => ({ id: String(id), text, authorKey });

function toTopic(
  { term, isHashtag, voices, expected, postIds }: RisingTerm,
  posts: ReadonlyMap<string, queries.ReadPost>,
): Topic {
  const holders = postIds.flatMap((id) => posts.get(id) ?? []);
  const negative = holders.filter((post) => post.sentiment === "negative").length;
  return {
    term,
    isHashtag,
    voices,
    expected,
    factor: expected === 0 ? null : postIds.length / expected,
    negativeShare: holders.length === 0 ? 0 : negative / holders.length,
    languages: countBy(holders, (post) => post.language),
    firstAt: holders[0]!.at.toISOString(),
    exampleIds: postIds.slice(0, EXAMPLES),
  };
}

export function countBy<T>(items: readonly T[], key: (item: T) => string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}
