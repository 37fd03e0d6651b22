import type { Ask, Change, Connector, Pulled, Tested } from "../connector.ts";
import { fieldsOf, textOf } from "../payload.ts";
import { RedditDoor } from "./door.ts";
import { readingsOf, readLists } from "./listings.ts";
import { redditManifest } from "./manifest.ts";
import type { RedditPost } from "./read.ts";
import { readThreads } from "./threads.ts";

/** Reddit, for those whom it has let in: a search with the comments beneath, subreddits, or one's own mentions. */
export function createReddit(door = new RedditDoor()): Connector {
  return {
    kind: "reddit",
    manifest: redditManifest,
    pull: (ask) => pull(ask, door),
    test: (ask) => test(ask, door),
  };
}

async function pull(ask: Ask, door: RedditDoor): Promise<Pulled> {
  const readings = readingsOf(ask);
  if (readings.length === 0)
    return { ok: false, code: "settings-wrong", message: "There is no word to search for, and no subreddit to read." };
  const { pulled } = await readLists(ask, door, readings);
  const { hear, comments } = ask.source.settings;
  if (!pulled.ok || pulled.hasMore || hear === "mentions" || hear === "subreddits" || comments === false)
    return pulled.ok ? { ...pulled, memory: { ...ask.source.memory, ...pulled.memory } } : pulled;
  const threads = await readThreads(ask, door, pulled.posts as readonly RedditPost[]);
  return {
    ...pulled,
    posts: [...pulled.posts, ...threads.posts],
    changes: threads.withdrawn.map((name) => withdrawal(name, ask.now)),
    memory: { ...pulled.memory, followed: threads.followed },
  };
}

const withdrawal = (externalId: string, at: Date): Change => ({ kind: "deleted", platform: "reddit", externalId, at });

async function test(ask: Ask, door: RedditDoor): Promise<Tested> {
  door.forget(ask);
  const opened = await door.open(ask);
  if (!opened.ok) return opened;
  const { scopes, until } = opened.token;
  const hasAccount = Boolean(ask.credentials.username && ask.credentials.password);
  const me = hasAccount ? await door.get(ask, "/api/v1/me") : undefined;
  if (me !== undefined && !me.ok) return me;
  const account = me === undefined ? "" : (textOf(fieldsOf(me.json).name, 100) ?? "");
  return { ok: true, account, scopes, expiresAt: new Date(until) };
}

export const reddit = createReddit();
