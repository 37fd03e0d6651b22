import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";

export const MASTODON_TOKEN = "ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0";
const LIMIT = 300;
const LARGEST_PAGE = 40;

export type ToldStatus = Readonly<Record<string, unknown>> & { readonly id: string };
interface ToldNotification {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly status: ToldStatus;
}

export interface StatusWish {
  readonly text: string;
  readonly visibility?: "public" | "unlisted" | "private" | "direct";
  readonly tags?: readonly string[];
  readonly author?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** One instance with one account: timelines, notifications, search, paged by `Link`, counted by `X-RateLimit-*`. */
export class MastodonLike extends Platform<string> {
  readonly statuses: ToldStatus[] = [];
  readonly notifications: ToldNotification[] = [];
  streaming = "";
  token = MASTODON_TOKEN;
  left = LIMIT;
  #number = 0;

  /** Written a second after the last one; numbers hold the time, as the platform's do. */
  write({ text, visibility = "public", tags = [], author = "maria", more = {} }: StatusWish): ToldStatus {
    const number = ++this.#number;
    const time = Date.UTC(2026, 2, 2, 8) + number * 1_000;
    const id = String((BigInt(time) << 16n) + BigInt(number));
    const acct = author.includes("@") ? author : `${author}`;
    const status = {
      ...{ id, created_at: new Date(time).toISOString(), visibility, content: `<p>${text}</p>`, spoiler_text: "" },
      ...{ uri: `${this.origin}/users/${author}/statuses/${id}`, url: `${this.origin}/@${author}/${id}` },
      ...{ language: "en", in_reply_to_id: null, reblog: null, edited_at: null, media_attachments: [] },
      ...{ replies_count: 1, reblogs_count: 2, favourites_count: 3 },
      tags: tags.map((name) => ({ name })),
      account: { id: "7", acct, display_name: "Maria", followers_count: 50, created_at: "2022-01-01T00:00:00.000Z" },
      ...more,
    };
    this.statuses.push(status);
    return status;
  }

  notify(type: string, status: ToldStatus): ToldNotification {
    const notification = {
      id: String(this.notifications.length + 1),
      type,
      created_at: "2026-03-02T08:00:00Z",
      status,
    };
    this.notifications.push(notification);
    return notification;
  }

  protected judge(received: Received): Verdict<string> {
    const { url, headers, method } = received;
    if (headers.authorization !== `Bearer ${this.token}`) return { reply: this.#count(UNKNOWN_TOKEN) };
    if (this.left === 0) return { reply: this.#count(replyJson(429, { error: "Too many requests" })) };
    this.left--;
    const deleted = /^\/api\/v1\/statuses\/(\w+)$/.exec(url.pathname)?.[1];
    if (method !== "DELETE") return { reply: this.#count(this.#answer(url)) };
    const own = this.statuses.find(
      ({ id, account }) => id === deleted && (account as { acct: string }).acct === "norvia",
    );
    if (own === undefined) return { reply: this.#count(replyJson(404, { error: "Record not found" })) };
    return { reply: this.#count(replyJson(200, own)), message: own.id };
  }

  #count(reply: Reply): Reply {
    const limits = { "x-ratelimit-limit": `${LIMIT}`, "x-ratelimit-remaining": `${this.left}` };
    const reset = { "x-ratelimit-reset": "2026-03-02T09:05:00.000000Z" };
    return { ...reply, headers: { ...reply.headers, ...limits, ...reset } };
  }

  #answer({ pathname, searchParams, href }: URL): Reply {
    const tag = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(pathname)?.[1];
    if (pathname === "/api/v2/instance")
      return replyJson(200, { configuration: { urls: { streaming: this.streaming } } });
    if (pathname === "/api/v1/accounts/verify_credentials") return replyJson(200, { id: "1", acct: "norvia" });
    if (pathname === "/api/v1/apps/verify_credentials") return replyJson(200, { scopes: ["read"] });
    if (pathname === "/api/v1/notifications") return page(this.notifications, href);
    if (pathname === "/api/v1/timelines/public") return page(this.statuses.filter(isPublic), href);
    if (tag !== undefined)
      return page(
        this.statuses.filter((status) => isPublic(status) && hasTag(status, tag)),
        href,
      );
    if (pathname === "/api/v2/search") return this.#search(searchParams);
    return replyJson(404, { error: "Record not found" });
  }

  #search(query: URLSearchParams): Reply {
    if (query.get("q") === null) return replyJson(400, { error: "param is missing or the value is empty: q" });
    const word = query.get("q")!.replaceAll('"', "").toLowerCase();
    const found = this.statuses.filter(({ content }) => String(content).toLowerCase().includes(word));
    return replyJson(200, { accounts: [], hashtags: [], statuses: found.slice(-LARGEST_PAGE).reverse() });
  }
}

const UNKNOWN_TOKEN = replyJson(401, { error: "The access token is invalid" });
const isPublic = ({ visibility }: ToldStatus): boolean => visibility === "public";
const hasTag = ({ tags }: ToldStatus, tag: string): boolean =>
  (tags as { name: string }[]).some(({ name }) => name.toLowerCase() === decodeURIComponent(tag).toLowerCase());

const isLater = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

/** Newest first; `min_id` gives the page that follows it, `since_id` the newest that are later. */
function page(all: readonly { readonly id: string }[], href: string): Reply {
  const url = new URL(href);
  const limit = Math.min(Number(url.searchParams.get("limit") ?? 20), LARGEST_PAGE);
  const after = url.searchParams.get("min_id") ?? url.searchParams.get("since_id");
  const sorted = [...all]
    .sort((a, b) => (isLater(a.id, b.id) ? 1 : -1))
    .filter(({ id }) => after === null || isLater(id, after));
  const items = (url.searchParams.has("min_id") ? sorted.slice(0, limit) : sorted.slice(-limit)).reverse();
  const reply = replyJson(200, items);
  if (items.length === 0) return reply;
  url.searchParams.set("min_id", items[0]!.id);
  return { ...reply, headers: { ...reply.headers, link: `<${url.href}>; rel="prev"` } };
}
