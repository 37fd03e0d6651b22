import type { Ask, Memory } from "../connector.ts";
import { countOf, type Fields, fieldsOf, idOf, listOf, readable, textOf } from "../payload.ts";
import type { Errand, Step } from "../rounds.ts";
import type { CallVk } from "./call.ts";
import { readEdit, readNames, readThread, readWallPost } from "./read.ts";

const FIELDS = "screen_name,followers_count,members_count,verified";
const DAY = 86_400;
/** A search shows some posts minutes after they were written. */
const OVERLAP = 300;
const SEARCH_PAGE = 200;
const MENTIONS_PAGE = 50;

/** What a source asks for, by its settings. */
export function listErrands({ source: { settings }, terms, now }: Ask, call: CallVk): readonly Errand[] {
  const at = Math.floor(now.getTime() / 1000);
  const communities = listOf(settings.communities).flatMap((line) => textOf(line, 100)?.trim() ?? []);
  return [
    ...(settings.searches === false ? [] : terms.map((term) => search(term, { call, at }))),
    ...(settings.mentions === true ? [mentions({ call, at })] : []),
    ...communities.map((community) => wall(domainOf(community), { call, at })),
  ];
}

const domainOf = (written: string): string =>
  written.replace(/^(https?:\/\/)?(m\.)?vk\.(com|ru)\//, "").replace(/^@/, "");

interface Calling {
  readonly call: CallVk;
  /** Seconds since 1970. */
  readonly at: number;
}
/** A stretch of time is asked for page by page, then the next one begins where it ended. */
interface Stretch {
  readonly since: number;
  readonly until: number;
  readonly from: string | undefined;
}

function readStretch(memory: Memory, at: number): Stretch {
  const since = countOf(memory.since) ?? at - DAY;
  const until = countOf(memory.until);
  return until === undefined ? { since, until: at, from: undefined } : { since, until, from: textOf(memory.from) };
}

const nextStretch = ({ until }: Stretch): Memory => ({ since: until - OVERLAP });

const search = (term: string, { call, at }: Calling): Errand => ({
  key: `search ${term}`,
  step: async (memory): Promise<Step> => {
    const stretch = readStretch(memory, at);
    const { since, until, from } = stretch;
    const answer = await call("newsfeed.search", {
      q: quote(term),
      count: SEARCH_PAGE,
      extended: 1,
      fields: FIELDS,
      start_time: since,
      end_time: until,
      ...(from !== undefined && { start_from: from }),
    });
    if (!answer.ok) return answer;
    const next = textOf(fieldsOf(answer.response).next_from, 500);
    const isDone = next === undefined || next === from;
    return {
      ...readPosts(answer.response),
      memory: isDone ? nextStretch(stretch) : { since, until, from: next },
      isDone,
    };
  },
});

const quote = (term: string): string => (/\s/.test(term) ? `"${term.replaceAll('"', " ")}"` : term);

const mentions = ({ call, at }: Calling): Errand => ({
  key: "mentions",
  step: async (memory): Promise<Step> => {
    const stretch = readStretch(memory, at);
    const { since, until, from } = stretch;
    const offset = Number(from ?? 0);
    const range = { start_time: since, end_time: until, count: MENTIONS_PAGE, offset };
    const answer = await call("newsfeed.getMentions", range);
    if (!answer.ok) return answer;
    const { items, count } = fieldsOf(answer.response);
    const seen = offset + listOf(items).length;
    const isDone = listOf(items).length === 0 || seen >= (countOf(count) ?? 0);
    const following = { since, until, from: String(seen) };
    return { ...readPosts(answer.response), memory: isDone ? nextStretch(stretch) : following, isDone };
  },
});

function readPosts(response: unknown): { ok: true; posts: readonly Fields[] } {
  const names = readNames(response);
  return { ok: true, posts: readable(listOf(fieldsOf(response).items).map((item) => readWallPost(item, names))) };
}

const WALL_POSTS = 30;
const COMMENTS_PAGE = 100;
/** Of a post with more comments, the latest are read. */
const MOST_COMMENTS = 500;

/** A wall's posts, then the comments of those whose number of comments has changed. */
const wall = (domain: string, { call, at }: Calling): Errand => ({
  key: `wall ${domain}`,
  step: (memory) => {
    const [post] = listOf(memory.queue).map(fieldsOf);
    return post === undefined ? readWall(domain, memory, { call, at }) : readComments(post, memory, call);
  },
});

async function readWall(domain: string, memory: Memory, { call, at }: Calling): Promise<Step> {
  const answer = await call("wall.get", { domain, count: WALL_POSTS, extended: 1, fields: FIELDS });
  if (!answer.ok) return answer;
  const items = listOf(fieldsOf(answer.response).items).map(fieldsOf);
  const counts = Object.fromEntries(readable(items.map(countComments)));
  const before = fieldsOf(memory.counts);
  const queue = items
    .filter((item) => needsReading(item, before))
    .map(({ owner_id, id }) => ({ owner_id, id, offset: 0 }));
  const after = new Date((countOf(memory.askedAt) ?? at - DAY) * 1000);
  return {
    ...readPosts(answer.response),
    changes: readable(items.map((item) => readEdit(item, after))),
    memory: { counts, queue, askedAt: at },
    isDone: queue.length === 0,
  };
}

function countComments(item: Fields): [string, number] | undefined {
  const [id, count] = [idOf(item.id), countOf(fieldsOf(item.comments).count)];
  return id === undefined || count === undefined ? undefined : [id, count];
}

function needsReading(item: Fields, before: Fields): boolean {
  const [id, count] = countComments(item) ?? ["", 0];
  return count > 0 && before[id] !== count;
}

async function readComments(post: Fields, memory: Memory, call: CallVk): Promise<Step> {
  const offset = countOf(post.offset) ?? 0;
  const answer = await call("wall.getComments", {
    owner_id: Number(post.owner_id),
    post_id: Number(post.id),
    offset,
    count: COMMENTS_PAGE,
    sort: "desc",
    need_likes: 1,
    extended: 1,
    thread_items_count: 10,
    fields: FIELDS,
  });
  const others = listOf(memory.queue).slice(1);
  if (!answer.ok && answer.code !== "forbidden") return answer;
  const response = answer.ok ? fieldsOf(answer.response) : {};
  const items = listOf(response.items);
  const place = { owner_id: post.owner_id, post_id: post.id };
  const isThrough = items.length < COMMENTS_PAGE || offset + COMMENTS_PAGE >= MOST_COMMENTS;
  const queue = isThrough ? others : [{ ...post, offset: offset + COMMENTS_PAGE }, ...others];
  const posts = items.flatMap((item) => readThread(item, readNames(response), place));
  return { ok: true, posts, memory: { ...memory, queue }, isDone: queue.length === 0 };
}
