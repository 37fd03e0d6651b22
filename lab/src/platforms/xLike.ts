import { createHmac } from "node:crypto";
import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";
import type { XDescription } from "./xLikeSchema.ts";

type Fields = Record<string, unknown>;
export interface XPost extends Fields {
  readonly id: string;
  readonly text: string;
  readonly author_id: string;
  readonly created_at: string;
}

const PROBLEM = "https://api.x.com/2/problems";
const EPOCH = 1_288_834_974_657n;

/** The id of a post written at a time: ids hold the time, and a number that keeps them apart. */
export const idAt = (time: number, number = 0): string => String(((BigInt(time) - EPOCH) << 22n) + BigInt(number));

/** X's API v2 with one application: recent search, mentions, hiding, money, and windows of fifteen minutes. */
export class XLike extends Platform<never> {
  readonly problems: string[] = [];
  readonly posts: XPost[] = [];
  readonly users: Fields[] = [];
  readonly hidden = new Set<string>();
  readonly deleted: string[] = [];
  bearer = "invented-bearer";
  pageSize = 100;
  /** What is left, in dollars, as the platform counts it. */
  credits = 1_000;
  /** Calls left in the window, and when the next begins, in seconds since 1970. */
  left = 450;
  resetsAt = 1_780_000_900;
  /** Knows the words of the older documents only. */
  saysTweet = false;
  readonly #description: XDescription | null;

  constructor(description: XDescription | null = null) {
    super();
    this.#description = description;
  }

  /** How the platform signs a delivery, and answers its own challenge. */
  sign(content: string, secret: string): string {
    return `sha256=${createHmac("sha256", secret).update(content).digest("base64")}`;
  }

  protected judge({ method, url, headers, body }: Received): Verdict<never> {
    if (this.#description !== null && !this.saysTweet)
      this.problems.push(...this.#description.check(method, url, body.toString("utf8")));
    return { reply: this.#refuse(headers.authorization ?? "") ?? this.#do(method, url, body.toString("utf8")) };
  }

  #refuse(authorization: string): Reply | undefined {
    const isUser = authorization.startsWith("OAuth ") && authorization.includes("oauth_signature=");
    if (!isUser && authorization !== `Bearer ${this.bearer}`) return refuse(401, "about:blank", "Unauthorized");
    if (this.credits <= 0) return refuse(402, `${PROBLEM}/credits`, "Your enrolled account does not have any credits");
    if (this.left > 0) return undefined;
    const limited = refuse(429, "about:blank", "Too Many Requests");
    return { ...limited, headers: { ...limited.headers, ...this.#limits() } };
  }

  #limits(): Record<string, string> {
    return { "x-rate-limit-remaining": String(this.left), "x-rate-limit-reset": String(this.resetsAt) };
  }

  #do(method: string, url: URL, body: string): Reply {
    const [, id = "", action] = /^\/2\/tweets\/(\d+)(?:\/(hidden))?$/.exec(url.pathname) ?? [];
    if (method === "PUT" && action === "hidden") return this.#hide(id, body);
    if (method === "DELETE") return this.#delete(id);
    if (url.pathname === "/2/users/me")
      return replyJson(200, { data: { id: "900", username: "norvia_air", name: "Norvia" } });
    if (url.pathname === "/2/usage/tweets") return replyJson(200, { data: { project_id: "1", project_usage: "12" } });
    if (/^\/2\/users\/\d+\/mentions$/.test(url.pathname)) return this.#give(url, "pagination_token", ["@norvia_air"]);
    if (url.pathname !== "/2/tweets/search/recent") return refuse(404, "about:blank", "Not Found");
    const words = [...url.searchParams.get("query")!.matchAll(/"([^"]+)"/g)].map(([, word]) => word!);
    if (url.searchParams.get("query")!.length > 512)
      return refuse(400, `${PROBLEM}/invalid-request`, "query is too long");
    return this.#give(url, "next_token", words);
  }

  #give({ searchParams }: URL, tokenName: string, words: readonly string[]): Reply {
    const wrong =
      searchParams.has("post.fields") === this.saysTweet ? (this.saysTweet ? "post.fields" : "tweet.fields") : null;
    if (wrong !== null)
      return refuse(400, `${PROBLEM}/invalid-request`, `The query parameter [${wrong}] is not one of those known`);
    const since = BigInt(searchParams.get("since_id") ?? 0);
    const start = Date.parse(searchParams.get("start_time") ?? "1970-01-01T00:00:00Z");
    const found = this.posts
      .filter(({ id, created_at }) => BigInt(id) > since && Date.parse(created_at) >= start)
      .filter(({ text }) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())))
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
    const from = Number(searchParams.get(tokenName)?.replace("page", "") ?? 0);
    const upTo = from + Math.min(this.pageSize, Number(searchParams.get("max_results")));
    return this.#page(found.slice(from, upTo), upTo < found.length ? { next_token: `page${upTo}` } : {});
  }

  #page(data: readonly XPost[], next: Fields): Reply {
    this.left--;
    const users = this.users.filter(({ id }) => data.some(({ author_id }) => author_id === id));
    this.credits -= data.length * 0.005 + users.length * 0.01;
    const ends = data.length === 0 ? {} : { newest_id: data[0]!.id, oldest_id: data.at(-1)!.id };
    const content = {
      ...(data.length > 0 && { data, includes: { users } }),
      meta: { result_count: data.length, ...ends, ...next },
    };
    const reply = replyJson(200, content);
    return { ...reply, headers: { ...reply.headers, ...this.#limits() } };
  }

  #hide(id: string, body: string): Reply {
    const { hidden } = JSON.parse(body) as { hidden: boolean };
    if (hidden) this.hidden.add(id);
    else this.hidden.delete(id);
    return replyJson(200, { data: { hidden } });
  }

  #delete(id: string): Reply {
    this.deleted.push(id);
    return replyJson(200, { data: { deleted: true } });
  }
}

const refuse = (status: number, type: string, detail: string): Reply =>
  replyJson(status, { title: detail, detail, type, status });
