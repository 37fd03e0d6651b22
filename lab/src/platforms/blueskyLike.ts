import { Platform, type Received, type Reply, readJson, replyJson, type Verdict } from "../receivers/platform.ts";

export interface BlueskyAccount {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  readonly displayName?: string;
  readonly followers?: number;
}
export interface HeldPost {
  readonly did: string;
  readonly key: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly indexedAt: string;
}
/** A change that was made to an account's records. */
export interface Write {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}
type Input = Readonly<Record<string, unknown>>;

const refuse = (status: number, error: string, message: string, headers: Record<string, string> = {}): Reply => {
  const reply = replyJson(status, { error, message });
  return { ...reply, headers: { ...reply.headers, ...headers } };
};
const wrong = (message: string): Reply => refuse(400, "InvalidRequest", message);

/** An account's own server of the network with the views it passes on: sessions, records, search, notifications, profiles. */
export class BlueskyLike extends Platform<Write> {
  readonly accounts: BlueskyAccount[] = [];
  readonly posts: HeldPost[] = [];
  /** Newest first: the post, and why its author speaks to the account. */
  readonly notifications: { readonly post: HeldPost; readonly reason: string }[] = [];
  readonly records = new Map<string, { cid: string; value: Input }>();
  /** Access tokens that have run out; refresh tokens stay good until they are used. */
  readonly expired = new Set<string>();
  readonly #tokens = new Map<string, BlueskyAccount>();
  #issued = 0;

