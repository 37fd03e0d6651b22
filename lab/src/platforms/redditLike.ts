import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";

export const REDDIT_APP = { clientId: "p-jcoLKBynTLew", clientSecret: "gko_LXELoV07ZBNUXrvWZfzE3aI" };
export const REDDIT_ACCOUNT = { username: "norvia_desk", password: "long enough" };

export interface Submission {
  readonly id: string;
  readonly title: string;
  readonly subreddit: string;
  readonly created_utc: number;
  readonly selftext?: string;
  readonly author?: string;
}
export interface Remark {
  readonly id: string;
  readonly parent: string;
  readonly body: string;
  readonly author?: string;
}
/** The platform answers with so many comments at once and names the rest. */
const MOST_SHOWN = 3;

/** The platform for an approved app: tokens by app or account, listings by `after`, trees of comments with `more`. */
export class RedditLike extends Platform<never> {
  readonly submissions: Submission[] = [];
  readonly remarks = new Map<string, Remark[]>();
  readonly mentions: Remark[] = [];
  readonly #tokens = new Map<string, boolean>();
  left = 600;

  revoke(): void {
    this.#tokens.clear();
  }

  protected judge(received: Received): Verdict<never> {
    if (!/^\w+:[\w.]+:v\S+ \(.+\)$/.test(received.headers["user-agent"] ?? ""))
      return { reply: replyJson(429, { message: "Too Many Requests", error: 429 }) };
    if (received.url.pathname === "/api/v1/access_token") return { reply: this.#issue(received) };
    const token = received.headers.authorization?.replace(/^bearer /, "") ?? "";
    const hasAccount = this.#tokens.get(token);
    if (hasAccount === undefined)
      return { reply: this.#count(replyJson(401, { message: "Unauthorized", error: 401 })) };
    this.left--;
    return { reply: this.#count(this.#answer(received.url, hasAccount)) };
  }

  #issue({ headers, body }: Received): Reply {
    const { clientId, clientSecret } = REDDIT_APP;
    const pair = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    if (headers.authorization !== `Basic ${pair}`) return replyJson(401, { message: "Unauthorized", error: 401 });
    const grant = new URLSearchParams(body.toString("utf8"));
    const isAccount = grant.get("grant_type") === "password";
    if (isAccount && grant.get("password") !== REDDIT_ACCOUNT.password)
      return replyJson(200, { error: "invalid_grant" });
    const token = `token-${this.requests.length}`;
    this.#tokens.set(token, isAccount);
    return replyJson(200, { access_token: token, token_type: "bearer", expires_in: 86_400, scope: "*" });
  }

  #count(reply: Reply): Reply {
    const used = String(600 - this.left);
    const limits = { "x-ratelimit-remaining": `${this.left}.0`, "x-ratelimit-used": used, "x-ratelimit-reset": "300" };
    return { ...reply, headers: { ...reply.headers, ...limits } };
  }

  #answer(url: URL, hasAccount: boolean): Reply {
    const { pathname, searchParams } = url;
    const subreddit = /^\/r\/(\w+)\/new$/.exec(pathname)?.[1];
    const thread = /^\/comments\/(\w+)$/.exec(pathname)?.[1];
    if (pathname === "/search")
      return this.#page(this.submissions.filter(fits(searchParams.get("q") ?? "")), searchParams);
    if (subreddit !== undefined)
      return this.#page(
        this.submissions.filter((each) => each.subreddit === subreddit),
        searchParams,
      );
    if (/^\/r\/\w+\/comments$/.test(pathname)) return listing([]);
    if (pathname === "/api/info")
      return listing(this.#named(searchParams.get("id") ?? "").map((each) => this.#show(each)));
    if (thread !== undefined) return this.#thread(thread);
    if (pathname === "/api/morechildren") return this.#more(searchParams);
    if (!hasAccount) return replyJson(403, { message: "Forbidden", error: 403 });
    if (pathname === "/api/v1/me") return replyJson(200, { name: REDDIT_ACCOUNT.username });
    return listing(this.mentions.map((remark) => showRemark(remark, "mention")).reverse());
  }

  #page(found: readonly Submission[], query: URLSearchParams): Reply {
    const sorted = [...found].sort((a, b) => b.created_utc - a.created_utc);
    const limit = Math.min(Number(query.get("limit") ?? 25), 100);
    const from = query.get("after") === null ? 0 : sorted.findIndex(({ id }) => `t3_${id}` === query.get("after")) + 1;
    const shown = sorted.slice(from, from + limit);
    const after = sorted.length > from + limit ? `t3_${shown.at(-1)!.id}` : null;
    return listing(
      shown.map((each) => this.#show(each)),
      after,
    );
  }

  #named(names: string): readonly Submission[] {
    const wanted = new Set(names.split(","));
    return this.submissions.filter(({ id }) => wanted.has(`t3_${id}`));
  }

  #show(submission: Submission): object {
    const { id, subreddit } = submission;
    const counts = { ups: 12, num_comments: this.remarks.get(id)?.length ?? 0 };
    const place = { name: `t3_${id}`, permalink: `/r/${subreddit}/comments/${id}/a/`, is_self: true };
    return { kind: "t3", data: { selftext: "", author: "maria", ...submission, ...counts, ...place } };
  }

  #thread(id: string): Reply {
    const all = this.remarks.get(id) ?? [];
    const rest = all.slice(MOST_SHOWN).map((remark) => remark.id);
    const more =
      rest.length === 0 ? [] : [{ kind: "more", data: { id: rest[0], name: `t1_${rest[0]}`, children: rest } }];
    const shown = nest(all.slice(0, MOST_SHOWN), id);
    const head = {
      kind: "Listing",
      data: { children: this.#named(`t3_${id}`).map((each) => this.#show(each)), after: null },
    };
    return replyJson(200, [head, { kind: "Listing", data: { children: [...shown, ...more], after: null } }] as object);
  }

  #more(query: URLSearchParams): Reply {
    const wanted = new Set((query.get("children") ?? "").split(","));
    const all = this.remarks.get((query.get("link_id") ?? "").slice(3)) ?? [];
    const things = all.filter(({ id }) => wanted.has(id)).map((remark) => showRemark(remark));
    return replyJson(200, { json: { errors: [], data: { things } } });
  }
}

const listing = (children: readonly object[], after: string | null = null): Reply =>
  replyJson(200, { kind: "Listing", data: { children, after, before: null } });

const fits = (question: string) => {
  const words = question.split(" OR ").map((word) => word.replaceAll('"', "").toLowerCase());
  return ({ title, selftext = "" }: Submission) =>
    words.some((word) => `${title} ${selftext}`.toLowerCase().includes(word));
};

const nest = (remarks: readonly Remark[], parent: string): object[] =>
  remarks
    .filter((remark) => remark.parent === parent)
    .map((remark) => {
      const children = nest(remarks, remark.id);
      const replies = children.length === 0 ? "" : { kind: "Listing", data: { children, after: null } };
      return showRemark(remark, "comment", replies);
    });

function showRemark({ id, parent, body, author = "ana" }: Remark, type = "comment", replies: unknown = ""): object {
  const place = {
    name: `t1_${id}`,
    parent_id: `t1_${parent}`,
    subreddit: "trams",
    context: `/r/trams/comments/x/_/${id}/`,
  };
  return { kind: "t1", data: { id, body, author, type, created_utc: 1_772_438_500, ups: 2, replies, ...place } };
}
