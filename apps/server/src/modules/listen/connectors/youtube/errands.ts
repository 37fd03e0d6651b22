import type { Ask, Change, Memory } from "../connector.ts";
import { countOf, type Fields, fieldsOf, idOf, isText, listOf, readable, textOf } from "../payload.ts";
import type { Errand, Step } from "../rounds.ts";
import type { CallYoutube } from "./call.ts";
import { readComment, readEdit, readThread, readVideo, type Thread } from "./read.ts";

export function listErrands(ask: Ask, call: CallYoutube): readonly Errand[] {
  const { settings } = ask.source;
  const channel = textOf(settings.channelId, 100)?.trim();
  const videos = readable(listOf(settings.videos).map((line) => videoOf(textOf(line, 300) ?? "")));
  return [
    ...(channel === undefined ? [] : [comments({ allThreadsRelatedToChannelId: channel }, call)]),
    ...videos.map((video) => comments({ videoId: video }, call)),
    ...searches(ask, call),
  ];
}

const videoOf = (line: string): string | undefined =>
  /(?:[?&]v=|youtu\.be\/|\/shorts\/|\/live\/|^)([\w-]{11})(?:[?&/]|$)/.exec(line.trim())?.[1];

const PAGE = "100";
/** At the very first time so many pages are history enough. */
const FIRST_PAGES = 3;

/** Threads from the newest back to where the last walk began, then the answers of those that have gained some. */
const comments = (of: Readonly<Record<string, string>>, call: CallYoutube): Errand => ({
  key: Object.entries(of).join(),
  step: (memory) => {
    const [thread] = listOf(memory.queue).map(fieldsOf);
    return thread === undefined ? readThreads(of, memory, call) : readAnswers(thread, memory, call);
  },
});

async function readThreads(of: Readonly<Record<string, string>>, memory: Memory, call: CallYoutube): Promise<Step> {
  const next = textOf(memory.next, 1_000);
  const query = { ...of, part: "snippet,replies", order: "time", maxResults: PAGE, textFormat: "plainText" };
  const etag = next === undefined ? textOf(memory.etag, 200) : undefined;
  const paged = { ...query, ...(next !== undefined && { pageToken: next }) };
  const answer = await call({ path: "commentThreads", query: paged, cost: 1, etag });
  if (!answer.ok) return answer;
  if (answer.status === 304) return { ok: true, posts: [], memory, isDone: true };
  const { items, nextPageToken, etag: mark } = answer.fields;
  const threads = readable(listOf(items).map(readThread));
  const since = textOf(memory.since, 40) ?? "";
  const walk = { ...memory, ...(next === undefined && { newest: threads[0]?.publishedAt ?? since, firstEtag: mark }) };
  return {
    ok: true,
    ...news(threads, since, fieldsOf(memory.counts)),
    ...advance(walk, { threads, next: textOf(nextPageToken, 1_000), since }),
  };
}

interface News {
  readonly posts: readonly Fields[];
  readonly changes: readonly Change[];
}
interface Page {
  readonly threads: readonly Thread[];
  readonly next: string | undefined;
  readonly since: string;
}

function advance(memory: Memory, { threads, next, since }: Page): { memory: Memory; isDone: boolean } {
  const before = fieldsOf(memory.counts);
  const waiting = threads.filter(
    ({ id, answers, answerCount }) => answerCount > answers.length && before[id] !== answerCount,
  );
  const queue = [...listOf(memory.queue), ...waiting.map(({ id, video }) => ({ id, video }))];
  const seen = Object.fromEntries(threads.map(({ id, answerCount }) => [id, answerCount]));
  const pages = (countOf(memory.pages) ?? 0) + 1;
  const counts = pages === 1 ? seen : { ...before, ...seen };
  const isThrough =
    next === undefined ||
    threads.some(({ publishedAt }) => publishedAt < since) ||
    (since === "" && pages >= FIRST_PAGES);
  if (!isThrough) return { memory: { ...memory, counts, queue, pages, next }, isDone: false };
  const { newest, firstEtag: etag } = memory;
  const kept = { since: isText(newest) && newest > since ? newest : since, counts, queue, before: since };
  return { memory: { ...kept, ...(isText(etag) && { etag }) }, isDone: queue.length === 0 };
}

