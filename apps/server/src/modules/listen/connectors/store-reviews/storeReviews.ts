import type { OutboundAnswer } from "../../../../platform/outbound.ts";
import { explainThrown, readRetryAfter } from "../answers.ts";
import { type Failed, failed, serverOf } from "../calls.ts";
import type { Ask, Connector, Memory, Pulled } from "../connector.ts";
import { findNews, readSeen, type Seen, type SeenPost } from "../seen.ts";
import { storeReviewsManifest } from "./manifest.ts";
import { type ReviewPage, readAppStore, readSteam } from "./read.ts";

/** What customers write about an app: Apple's App Store by country, and Steam. Google offers no feed of reviews. */
export const storeReviews: Connector = { kind: "store-reviews", manifest: storeReviewsManifest, pull: pullReviews };

/** One list of reviews, latest first, page by page. */
interface Shelf {
  readonly name: string;
  readonly addressOf: (page: number, next: string) => string;
  readonly read: (body: string) => ReviewPage | null;
}

/** Apple gives no more than ten pages of fifty, and so many are enough of Steam. */
const MOST_PAGES = 10;

async function pullReviews(ask: Ask): Promise<Pulled> {
  const shelves = shelvesOf(ask);
  if (shelves === null) return failed("settings-wrong", "The app's number is missing, or is no number of this store.");
  const posts: SeenPost[] = [];
  const changes: NonNullable<(Pulled & { ok: true })["changes"]>[number][] = [];
  const memory: Record<string, Seen> = {};
  for (const shelf of shelves) {
    const before = readSeen(ask.source.memory[shelf.name]);
    const read = await readShelf(ask, shelf, before);
    if (!read.ok)
      return posts.length === 0 ? read : { ok: true, posts, changes, memory: { ...ask.source.memory, ...memory } };
    const news = findNews(read.posts, before, ask.now);
    posts.push(...news.posts);
    changes.push(...news.changes);
    // What was broken off is read anew: remembered as known, its first page would hide the pages behind it.
    memory[shelf.name] = read.isWhole ? { ...before, ...news.seen } : before;
  }
  return { ok: true, posts, changes, memory: keepLatest(memory) };
}

const MOST_REMEMBERED = 2_000;

const keepLatest = (memory: Record<string, Seen>): Memory =>
  Object.fromEntries(
    Object.entries(memory).map(([name, seen]) => [
      name,
      Object.fromEntries(Object.entries(seen).slice(-MOST_REMEMBERED)),
    ]),
  );

function shelvesOf({ source }: Ask): Shelf[] | null {
  const { store, app, countries } = source.settings;
  const id = String(app ?? "")
    .trim()
    .replace(/^id/i, "");
  if (!/^\d{1,15}$/.test(id)) return null;
  if (store === "steam") return [steamShelf(serverOf(source, "https://store.steampowered.com"), id)];
  const codes = (Array.isArray(countries) ? countries.map(String) : ["us"])
    .map((country) => country.trim().toLowerCase())
    .filter((country) => /^[a-z]{2}$/.test(country));
  const server = serverOf(source, "https://itunes.apple.com");
  return codes.length === 0 ? null : [...new Set(codes)].map((country) => appleShelf(server, id, country));
}

const appleShelf = (server: string, app: string, country: string): Shelf => ({
  name: country,
  addressOf: (page) => `${server}/${country}/rss/customerreviews/page=${page}/id=${app}/sortby=mostrecent/json`,
  read: (body) => readAppStore(body, { app, country }),
});

const steamShelf = (server: string, app: string): Shelf => ({
  name: "steam",
  addressOf: (_page, next) =>
    `${server}/appreviews/${app}?json=1&filter=recent&language=all&purchase_type=all&num_per_page=100&cursor=${encodeURIComponent(next)}`,
  read: (body) => readSteam(body, { app }),
});

type Shelved = { readonly ok: true; readonly posts: readonly SeenPost[]; readonly isWhole: boolean } | Failed;

/** From the latest review down to the first page that holds nothing unknown. */
async function readShelf(ask: Ask, shelf: Shelf, before: Seen): Promise<Shelved> {
  const posts: SeenPost[] = [];
  let next: string | null = "*";
  for (let page = 1; page <= MOST_PAGES && next !== null; page++) {
    const read = await readPage(ask, shelf, shelf.addressOf(page, next));
    if (!read.ok) return posts.length === 0 ? read : { ok: true, posts, isWhole: false };
    posts.push(...read.page.posts);
    const isKnown = findNews(read.page.posts, before, ask.now).posts.length === 0;
    next = isKnown ? null : read.page.next;
  }
  return { ok: true, posts, isWhole: true };
}

async function readPage(
  ask: Ask,
  { read }: Shelf,
  address: string,
): Promise<{ readonly ok: true; readonly page: ReviewPage } | Failed> {
  const soon = new Date(ask.now.getTime() + 60_000);
  if (!ask.spend("pages", 1)) return failed("quota-spent", "The store is not asked more often.", { notBefore: soon });
  try {
    const answer = await ask.outbound(address, { headers: { accept: "application/json" } });
    const page = answer.status === 200 ? read(answer.body) : null;
    return page === null ? refusalOf(answer, ask.now) : { ok: true, page };
  } catch (error) {
    return explainThrown(error);
  }
}

function refusalOf({ status, headers }: OutboundAnswer, now: Date): Failed {
  const notBefore = readRetryAfter(headers["retry-after"], now);
  const pause = notBefore === undefined ? {} : { notBefore };
  if (status === 200)
    return failed("unreadable-answer", "The store answered with something that is no list of reviews.");
  if (status === 404)
    return failed("address-not-found", "The store knows no app of this number in this country (404).");
  if (status === 429 || status === 403)
    return failed("rate-limited", `The store asks us to come less often (${status}).`, pause);
  return failed("server-error", `The store answered with an error (${status}).`, pause);
}
