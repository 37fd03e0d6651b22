import { createHmac } from "node:crypto";
import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";

type Fields = Record<string, unknown>;
export interface MetaPost extends Fields {
  readonly id: string;
}
export interface MetaComment extends Fields {
  readonly id: string;
  /** Of the post it stands under. */
  readonly under: string;
}

const SECONDS_OF_ACCESS = 60 * 86_400;

/** The Graph API with one page or account. Lists are paged by cursors; limits are told in headers only. */
export class MetaLike extends Platform<never> {
  readonly posts: MetaPost[] = [];
  readonly tagged: MetaPost[] = [];
  readonly comments: MetaComment[] = [];
  /** What a mention's number stands for. */
  readonly mentioned = new Map<string, Fields>();
  readonly hidden = new Set<string>();
  readonly deleted: string[] = [];
  token = "EAAinvented";
  secret = "app secret";
  pageSize = 100;
  /** Percent of the calls that are used. */
  used = 3;
  regainMinutes = 0;
  owner: Fields = { id: "900", name: "Norvia Air" };

  sign(body: string): string {
    return `sha256=${createHmac("sha256", this.secret).update(body).digest("hex")}`;
  }

  protected judge({ method, url, headers }: Received): Verdict<never> {
    const path = url.pathname.replace(/^\/v\d+\.\d\//, "");
    const reply = this.#refuse(path, url, headers.authorization ?? "") ?? this.#do(method, path, url.searchParams);
    const usage = { type: "pages", call_count: this.used, total_cputime: 1, total_time: 1 };
    const cases = { 900: [{ ...usage, estimated_time_to_regain_access: this.regainMinutes }] };
    return { reply: { ...reply, headers: { ...reply.headers, "x-business-use-case-usage": JSON.stringify(cases) } } };
  }

  #refuse(path: string, url: URL, authorization: string): Reply | undefined {
    if (path === "debug_token")
      return authorization === `Bearer 4711|${this.secret}` ? undefined : refuse(190, "Invalid app token");
    if (authorization !== `Bearer ${this.token}`)
      return refuse(190, "Error validating access token: Session has expired", { error_subcode: 463 });
    const proof = createHmac("sha256", this.secret).update(this.token).digest("hex");
    if ((url.searchParams.get("appsecret_proof") ?? proof) !== proof)
      return refuse(100, "Invalid appsecret_proof provided");
    return this.used >= 100 ? refuse(32, "Page request limit reached") : undefined;
  }

  #do(method: string, path: string, given: URLSearchParams): Reply {
    const [id = "", edge] = path.split("/");
    if (method === "DELETE") return this.#delete(id);
    if (method === "POST") return this.#hide(id, given.get("is_hidden") ?? given.get("hide"));
    if (path === "debug_token") return grantInspection();
    if (edge === "feed" || edge === "media")
      return this.#page(
        this.posts.map((post) => this.#count(post)),
        given,
      );
    if (edge === "tagged" || edge === "tags") return this.#page(this.tagged, given);
    if (edge === "comments") return this.#giveComments(id, given);
    return this.#giveOwner(given.get("fields") ?? "");
  }

  #giveOwner(fields: string): Reply {
    const [, what, number = ""] = /^(mentioned_\w+)\.\w+\((\d+)\)/.exec(fields) ?? [];
    if (what === undefined) return replyJson(200, this.owner);
    const said = this.mentioned.get(number);
    if (said === undefined) return refuse(100, "Unsupported get request", { error_subcode: 33 });
    return replyJson(200, { [what]: said, id: this.owner.id });
  }

  #giveComments(post: string, given: URLSearchParams): Reply {
    const found = this.comments.filter(({ under }) => under === post).map(withoutPlace);
    return this.#page(given.get("order") === "reverse_chronological" ? found.reverse() : found, given);
  }

  #count(post: MetaPost): Fields {
    const count = this.comments.filter(({ under }) => under === post.id).length;
    return { ...post, comments_count: count, comments: { data: [], summary: { total_count: count } } };
  }

  #page(all: readonly Fields[], given: URLSearchParams): Reply {
    const from = Number(given.get("after") ?? 0);
    const upTo = from + Math.min(this.pageSize, Number(given.get("limit") ?? 25));
    const next = upTo < all.length ? { next: "https://graph.facebook.com/next" } : {};
    return replyJson(200, {
      data: all.slice(from, upTo),
      paging: { cursors: { before: String(from), after: String(upTo) }, ...next },
    });
  }

  #hide(id: string, isHidden: string | null): Reply {
    if (isHidden === "true") this.hidden.add(id);
    else if (isHidden === "false") this.hidden.delete(id);
    else return refuse(100, "Invalid parameter");
    return replyJson(200, { success: true });
  }

  #delete(id: string): Reply {
    if (this.deleted.includes(id)) return refuse(100, "Unsupported delete request", { error_subcode: 33 });
    this.deleted.push(id);
    return replyJson(200, { success: true });
  }
}

const withoutPlace = ({ under: _, ...comment }: MetaComment): Fields => comment;

const grantInspection = (): Reply =>
  replyJson(200, {
    data: {
      is_valid: true,
      scopes: ["pages_read_engagement"],
      expires_at: 0,
      data_access_expires_at: 1_780_000_000 + SECONDS_OF_ACCESS,
    },
  });

const refuse = (code: number, message: string, more: Fields = {}): Reply =>
  replyJson(code === 190 ? 401 : 400, { error: { message, type: "OAuthException", code, ...more, fbtrace_id: "A" } });