/**
 * What is later than the last walk: the first page is read again at each one, for the answers that were added. A thread
 * that was not there before is new whatever its date: it may have been held back until somebody approved it.
 */
function news(threads: readonly Thread[], since: string, before: Fields): News {
  const all = threads.flatMap((thread) => [thread.top, ...thread.answers].map((comment) => ({ comment, thread })));
  const fresh = all.map(({ comment, thread }) => {
    const post = readComment(comment, thread.video);
    const isLater = isText(post?.publishedAt) && post.publishedAt >= since;
    return isLater || (comment === thread.top && before[thread.id] === undefined) ? post : null;
  });
  const changes = since === "" ? [] : all.map(({ comment }) => readEdit(comment, since));
  return { posts: readable(fresh), changes: readable(changes) };
}

async function readAnswers(thread: Fields, memory: Memory, call: CallYoutube): Promise<Step> {
  const next = textOf(thread.next, 1_000);
  const query = { part: "snippet", parentId: idOf(thread.id) ?? "", maxResults: PAGE, textFormat: "plainText" };
  const answer = await call({
    path: "comments",
    query: { ...query, ...(next !== undefined && { pageToken: next }) },
    cost: 1,
  });
  if (!answer.ok && answer.code !== "address-not-found") return answer;
  const fields = answer.ok ? answer.fields : {};
  const following = textOf(fields.nextPageToken, 1_000);
  const others = listOf(memory.queue).slice(1);
  const queue = following === undefined ? others : [{ ...thread, next: following }, ...others];
  const before = isText(memory.before) ? memory.before : (textOf(memory.since, 40) ?? "");
  const posts = readable(listOf(fields.items).map((item) => readComment(item, idOf(thread.video))));
  return {
    ok: true,
    posts: posts.filter(({ publishedAt }) => isText(publishedAt) && publishedAt >= before),
    changes: before === "" ? [] : readable(listOf(fields.items).map((item) => readEdit(item, before))),
    memory: { ...memory, queue },
    isDone: queue.length === 0 && memory.next === undefined,
  };
}

const TERMS_A_SEARCH = 10;
const DAY_MS = 86_400_000;

/** New videos that speak of the watches' words. The platform gives a hundred searches a day: they are spread over it. */
function searches({ source: { settings }, terms, now }: Ask, call: CallYoutube): readonly Errand[] {
  const perDay = Math.min(countOf(settings.searchesPerDay) ?? 0, 100);
  const groups = Array.from({ length: Math.ceil(terms.length / TERMS_A_SEARCH) }, (_, index) =>
    terms.slice(index * TERMS_A_SEARCH, (index + 1) * TERMS_A_SEARCH),
  );
  if (perDay === 0) return [];
  const pauseMs = (DAY_MS / perDay) * groups.length;
  return groups.map((group, index) => search(group, { call, key: `search ${index}`, now: now.getTime(), pauseMs }));
}

interface Searching {
  readonly call: CallYoutube;
  readonly key: string;
  readonly now: number;
  readonly pauseMs: number;
}

const search = (terms: readonly string[], { call, key, now, pauseMs }: Searching): Errand => ({
  key,
  step: async (memory) => {
    const askedAt = countOf(memory.askedAt) ?? now - DAY_MS;
    if (now - askedAt < pauseMs && memory.askedAt !== undefined) return { ok: true, posts: [], memory, isDone: true };
    const q = terms.map((term) => `"${term.replaceAll('"', " ")}"`).join("|");
    const publishedAfter = new Date(askedAt - LATE_MS).toISOString();
    const query = { part: "snippet", type: "video", order: "date", maxResults: "50", q, publishedAfter };
    const answer = await call({ path: "search", query, cost: 1, quota: "searches" });
    if (!answer.ok) return answer;
    const posts = readable(listOf(answer.fields.items).map(readVideo));
    return { ok: true, posts, memory: { askedAt: now }, isDone: true };
  },
});

/** A search finds some videos late. */
const LATE_MS = 3_600_000;
