import type { previewShapes } from "@tocsin/contract";
import { matchQuery, previewContexts, type Query } from "@tocsin/query";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { DAY } from "../../../platform/clock.ts";
import type { MatchedRow } from "../search/queries.ts";
import { requireQuery, toQueryPost } from "../search/service.ts";
import { listLatest, within } from "./queries.ts";

type Wish = z.output<typeof previewShapes.previewBody>;
type Answer = z.infer<typeof previewShapes.contextPreview>;

/** Enough to tell what people speak of; telling contexts apart costs some milliseconds for each hundred. */
const MOST_POSTS = 600;
const PATIENCE_MS = 1_500;
const LONGEST_EXAMPLE = 300;
const MOST_CONTEXTS = 8;

/** Fewer posts of a language than these tell no contexts apart. */
const FEWEST_POSTS = 12;

/** What the latest posts that the query finds speak of. Where the database is too slow to say, no context is told. */
export async function previewStoredContexts(context: Context, workspaceId: string, wish: Wish): Promise<Answer> {
  const query = requireQuery(wish.query);
  const from = new Date(context.clock.now().getTime() - wish.days * DAY);
  const stretch = { workspaceId, from, query, limit: MOST_POSTS };
  const rows = (await within(context.db, PATIENCE_MS, (tx) => listLatest(tx, stretch))) ?? [];
  const found = rows.filter((row) => matchQuery(query, toQueryPost(row)));
  const told = groupByLanguage(found).flatMap((posts) => tellContexts(query, posts));
  const contexts = told.sort((a, b) => b.count - a.count).slice(0, MOST_CONTEXTS);
  const clear = contexts.reduce((sum, { count }) => sum + count, 0);
  return { matched: found.length, contexts, unclear: found.length - clear };
}

/** Words keep company with words of their language: told together, the contexts would be the languages. */
function groupByLanguage(posts: readonly MatchedRow[]): MatchedRow[][] {
  const groups = new Map<string, MatchedRow[]>();
  for (const post of posts) groups.set(post.language ?? "und", [...(groups.get(post.language ?? "und") ?? []), post]);
  return [...groups.values()].filter(({ length }) => length >= FEWEST_POSTS);
}

function tellContexts(query: Query, posts: readonly MatchedRow[]): Answer["contexts"] {
  const exampleAt = (at: number) => {
    const { text, language } = posts[at]!;
    return { text: text.slice(0, LONGEST_EXAMPLE), language: language ?? "und" };
  };
  return previewContexts(query, posts.map(toQueryPost)).contexts.map(({ words, count, examples, exclusion }) => ({
    words: [...words],
    count,
    examples: examples.slice(0, 2).map(exampleAt),
    exclusion: exclusion && { ...exclusion, words: [...exclusion.words], lost: exclusion.lost.map(exampleAt) },
  }));
}
