import type { StreamedPost } from "../src/index.ts";

const VOCABULARY = 20_000;
const WORDS_IN_A_POST = 18;
const STORIES = 400;
const WORDS_OF_A_STORY = 9;
const PART_OF_STORIES = 0.4;
const PART_OF_COPIES = 0.1;
const STORY_EVERY = 250;
const COPIED_FROM = 500;

/**
 * Invented posts for measuring, one after the other without end: four of ten tell one of 400 stories, of which one is
 * replaced every 250 posts, one of ten repeats one of the last 500 under a new link, the rest is chatter. Words follow Zipf's
 * law. The same seed gives the same posts.
 */
export function* inventPosts(perDay: number, seed = 11): Generator<StreamedPost> {
  const next = seededNumbers(seed);
  const words = Array.from({ length: VOCABULARY }, (_, rank) => inventWord(rank, next));
  const anyWord = () => words[Math.floor(VOCABULARY ** next()) - 1]!;
  const inventStory = () => Array.from({ length: WORDS_OF_A_STORY }, () => words[Math.floor(next() * VOCABULARY)]!);
  const stories = Array.from({ length: STORIES }, inventStory);
  const recent: string[] = [];
  for (let i = 0; ; i++) {
    if (i % STORY_EVERY === 0) stories[(i / STORY_EVERY) % STORIES] = inventStory();
    const story = next() < PART_OF_STORIES ? stories[Math.floor(next() * STORIES)]! : [];
    const isCopy = recent.length > 0 && next() < PART_OF_COPIES;
    const own = Array.from({ length: WORDS_IN_A_POST - story.length }, anyWord);
    const text = isCopy
      ? `${recent[Math.floor(next() * recent.length)]} https://t.example/${i}`
      : mixed(story, own, next);
    if (!isCopy) recent[i % COPIED_FROM] = text;
    yield { id: `${i}`, text, authorKey: `a${i % 50_000}`, at: Math.floor((i / perDay) * 86_400_000), language: "en" };
  }
}

/** Two thirds of the words of a story, and all words of one's own. */
function mixed(story: readonly string[], own: readonly string[], next: () => number): string {
  return [...story.filter(() => next() < 2 / 3), ...own].join(" ");
}

function inventWord(rank: number, next: () => number): string {
  const length = 2 + Math.floor(Math.log2(rank + 2) / 1.7);
  return Array.from({ length }, () => "aeioubcdfghlmnprstvz"[Math.floor(next() * 20)]).join("");
}

/** Park and Miller's generator. */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
