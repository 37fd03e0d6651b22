import type { Ask, Pulled, QuotaReading } from "../connector.ts";
import { fieldsOf, listOf, textOf } from "../payload.ts";
import { channelsOf, hearsOf } from "./channels.ts";
import { Hearing } from "./hearing.ts";
import { callInstance } from "./instance.ts";
import type { MastodonPost } from "./read.ts";

/** Reads the same channels without a stream, for instances that offer none. */
export async function pullChannels(ask: Ask): Promise<Pulled> {
  if (hearsOf(ask.source.settings) === "search") return search(ask);
  const hearing = new Hearing(ask);
  const posts: MastodonPost[] = [];
  let quotas: readonly QuotaReading[] = [];
  let hasMore = false;
  for (const [number, channel] of channelsOf(ask.source).entries()) {
    const caught = await hearing.catchUp(channel);
    if (caught.failure !== undefined && number === 0 && caught.statuses.length === 0) return caught.failure;
    posts.push(...caught.statuses.flatMap((status) => hearing.keep(status, channel)));
    hearing.reach(channel.name, caught.place);
    quotas = caught.quotas.length > 0 ? caught.quotas : quotas;
    hasMore ||= caught.failure !== undefined || caught.place?.isDone === false;
    if (caught.failure !== undefined) break;
  }
  return { ok: true, posts, memory: { places: hearing.places }, hasMore, quotas };
}

const FOUND = "40";
const MOST_WORDS_AT_ONCE = 30;
const WHOLE = { brings: "statuses", isWhole: false } as const;

/** The newest page for each word. Where the instance has no index of its posts it finds none, and does not say so. */
async function search(ask: Ask): Promise<Pulled> {
  const own = listOf(ask.source.settings.words).flatMap((word) => textOf(word, 200) ?? []);
  const words = own.length > 0 ? own : ask.terms;
  if (words.length === 0) return { ok: false, code: "settings-wrong", message: "There is no word to search for." };
  const hearing = new Hearing(ask);
  const posts: MastodonPost[] = [];
  const from = Number(ask.source.memory.next) || 0;
  let quotas: readonly QuotaReading[] = [];
  const count = Math.min(words.length, MOST_WORDS_AT_ONCE);
  for (let done = 0; done < count; done++) {
    const q = words[(from + done) % words.length]!;
    const query = new URLSearchParams({
      q: /\s/u.test(q) ? `"${q}"` : q,
      type: "statuses",
      limit: FOUND,
      resolve: "false",
    });
    const answer = await callInstance(ask, `/api/v2/search?${query}`);
    if (!answer.ok && done === 0) return answer;
    if (!answer.ok) return { ok: true, posts, memory: { next: (from + done) % words.length }, quotas, hasMore: true };
    const { statuses } = fieldsOf(answer.json);
    if (!Array.isArray(statuses))
      return { ok: false, code: "unreadable-answer", message: "The search answered without a list of posts." };
    quotas = answer.quotas;
    const items = statuses.map(hearing.read({ ...WHOLE, name: q, path: "", query: {}, stream: {} }));
    posts.push(...items.flatMap((item) => (item?.status ? hearing.keep(item.status, WHOLE) : [])));
  }
  return { ok: true, posts, memory: { next: (from + count) % words.length }, quotas };
}