  protected judge(received: Received): Verdict<Write> {
    const method = received.url.pathname.replace(/^\/xrpc\//, "");
    const token = received.headers.authorization?.replace(/^Bearer /, "") ?? "";
    if (method === "com.atproto.server.createSession") return { reply: this.#logIn(readJson(received) ?? {}) };
    if (method === "com.atproto.server.refreshSession") return { reply: this.#refresh(token) };
    if (method === "app.bsky.actor.getProfiles") return { reply: this.#profiles(received.url.searchParams) };
    const account = this.#tokens.get(token);
    if (account === undefined) return { reply: refuse(401, "AuthMissing", "Authentication Required") };
    if (this.expired.has(token)) return { reply: refuse(400, "ExpiredToken", "Token has expired") };
    return this.#serve(method, received, account);
  }

  #serve(method: string, received: Received, account: BlueskyAccount): Verdict<Write> {
    const query = received.url.searchParams;
    const input = readJson(received) ?? {};
    if (method === "app.bsky.feed.searchPosts") return { reply: this.#search(query) };
    if (method === "app.bsky.notification.listNotifications") return { reply: this.#notify(query) };
    if (method === "com.atproto.repo.getRecord") return { reply: this.#getRecord(query) };
    if (received.method !== "POST") return { reply: refuse(501, "MethodNotImplemented", "Method Not Implemented") };
    if (input.repo !== account.did) return { reply: wrong("Could not find repo") };
    const reply = method === "com.atproto.repo.putRecord" ? this.#put(input) : this.#delete(input);
    return reply.status === 200 ? { reply, message: { method, input } } : { reply };
  }

  #logIn({ identifier, password }: Input): Reply {
    const account = this.accounts.find(({ handle, did }) => handle === identifier || did === identifier);
    if (account === undefined || account.password !== password)
      return refuse(401, "AuthenticationRequired", "Invalid identifier or password");
    return this.#issue(account);
  }

  #refresh(token: string): Reply {
    const account = this.#tokens.get(token);
    this.#tokens.delete(token);
    return account === undefined || !token.startsWith("refresh")
      ? refuse(400, "ExpiredToken", "Token has been revoked")
      : this.#issue(account);
  }

  #issue(account: BlueskyAccount): Reply {
    const number = ++this.#issued;
    const [accessJwt, refreshJwt] = [`access-${number}`, `refresh-${number}`];
    this.#tokens.set(accessJwt, account).set(refreshJwt, account);
    return replyJson(200, { did: account.did, handle: account.handle, accessJwt, refreshJwt, active: true });
  }

  /** All tokens are void, as after a changed password. */
  revoke(): void {
    this.#tokens.clear();
  }

  #profiles(query: URLSearchParams): Reply {
    const actors = query.getAll("actors");
    if (actors.length === 0 || actors.length > 25) return wrong("Error: actors must not have more than 25 elements");
    const found = this.accounts.filter(({ did, handle }) => actors.includes(did) || actors.includes(handle));
    return replyJson(200, {
      profiles: found.map((account) => ({ ...viewOf(account), followersCount: account.followers })),
    });
  }

  #search(query: URLSearchParams): Reply {
    const q = query.get("q");
    if (q === null) return wrong('Error: Params must have the property "q"');
    const since = Date.parse(query.get("since") ?? "1970-01-01");
    const words = q.replaceAll('"', "").toLowerCase();
    const found = this.posts
      .filter(({ record }) => String(record.text).toLowerCase().includes(words))
      .filter(({ indexedAt }) => Date.parse(indexedAt) >= since)
      .sort((a, b) => b.indexedAt.localeCompare(a.indexedAt));
    return this.#page(
      query,
      "posts",
      found.map((post) => this.#view(post)),
    );
  }

  #notify(query: URLSearchParams): Reply {
    const all = this.notifications.map(({ post, reason }) => ({ ...this.#view(post), reason, isRead: false }));
    return this.#page(query, "notifications", all);
  }

  #page(query: URLSearchParams, name: string, all: readonly object[]): Reply {
    const limit = Number(query.get("limit") ?? 25);
    if (!(limit >= 1 && limit <= 100)) return wrong(`Error: limit can not be greater than 100`);
    const from = Number(query.get("cursor") ?? 0);
    if (Number.isNaN(from)) return wrong("Malformed cursor");
    const more = all.length > from + limit ? { cursor: String(from + limit) } : {};
    return replyJson(200, { [name]: all.slice(from, from + limit), ...more });
  }

  #view({ did, key, record, indexedAt }: HeldPost): object {
    const account = this.accounts.find((each) => each.did === did);
    const author = account === undefined ? { did, handle: "handle.invalid" } : viewOf(account);
    const counts = { likeCount: 3, replyCount: 2, repostCount: 1, quoteCount: 0 };
    return { uri: `at://${did}/app.bsky.feed.post/${key}`, cid: `cid-${key}`, author, record, indexedAt, ...counts };
  }

  #getRecord(query: URLSearchParams): Reply {
    const [repo, collection, rkey] = ["repo", "collection", "rkey"].map((name) => query.get(name));
    const post = this.posts.find(({ did, key }) => did === repo && key === rkey);
    const uri = `at://${repo}/${collection}/${rkey}`;
    if (collection === "app.bsky.feed.post" && post !== undefined)
      return replyJson(200, { uri, cid: `cid-${rkey}`, value: post.record });
    const held = this.records.get(uri);
    return held === undefined
      ? refuse(400, "RecordNotFound", `Could not locate record: ${uri}`)
      : replyJson(200, { uri, ...held });
  }

  #put({ repo, collection, rkey, record, swapRecord }: Input): Reply {
    const uri = `at://${repo}/${collection}/${rkey}`;
    const standing = this.records.get(uri)?.cid ?? null;
    if (swapRecord !== undefined && swapRecord !== standing)
      return refuse(400, "InvalidSwap", `Record was at ${standing}`);
    const value = record as Input;
    if (value.$type !== collection || typeof value.createdAt !== "string") return wrong("Invalid record");
    if ((value.hiddenReplies as unknown[]).length > 300)
      return wrong("hiddenReplies must not have more than 300 elements");
    const cid = `cid-${++this.#issued}`;
    this.records.set(uri, { cid, value });
    return replyJson(200, { uri, cid });
  }

  #delete({ collection, rkey, repo }: Input): Reply {
    if (typeof rkey !== "string" || typeof collection !== "string") return wrong("Input must have the property rkey");
    const place = this.posts.findIndex(({ did, key }) => did === repo && key === rkey);
    if (place !== -1) this.posts.splice(place, 1);
    return replyJson(200, {});
  }
}

const viewOf = ({ did, handle, displayName }: BlueskyAccount) => ({ did, handle, displayName });
