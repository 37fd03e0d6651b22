import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";
import { checkVkCall, type VkDescription } from "./vkLikeSchema.ts";

type Fields = Record<string, unknown>;
export interface VkPost extends Fields {
  readonly id: number;
  readonly owner_id: number;
  readonly date: number;
  readonly text: string;
}
export interface VkComment extends Fields {
  readonly id: number;
  readonly post_id: number;
  readonly date: number;
  readonly text: string;
}
export type VkToken = "user" | "group" | "service";

/** Whose tokens a method takes, where not all. */
const TAKES: Readonly<Record<string, readonly VkToken[]>> = {
  "newsfeed.search": ["user", "service"],
  "newsfeed.getMentions": ["user"],
  "wall.get": ["user", "service"],
  "wall.getComments": ["user", "service"],
  "wall.deleteComment": ["user"],
  "wall.delete": ["user"],
  "groups.getById": ["user", "group"],
};

/** VK's API with one token: walls, comments, a search. Errors come with status 200. */
export class VkLike extends Platform<never> {
  readonly problems: string[] = [];
  readonly posts: VkPost[] = [];
  readonly comments: VkComment[] = [];
  readonly profiles: Fields[] = [];
  readonly groups: Fields[] = [];
  readonly deleted: string[] = [];
  /** Walls that nobody may read. */
  readonly closed = new Set<number>();
  token = "vk1.a.invented";
  kind: VkToken = "user";
  pageSize = 200;
  /** Answers a fourth call within a second with error 6, as the platform does. */
  countsSeconds = false;
  readonly #description: VkDescription | null;
  #calls: number[] = [];

  constructor(description: VkDescription | null = null) {
    super();
    this.#description = description;
  }

  protected judge(received: Received): Verdict<never> {
    const method = received.url.pathname.replace("/method/", "");
    const given = new URLSearchParams(received.body.toString("utf8"));
    if (this.#description !== null) this.problems.push(...checkVkCall(this.#description, method, given));
    return { reply: this.#refuse(method, given) ?? this.#do(method, given) };
  }

  #refuse(method: string, given: URLSearchParams): Reply | undefined {
    const now = Date.now();
    this.#calls = [...this.#calls.filter((at) => now - at < 1_000), now];
    if (given.get("v") === null) return refuse(8, "Invalid request: v (version) is required");
    if (given.get("access_token") !== this.token) return refuse(5, "User authorization failed: invalid access_token.");
    if (this.countsSeconds && this.#calls.length > 3) return refuse(6, "Too many requests per second");
    if (TAKES[method]?.includes(this.kind) !== false) return undefined;
    return this.kind === "group"
      ? refuse(27, "Group authorization failed: method is unavailable with group auth.")
      : refuse(28, "Application authorization failed: method is unavailable with service token");
  }

  #do(method: string, given: URLSearchParams): Reply {
    if (method === "newsfeed.search") return this.#search(given);
    if (method === "newsfeed.getMentions") return this.#giveMentions(given);
    if (method === "wall.get") return this.#giveWall(given);
    if (method === "wall.getComments") return this.#giveComments(given);
    if (method === "users.get") return this.#giveUsers();
    if (method === "groups.getById") return grant({ groups: this.groups.slice(0, 1), profiles: [] });
    if (method === "wall.deleteComment" || method === "wall.delete") return this.#delete(given);
    return refuse(3, "Unknown method passed");
  }

  #giveUsers(): Reply {
    if (this.kind === "group") return refuse(27, "Group authorization failed: method is unavailable with group auth.");
    return grant(this.kind === "user" ? this.profiles.slice(0, 1) : []);
  }

  #search(given: URLSearchParams): Reply {
    const word = given.get("q")!.replaceAll('"', "").toLowerCase();
    const found = this.posts
      .filter(({ date, text }) => isWithin(date, given) && text.toLowerCase().includes(word))
      .sort((a, b) => b.date - a.date);
    const from = Number(given.get("start_from") ?? 0);
    const upTo = from + Math.min(this.pageSize, Number(given.get("count") ?? 30));
    const next = upTo < found.length ? { next_from: String(upTo) } : {};
    return grant({ ...this.#extend(found.slice(from, upTo)), count: found.length, total_count: found.length, ...next });
  }

  #giveMentions(given: URLSearchParams): Reply {
    const found = this.posts.filter(({ date, text }) => isWithin(date, given) && text.includes("[club"));
    const offset = Number(given.get("offset") ?? 0);
    return grant({ count: found.length, items: found.slice(offset, offset + Number(given.get("count") ?? 20)) });
  }

  #giveWall(given: URLSearchParams): Reply {
    const group = this.groups.find(({ screen_name }) => screen_name === given.get("domain"));
    if (group === undefined)
      return refuse(100, "One of the parameters specified was missing or invalid: domain is undefined");
    const owner = -Number(group.id);
    if (this.closed.has(owner)) return refuse(15, "Access denied: this wall available only for community members");
    const posts = this.posts
      .filter(({ owner_id }) => owner_id === owner)
      .map((post) => ({
        ...post,
        comments: { count: this.comments.filter(({ post_id }) => post_id === post.id).length },
      }));
    return grant({ count: posts.length, ...this.#extend(posts.reverse().slice(0, Number(given.get("count")))) });
  }

  #giveComments(given: URLSearchParams): Reply {
    const all = this.comments.filter(({ post_id }) => post_id === Number(given.get("post_id"))).reverse();
    const offset = Number(given.get("offset") ?? 0);
    const items = all.slice(offset, offset + Math.min(this.pageSize, Number(given.get("count"))));
    return grant({ count: all.length, current_level_count: all.length, ...this.#extend(items) });
  }

  #delete(given: URLSearchParams): Reply {
    const id = `${given.get("owner_id")}_${given.get("comment_id") ?? given.get("post_id")}`;
    if (this.deleted.includes(id)) return refuse(211, "Access to wall's comment denied");
    this.deleted.push(id);
    return grant(1);
  }

  #extend(items: readonly Fields[]): Fields {
    if (this.#description !== null)
      for (const item of items)
        this.problems.push(
          ...this.#description.checkObject("post_id" in item ? "wall_wall_comment" : "wall_wallpost_full", item),
        );
    return { items, profiles: this.profiles, groups: this.groups };
  }
}

const isWithin = (date: number, given: URLSearchParams): boolean =>
  date >= Number(given.get("start_time") ?? 0) && date <= Number(given.get("end_time") ?? Number.POSITIVE_INFINITY);

const grant = (response: unknown): Reply => replyJson(200, { response });
const refuse = (error_code: number, error_msg: string): Reply =>
  replyJson(200, { error: { error_code, error_msg, request_params: [] } });
