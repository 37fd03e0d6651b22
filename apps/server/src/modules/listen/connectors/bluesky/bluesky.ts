import type { Ask, Connector, Pulled, Tested } from "../connector.ts";
import { blueskyManifest, type Hears } from "./manifest.ts";
import { pullMentions } from "./mentions.ts";
import { moderatePost } from "./moderate.ts";
import { pullSearch } from "./search.ts";
import { Sessions } from "./session.ts";
import { holdStream } from "./stream.ts";

/** Bluesky: the whole public stream, a search by words, or what is said to one account. */
export function createBluesky(sessions = new Sessions()): Connector {
  return {
    kind: "bluesky",
    manifest: blueskyManifest,
    waysOf: (settings) => (hearsOf(settings) === "stream" ? ["hold"] : ["pull"]),
    hold: holdStream,
    pull: (ask) => pull(ask, sessions),
    test: (ask) => test(ask, sessions),
    moderate: (ask, act) => moderatePost(ask, act, sessions),
  };
}

const hearsOf = ({ hear }: Readonly<Record<string, unknown>>): Hears =>
  hear === "search" || hear === "mentions" ? hear : "stream";

async function pull(ask: Ask, sessions: Sessions): Promise<Pulled> {
  const hears = hearsOf(ask.source.settings);
  if (hears === "search") return pullSearch(ask, sessions);
  if (hears === "mentions") return pullMentions(ask, sessions);
  return { ok: true, posts: [], memory: ask.source.memory };
}

/** Logs in anew, so that a password that was withdrawn is noticed at once. The stream needs no account. */
async function test(ask: Ask, sessions: Sessions): Promise<Tested> {
  if (hearsOf(ask.source.settings) === "stream" && !ask.credentials.identifier)
    return { ok: true, account: "", scopes: [], expiresAt: null };
  sessions.forget(ask);
  const opened = await sessions.open(ask);
  return opened.ok ? { ok: true, account: opened.session.handle, scopes: ["app-password"], expiresAt: null } : opened;
}

export const bluesky = createBluesky();
