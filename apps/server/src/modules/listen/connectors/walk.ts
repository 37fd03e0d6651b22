import type { Failure } from "./connector.ts";
import { fieldsOf, textOf } from "./payload.ts";

/**
 * Lists that show the newest first are walked back to where the last walk began. A walk that is stopped on its way (a crash, a
 * quota, a refusal) goes on from its last page, and only when it is through does the mark move: nothing between is lost.
 */
export interface WalkPage {
  readonly posts: readonly unknown[];
  /** Of the page's items, newest first; compared as text, so numbers must be padded. */
  readonly marks: readonly string[];
  readonly next: string | undefined;
}
export type ReadPage = (cursor: string | undefined) => Promise<({ ok: true } & WalkPage) | ({ ok: false } & Failure)>;

/** As it is kept in a source's memory. */
export interface Walk {
  readonly reached?: string;
  readonly under?: { readonly newest: string; readonly cursor: string };
}
export interface WalkPlan {
  readonly walk: Walk;
  readonly readPage: ReadPage;
  /** At one go; the rest is a backlog. */
  readonly mostPages: number;
  /** At the very first time there is no end to walk to: so many pages are history enough. */
  readonly firstPages: number;
  /** How far behind the mark to walk, where a list shows some items late. */
  readonly stopAt?: (reached: string) => string;
}
export interface Walked {
  readonly posts: readonly unknown[];
  readonly walk: Walk;
  readonly hasMore: boolean;
  readonly failure?: { ok: false } & Failure;
}

export async function walkBack({ walk, readPage, mostPages, firstPages, stopAt }: WalkPlan): Promise<Walked> {
  const posts: unknown[] = [];
  const { reached } = walk;
  const end = reached === undefined || stopAt === undefined ? reached : stopAt(reached);
  let { under } = walk;
  const most = reached === undefined ? firstPages : mostPages;
  for (let pages = 0; pages < most; pages++) {
    const page = await readPage(under?.cursor);
    if (!page.ok && pages === 0 && under !== undefined && !isPassing(page)) {
      under = undefined;
      continue;
    }
    if (!page.ok) return { posts, walk: resumeAt(reached, under), hasMore: under !== undefined, failure: page };
    posts.push(...page.posts);
    const newest = under?.newest ?? page.marks[0] ?? reached;
    const isThrough = page.next === undefined || page.next === under?.cursor || page.marks.length === 0;
    if (newest === undefined || isThrough || hasPassed(page.marks, end))
      return { posts, walk: resumeAt(later(newest, reached)), hasMore: false };
    under = { newest, cursor: page.next };
  }
  if (reached === undefined) return { posts, walk: resumeAt(under?.newest), hasMore: false };
  return { posts, walk: resumeAt(reached, under), hasMore: true };
}

/** Anything else at the first page of a resumed walk means that its cursor is not good any more: it begins anew. */
const isPassing = ({ code }: Failure): boolean =>
  !["unreadable-answer", "settings-wrong", "address-not-found", "address-gone"].includes(code);

const hasPassed = (marks: readonly string[], end: string | undefined): boolean =>
  end !== undefined && marks.some((mark) => mark < end);

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

const resumeAt = (reached: string | undefined, under?: Walk["under"]): Walk => ({
  ...(reached !== undefined && { reached }),
  ...(under !== undefined && { under }),
});

export function readWalk(memory: unknown): Walk {
  const { reached, under } = fieldsOf(memory);
  const newest = textOf(fieldsOf(under).newest);
  const cursor = textOf(fieldsOf(under).cursor);
  return resumeAt(textOf(reached), newest === undefined || cursor === undefined ? undefined : { newest, cursor });
}
