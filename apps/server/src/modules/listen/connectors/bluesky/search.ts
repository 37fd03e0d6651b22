import { failureOf } from "../api.ts";
import type { Ask, Pulled } from "../connector.ts";
import { fieldsOf, idOf, listOf, textOf, timeOf } from "../payload.ts";
import { type ReadPage, readWalk, type Walk, type Walked, walkBack } from "../walk.ts";
import { type BlueskyPost, readPostView } from "./read.ts";
import type { Sessions } from "./session.ts";

const PAGE = "100";
const MOST_PAGES = 10;
const FIRST_PAGES = 2;
/** Posts are found some time after they were written: each search looks back over what was searched. */
const OVERLAP_MS = 10 * 60_000;
/** Searched in turn when there are more. */
const MOST_WORDS_AT_ONCE = 50;

const behind = (reached: string): string => {
  const time = timeOf(reached);
  return time === undefined ? reached : new Date(time - OVERLAP_MS).toISOString();
};

/** One search a word, each with its own mark, for the platform promises no "or". */
export async function pullSearch(ask: Ask, sessions: Sessions): Promise<Pulled> {
  const words = wordsOf(ask);
  if (words.length === 0)
    return {
      ok: false,
      code: "settings-wrong",
      message: "A watch asks for posts of any words: say which words to search for.",
    };
  const marks = fieldsOf(ask.source.memory.walks);
  const from = Number(ask.source.memory.next) || 0;
  const turn = words.map((_, number) => words[(from + number) % words.length]!).slice(0, MOST_WORDS_AT_ONCE);
  const walks: Record<string, Walk> = Object.fromEntries(words.map((word) => [word, readWalk(marks[word])]));
  const posts: BlueskyPost[] = [];
  let done = 0;
  let hasMore = false;
  for (const word of turn) {
    const walked = await searchWord(word, { ask, sessions, walk: walks[word]! });
    if (walked.failure?.code === "settings-wrong") {
      done++;
      continue;
    }
    if (walked.failure !== undefined && done === 0 && walked.posts.length === 0) return walked.failure;
    walks[word] = walked.walk;
    posts.push(...(walked.posts as BlueskyPost[]));
    hasMore ||= walked.hasMore || walked.failure !== undefined;
    if (walked.failure !== undefined) break;
    done++;
  }
  const next = (from + done) % words.length;
  return { ok: true, posts: posts.filter(ask.isWanted), memory: { walks, next }, hasMore };
}

function wordsOf({ source, terms }: Ask): readonly string[] {
  const own = listOf(source.settings.words).flatMap((word) => textOf(word, 200) ?? []);
  return [...new Set(own.length > 0 ? own : terms)];
}

interface WordSearch {
  readonly ask: Ask;
  readonly sessions: Sessions;
  readonly walk: Walk;
}

function searchWord(word: string, { ask, sessions, walk }: WordSearch): Promise<Walked> {
  const q = /\s/u.test(word) ? `"${word.replaceAll('"', " ")}"` : word;
  const { reached } = walk;
  const readPage: ReadPage = async (cursor) => {
    const query = {
      q,
      sort: "latest",
      limit: PAGE,
      ...(reached && { since: behind(reached) }),
      ...(cursor !== undefined && { cursor }),
    };
    const answer = await sessions.call(ask, { method: "app.bsky.feed.searchPosts", query });
    if (!answer.ok) return failureOf(answer);
    const { posts, cursor: next } = fieldsOf(answer.json);
    if (!Array.isArray(posts))
      return { ok: false, code: "unreadable-answer", message: "The search answered without a list of posts." };
    return {
      ok: true,
      posts: posts.map(readPostView).filter((post) => post !== null),
      marks: posts.flatMap((post) => markOf(post)),
      next: idOf(next),
    };
  };
  return walkBack({ walk, readPage, mostPages: MOST_PAGES, firstPages: FIRST_PAGES, stopAt: behind });
}

/** All in one form, so that marks compare as text. */
export function markOf(item: unknown): string[] {
  const at = timeOf(fieldsOf(item).indexedAt);
  return at === undefined ? [] : [new Date(at).toISOString()];
}
