import { type ApiAnswer, callApi, failureOf, pauseAfter } from "../api.ts";
import { serverOf } from "../calls.ts";
import type { Ask, Change, Connector, Failure, Pulled } from "../connector.ts";
import { fieldsOf, listOf } from "../payload.ts";
import { hackerNewsManifest } from "./manifest.ts";
import { type Item, readItem } from "./read.ts";

/**
 * Every item of the site has a number, one after the other: whoever reads from the last number to the greatest has missed
 * nothing. What changes later (points, comments, removals) is named in a list of its own.
 */
export const hackerNews: Connector = {
  kind: "hacker-news",
  manifest: hackerNewsManifest,
  pull,
  test: async (ask) => {
    const newest = await read(ask, "maxitem");
    return newest.ok ? { ok: true, account: "", scopes: [], expiresAt: null } : failureOf(newest);
  },
};

const SERVER = "https://hacker-news.firebaseio.com";
/** At one go; the site sees about ten new items a minute. */
const MOST_ITEMS = 300;
const FIRST_ITEMS = 300;
const AT_ONCE = 8;
/** An item may be numbered before it can be read: it is asked for again, but not for ever. */
const WAIT_FOR_NEWEST = 500;
const MOST_CHANGED = 100;

async function read(ask: Ask, path: string): Promise<ApiAnswer> {
  if (!ask.spend("requests", 1)) return { ...QUOTA_SPENT, status: 0, headers: {}, json: undefined };
  const answer = await callApi(ask, `${serverOf(ask.source, SERVER)}/v0/${path}.json`);
  return answer.ok ? answer : { ...answer, ...pauseAfter(answer, ask.now) };
}
const QUOTA_SPENT = {
  ok: false,
  code: "quota-spent",
  message: "Our own limit of calls in a minute is used up.",
} as const;

async function pull(ask: Ask): Promise<Pulled> {
  const newest = await read(ask, "maxitem");
  if (!newest.ok) return failureOf(newest);
  const last = newest.json;
  if (typeof last !== "number" || !Number.isSafeInteger(last) || last <= 0)
    return { ok: false, code: "unreadable-answer", message: "The site does not say what its newest item is." };
  const reached = numberOf(ask.source.memory.reached) ?? Math.max(0, last - FIRST_ITEMS);
  const until = Math.min(last, reached + MOST_ITEMS);
  const fresh = await readItems(ask, [...waitingOf(ask, last), ...range(reached + 1, until)]);
  if (fresh.failure !== undefined && fresh.items.size === 0) return fresh.failure;
  const changed = until === last && fresh.failure === undefined ? await readChanged(ask, reached) : [];
  return {
    ok: true,
    posts: [...fresh.items.values(), ...changed].flatMap((item) => postOf(item, ask)),
    changes: changed.flatMap((item) => removalOf(item, ask)),
    memory: { reached: until, waiting: fresh.absent.filter((id) => id > until - WAIT_FOR_NEWEST) },
    hasMore: until < last || fresh.failure !== undefined,
  };
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
const range = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, step) => from + step);
const waitingOf = ({ source }: Ask, last: number): number[] =>
  listOf(source.memory.waiting)
    .flatMap((id) => numberOf(id) ?? [])
    .filter((id) => id <= last)
    .slice(-WAIT_FOR_NEWEST);

interface Read {
  readonly items: ReadonlyMap<number, Item>;
  /** Not there yet, or not reached before something failed. */
  readonly absent: readonly number[];
  readonly failure?: { readonly ok: false } & Failure;
}

async function readItems(ask: Ask, ids: readonly number[]): Promise<Read> {
  const items = new Map<number, Item>();
  let failure: ({ readonly ok: false } & Failure) | undefined;
  for (let at = 0; at < ids.length && failure === undefined; at += AT_ONCE) {
    const answers = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => read(ask, `item/${id}`)));
    for (const answer of answers) {
      if (!answer.ok) failure = failureOf(answer);
      const item = answer.ok ? readItem(answer.json) : null;
      if (item !== null) items.set(item.id, item);
    }
  }
  return { items, absent: ids.filter((id) => !items.has(id)), ...(failure && { failure }) };
}

/** What gained points or was removed lately; its failure only delays what the next list says again. */
async function readChanged(ask: Ask, reached: number): Promise<Item[]> {
  const answer = await read(ask, "updates");
  const ids = listOf(answer.ok ? fieldsOf(answer.json).items : []).flatMap((id) => numberOf(id) ?? []);
  const { items } = await readItems(ask, ids.filter((id) => id <= reached).slice(0, MOST_CHANGED));
  return [...items.values()];
}

function postOf({ post, isStory }: Item, { source, isWanted }: Ask) {
  if (post === null || (source.settings.hear === "stories" && !isStory)) return [];
  return isWanted(post) ? [post] : [];
}

const removalOf = ({ id, isGone }: Item, { now }: Ask): Change[] =>
  isGone ? [{ kind: "deleted", platform: "hacker-news", externalId: String(id), at: now }] : [];
