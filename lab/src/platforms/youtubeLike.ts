import { Platform, type Received, type Reply, replyJson, type Verdict } from "../receivers/platform.ts";

type Fields = Record<string, unknown>;
export interface YoutubeComment {
  readonly id: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly updatedAt?: string;
  readonly author?: string;
}
export interface YoutubeThread extends YoutubeComment {
  readonly video: string;
  readonly answers?: readonly YoutubeComment[];
}

/** What the documents name for each method; anything else is refused, as the platform does. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  commentThreads: ["part", "allThreadsRelatedToChannelId", "videoId", "order", "maxResults", "pageToken", "textFormat"],
  comments: ["part", "parentId", "id", "maxResults", "pageToken", "textFormat"],
  "comments/setModerationStatus": ["id", "moderationStatus", "banAuthor"],
  search: ["part", "q", "type", "order", "maxResults", "publishedAfter", "pageToken"],
  channels: ["part", "mine", "id"],
};
const COSTS: Readonly<Record<string, number>> = { POST: 50, DELETE: 50, GET: 1 };
const ANSWERS_SHOWN = 5;

/** The Data API of YouTube with one channel, and the account service its tokens come from. */
export class YoutubeLike extends Platform<never> {
  readonly threads: YoutubeThread[] = [];
  readonly videos: { readonly id: string; readonly title: string; readonly publishedAt: string }[] = [];
  readonly statuses = new Map<string, string>();
  readonly closed = new Set<string>();
  pageSize = 100;
  units = 10_000;
  refreshToken = "1//invented-refresh";
  apiKey = "invented-key";
  /** Access tokens that are good; each refreshing gives one more. */
  readonly access = new Set<string>();

  protected judge({ method, url, headers, body }: Received): Verdict<never> {
    if (url.pathname === "/token") return { reply: this.#refresh(new URLSearchParams(body.toString("utf8"))) };
    const path = url.pathname.replace("/youtube/v3/", "");
    return { reply: this.#refuse(method, path, { url, headers }) ?? this.#do(method, path, { url, headers }) };
  }

  #refresh(form: URLSearchParams): Reply {
    if (form.get("grant_type") !== "refresh_token") return replyJson(400, { error: "unsupported_grant_type" });
    if (form.get("refresh_token") !== this.refreshToken)
      return replyJson(400, { error: "invalid_grant", error_description: "Token has been expired or revoked." });
    const access_token = `ya29.invented-${this.access.size + 1}`;
    this.access.add(access_token);
    const scope = "https://www.googleapis.com/auth/youtube.force-ssl";
    return replyJson(200, { access_token, expires_in: 3_599, scope, token_type: "Bearer" });
  }

  #refuse(method: string, path: string, { url, headers }: Pick<Received, "url" | "headers">): Reply | undefined {
    const isAccount = this.access.has((headers.authorization ?? "").replace("Bearer ", ""));
    if (!isAccount && headers.authorization !== undefined) return refuse(401, "authError", "Invalid Credentials");
    if (!isAccount && headers["x-goog-api-key"] !== this.apiKey)
      return refuse(400, "badRequest", "API key not valid. Please pass a valid API key.");
    if (!isAccount && method !== "GET") return refuse(401, "required", "Login Required");
    const known = PARAMETERS[path] ?? [];
    const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
    if (unknown !== undefined) return refuse(400, "unexpectedParameter", `Unknown name "${unknown}"`);
    this.units -= COSTS[method] ?? 1;
    return this.units < 0
      ? refuse(403, "quotaExceeded", "The request cannot be completed because you have exceeded your quota.")
      : undefined;
  }

  #do(method: string, path: string, { url, headers }: Pick<Received, "url" | "headers">): Reply {
    const given = url.searchParams;
    if (path === "commentThreads") return this.#giveThreads(given, headers["if-none-match"]);
    if (path === "comments" && method === "GET") return this.#giveAnswers(given);
    if (path === "comments") return this.#setStatus(given.get("id")!, "deleted");
    if (path === "comments/setModerationStatus")
      return this.#setStatus(given.get("id")!, given.get("moderationStatus")!);
    if (path === "search") return this.#search(given);
    return replyJson(200, { items: [{ id: "UCinvented", snippet: { title: "Norvia Air" } }] });
  }

  #giveThreads(given: URLSearchParams, known: string | undefined): Reply {
    const video = given.get("videoId");
    if (video !== null && this.closed.has(video))
      return refuse(403, "commentsDisabled", "The video has disabled comments.");
    const found = this.threads
      .filter((thread) => video === null || thread.video === video)
      .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
    const etag = `"${JSON.stringify(found).length}"`;
    if (known === etag) return { status: 304 };
    const { items, next } = this.#page(found, given);
    return replyJson(200, { kind: "youtube#commentThreadListResponse", etag, items: items.map(writeThread), ...next });
  }

  #giveAnswers(given: URLSearchParams): Reply {
    const thread = this.threads.find(({ id }) => id === given.get("parentId"));
    if (thread === undefined) return refuse(404, "commentNotFound", "The specified comment could not be found.");
    const { items, next } = this.#page(thread.answers ?? [], given);
    return replyJson(200, { items: items.map((answer) => writeComment(answer, { parentId: thread.id })), ...next });
  }

  #search(given: URLSearchParams): Reply {
    const words = given
      .get("q")!
      .split("|")
      .map((word) => word.replaceAll('"', "").toLowerCase());
    const items = this.videos
      .filter(({ publishedAt }) => publishedAt > (given.get("publishedAfter") ?? ""))
      .filter(({ title }) => words.some((word) => title.toLowerCase().includes(word)))
      .map(({ id, title, publishedAt }) => ({
        id: { kind: "youtube#video", videoId: id },
        snippet: { title, description: "", publishedAt, channelId: "UCother", channelTitle: "Riverton Today" },
      }));
    return replyJson(200, { items });
  }

  #page<T>(all: readonly T[], given: URLSearchParams): { items: readonly T[]; next: Fields } {
    const from = Number(given.get("pageToken") ?? 0);
    const upTo = from + Math.min(this.pageSize, Number(given.get("maxResults") ?? 20));
    return { items: all.slice(from, upTo), next: upTo < all.length ? { nextPageToken: String(upTo) } : {} };
  }

  #setStatus(id: string, status: string): Reply {
    if (!this.threads.some((thread) => thread.id === id)) return refuse(404, "commentNotFound", "not found");
    this.statuses.set(id, status);
    return { status: 204 };
  }
}

function writeComment({ id, text, publishedAt, updatedAt, author = "@maria" }: YoutubeComment, more: Fields): Fields {
  const person = { authorDisplayName: author, authorChannelId: { value: "UCmaria" } };
  const snippet = {
    ...person,
    textDisplay: text,
    likeCount: 2,
    publishedAt,
    updatedAt: updatedAt ?? publishedAt,
    ...more,
  };
  return { kind: "youtube#comment", id, snippet };
}

function writeThread(thread: YoutubeThread): Fields {
  const answers = thread.answers ?? [];
  const topLevelComment = writeComment(thread, { videoId: thread.video });
  const shown = answers.slice(0, ANSWERS_SHOWN).map((answer) => writeComment(answer, { parentId: thread.id }));
  const snippet = { videoId: thread.video, topLevelComment, totalReplyCount: answers.length, isPublic: true };
  return {
    kind: "youtube#commentThread",
    id: thread.id,
    snippet,
    ...(shown.length > 0 && { replies: { comments: shown } }),
  };
}

const refuse = (code: number, reason: string, message: string): Reply =>
  replyJson(code, { error: { code, message, errors: [{ message, domain: "youtube", reason }] } });
