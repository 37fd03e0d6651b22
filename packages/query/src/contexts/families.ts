import type { QueryPost } from "../match/post.ts";
import { placedWords } from "../match/words.ts";

/** Words with a common beginning, which stand for one: "season", "seasons", "seasonal". */
export interface Family {
  readonly beginning: string;
  /** The words met, the most frequent first. */
  readonly words: readonly string[];
  /** Numbers of the posts that have one of them, in order. */
  readonly posts: readonly number[];
}

const SHORTEST_WORD = 3;
const LONGEST_WHOLE = 5;
const LONGEST_ENDING = 3;

/** The families of words in `posts`, without the words in `left out` and their like. */
export function findFamilies(posts: readonly QueryPost[], leftOut: readonly string[]): Family[] {
  const barred = new Set(leftOut.map(beginningOf));
  const found = new Map<string, { counts: Map<string, number>; posts: number[] }>();
  posts.forEach((post, number) => {
    for (const word of new Set(wordsOf(post))) {
      const beginning = beginningOf(word);
      if (word.length < SHORTEST_WORD || /^\d+$/.test(word) || barred.has(beginning)) continue;
      const family = found.get(beginning) ?? { counts: new Map<string, number>(), posts: [] };
      found.set(beginning, family);
      family.counts.set(word, (family.counts.get(word) ?? 0) + 1);
      if (family.posts.at(-1) !== number) family.posts.push(number);
    }
  });
  return [...found].map(([beginning, { counts, posts: numbers }]) => ({
    beginning,
    words: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word),
    posts: numbers,
  }));
}

function wordsOf(post: QueryPost): string[] {
  const text = post.title ? `${post.title}\n${post.text}` : post.text;
  return placedWords(text.replace(/https?:\/\/\S+/g, " ")).map(({ folded }) => folded);
}

/** What is left of a word when an ending is cut; short words are left whole, since they have little to lose. */
function beginningOf(word: string): string {
  return word.length <= LONGEST_WHOLE ? word : word.slice(0, Math.max(LONGEST_WHOLE, word.length - LONGEST_ENDING));
}
