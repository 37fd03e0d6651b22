import { sha256 } from "../../../../platform/ids.ts";
import { failed } from "../calls.ts";
import type { Ask, Memory } from "../connector.ts";
import { countOf, fieldsOf, idOf, textOf } from "../payload.ts";
import type { Errand, Step } from "../rounds.ts";
import { callX, type XCall } from "./call.ts";
import { PRICES, reserve } from "./credits.ts";
import { packQueries } from "./queries.ts";
import { readPosts } from "./read.ts";

const SEARCH = "/2/tweets/search/recent";

export function listErrands(ask: Ask): readonly Errand[] {
  const { settings } = ask.source;
  const queries = settings.searches === false ? [] : packQueries(ask.terms);
  const userId = textOf(settings.userId, 20)?.trim() ?? "";
  return [
    ...(queries.length === 0 ? [] : [search(queries, ask)]),
    ...(/^\d{1,19}$/.test(userId) ? [mentions(userId, ask)] : []),
  ];
}

/** What a page is asked for with; the other half are the words of the older documents. */
const NAMES = {
  post: {
    "post.fields": "created_at,lang,public_metrics,entities,note_post",
    expansions: "author_id,referenced_posts",
  },
  tweet: {
    "tweet.fields": "author_id,created_at,lang,public_metrics,entities,note_tweet,referenced_tweets",
    expansions: "author_id",
  },
} as const;
const USER = { "user.fields": "created_at,name,public_metrics,username,verified" };

/**
 * All searches are one errand with one mark: when watches change, the words are packed anew, and a mark for each packing
 * would make the product pay for the same days again.
 */
const search = (queries: readonly string[], ask: Ask): Errand => ({
  key: "search",
  step: async (memory) => {
    const plan = sha256(queries.join("\n")).slice(0, 16);
    const place = memory.plan === plan ? memory : { ...memory, index: 0, next: undefined };
    const index = countOf(place.index) ?? 0;
    const next = textOf(place.next, 500);
    const query = { query: queries[index] ?? queries[0]!, ...(next !== undefined && { next_token: next }) };
    const page = await readPage({ path: SEARCH, query }, { ask, memory: place, price: PRICES.post });
    if (!page.ok) return page;
    if (page.next !== undefined)
      return { ...page, memory: { ...page.memory, plan, index, next: page.next }, isDone: false };
    if (index + 1 < queries.length)
      return { ...page, memory: { ...page.memory, plan, index: index + 1 }, isDone: false };
    return { ...page, memory: close(page.memory), isDone: true };
  },
});

const mentions = (userId: string, ask: Ask): Errand => ({
  key: `mentions ${userId}`,
  step: async (memory) => {
    const next = textOf(memory.next, 500);
    const query: Record<string, string> = next === undefined ? {} : { pagination_token: next };
    const page = await readPage(
      { path: `/2/users/${userId}/mentions`, query },
      { ask, memory, price: PRICES.ownedPost },
    );
    if (!page.ok) return page;
    if (page.next !== undefined) return { ...page, memory: { ...page.memory, next: page.next }, isDone: false };
    return { ...page, memory: close(page.memory), isDone: true };
  },
});

/** The walk is through: the next begins where this one found its newest. */
const close = ({ since, newest, names }: Memory): Memory => ({
  since: newest ?? since,
  ...(names !== undefined && { names }),
});

interface Paging {
  readonly ask: Ask;
  readonly memory: Memory;
  readonly price: number;
}
type Page = (Step & { ok: true; next: string | undefined }) | (Step & { ok: false });

async function readPage(call: XCall, { ask, memory, price }: Paging): Promise<Page> {
  const reserved = reserve(ask, price);
  if (reserved === undefined)
    return failed("quota-spent", "The money set aside for X is spent, or kept for an incident.");
  const names = memory.names === "tweet" ? "tweet" : "post";
  const size = { max_results: String(reserved.size) };
  const query = { ...call.query, ...size, ...begin(memory, ask.now), ...NAMES[names], ...USER };
  const answer = await callX(ask, { ...call, query });
  if (!answer.ok) {
    reserved.settle([], []);
    // A platform of the other documents: asked again in their words.
    if (answer.code === "settings-wrong" && answer.message.includes(`${names}.fields`) && memory.names === undefined)
      return readPage(call, { ask, memory: { ...memory, names: names === "post" ? "tweet" : "post" }, price });
    return answer;
  }
  const { data, includes, meta } = answer.fields;
  reserved.settle(data, fieldsOf(includes).users);
  const newest = later(idOf(fieldsOf(meta).newest_id), idOf(memory.newest));
  return {
    ok: true,
    ...readPosts(data, includes),
    memory: { ...memory, ...(newest !== undefined && { newest }) },
    isDone: true,
    // The mentions' window is another one, which nobody runs out of.
    quotas: call.path === SEARCH ? answer.quotas : [],
    next: textOf(fieldsOf(meta).next_token, 500),
  };
}

const EPOCH = 1_288_834_974_657n;
const HOUR = 3_600_000;
/** The platform finds some posts a little late; read twice on one day, a post is paid for once. */
const OVERLAP = 60_000n;
/** A search reaches back a week; a little less, so that the answer is not a refusal. */
const REACH = 7 * 24 * HOUR - HOUR;

/** Ids hold the time: from the last one read on; at the first time, or after more than a week, from a time on. */
function begin(memory: Memory, now: Date): Readonly<Record<string, string>> {
  const since = idOf(memory.since);
  const earliest = now.getTime() - (since === undefined ? HOUR : REACH);
  if (since === undefined || !/^\d{1,19}$/.test(since) || timeOf(since) < earliest)
    return { start_time: new Date(earliest).toISOString() };
  return { since_id: String(BigInt(since) - (OVERLAP << 22n)) };
}

const timeOf = (id: string): number => Number((BigInt(id) >> 22n) + EPOCH);

const later = (a: string | undefined, b: string | undefined): string | undefined => {
  if (a === undefined || b === undefined || !/^\d+$/.test(a) || !/^\d+$/.test(b)) return a ?? b;
  return BigInt(a) > BigInt(b) ? a : b;
};
