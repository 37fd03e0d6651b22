import type { Ask, Memory } from "../connector.ts";
import { countOf, type Fields, fieldsOf, idOf, listOf, readable, textOf } from "../payload.ts";
import type { Errand, Step } from "../rounds.ts";
import { callGraph } from "./call.ts";

/** A list of posts with comments under them, as Facebook and Instagram both have it. */
export interface Shelf {
  readonly key: string;
  readonly path: string;
  readonly fields: string;
  readonly readPost: (item: unknown) => Fields | null;
  /** Undefined where the comments are not read: others' posts. */
  readonly comments?: {
    readonly count: (item: Fields) => number | undefined;
    readonly query: Readonly<Record<string, string>>;
    readonly read: (item: unknown, post: string) => readonly Fields[];
  };
}

const POSTS = "25";
const PAGE = "100";
/** Of a post whose comments have changed, so many pages: a small page has few calls. */
const MOST_PAGES = 5;

/** The latest posts, then the comments of those whose number of comments has changed. */
export const browse = (shelf: Shelf, ask: Ask): Errand => ({
  key: shelf.key,
  step: (memory) => {
    const [post] = listOf(memory.queue).map(fieldsOf);
    return post === undefined ? readPosts(shelf, memory, ask) : readComments(shelf, { post, memory }, ask);
  },
});

async function readPosts({ path, fields, readPost, comments }: Shelf, memory: Memory, ask: Ask): Promise<Step> {
  const answer = await callGraph(ask, { path, query: { fields, limit: POSTS } });
  if (!answer.ok) return answer;
  const items = listOf(answer.fields.data).map(fieldsOf);
  const before = fieldsOf(memory.counts);
  const counted = items.map((item) => ({ id: idOf(item.id) ?? "", count: comments?.count(item) ?? 0 }));
  const queue = counted
    .filter(({ id, count }) => id !== "" && count > 0 && before[id] !== count)
    .map(({ id }) => ({ id }));
  return {
    ok: true,
    posts: readable(items.map(readPost)),
    memory: { counts: Object.fromEntries(counted.map(({ id, count }) => [id, count])), queue },
    isDone: queue.length === 0,
    ...answer.usage,
  };
}

interface Reading {
  readonly post: Fields;
  readonly memory: Memory;
}

async function readComments({ comments }: Shelf, { post, memory }: Reading, ask: Ask): Promise<Step> {
  const id = idOf(post.id) ?? "";
  const after = textOf(post.after, 1_000);
  const query = { ...comments?.query, limit: PAGE, ...(after !== undefined && { after }) };
  const answer = await callGraph(ask, { path: `${encodeURIComponent(id)}/comments`, query });
  const others = listOf(memory.queue).slice(1);
  if (!answer.ok && answer.code !== "address-not-found") return answer;
  const fields = answer.ok ? answer.fields : {};
  const paging = fieldsOf(fields.paging);
  const next = paging.next === undefined ? undefined : textOf(fieldsOf(paging.cursors).after, 1_000);
  const pages = (countOf(post.pages) ?? 0) + 1;
  const queue = next === undefined || pages >= MOST_PAGES ? others : [{ id, after: next, pages }, ...others];
  return {
    ok: true,
    posts: listOf(fields.data).flatMap((item) => comments?.read(item, id) ?? []),
    memory: { ...memory, queue },
    isDone: queue.length === 0,
    ...(answer.ok && answer.usage),
  };
}
