/**
 * Posts per second through the compiled matcher, through the plain matcher with the post read once ("plain"), and through
 * `matchQuery`, which reads the post for every query ("alone"), for 1, 100 and 5,000 queries. Posts are invented
 * from a word list with the frequencies of natural language, so the figures depend on nothing outside this folder.
 * Seconds are of processor time, so that other work on the machine does not count. Prints one JSON object.
 */
import { compileQueries, matchQuery, parseQuery, type Query, type QueryPost } from "../src/index.ts";
import { matchReadPost } from "../src/match.ts";
import { readPost } from "../src/post.ts";

const VOCABULARY = 20_000;
const POSTS = 5_000;
const WORDS_IN_A_POST = 25;

const next = seededNumbers(7);
const words = Array.from({ length: VOCABULARY }, (_, rank) => inventWord(rank));
const posts = Array.from({ length: POSTS }, inventPost);

const report = [1, 100, 5_000].map((queries) => {
  const entries = Array.from({ length: queries }, (_, index) => ({ id: `q${index}`, query: inventQuery() }));
  const compiledAt = processorMs();
  const compiled = compileQueries(entries);
  const compileMs = processorMs() - compiledAt;
  const fast = perSecond(posts, (post) => compiled.match(post).length);
  const sample = posts.slice(0, Math.max(50, Math.round(200_000 / queries)));
  const plain = perSecond(sample, (post) => {
    const read = readPost(post);
    return entries.filter((entry) => matchReadPost(entry.query, read)).length;
  });
  const alone = perSecond(sample, (post) => entries.filter((entry) => matchQuery(entry.query, post)).length);
  return { queries, compileMs: round(compileMs), fast, plain, alone, fastToPlain: round(fast / plain) };
});
console.log(JSON.stringify({ engine: "query", posts: POSTS, wordsInAPost: WORDS_IN_A_POST, report }, null, 2));

function perSecond(sample: readonly QueryPost[], count: (post: QueryPost) => number): number {
  for (const post of sample.slice(0, 2000)) count(post);
  const from = processorMs();
  for (const post of sample) count(post);
  const seconds = (processorMs() - from) / 1000;
  return Math.round(sample.length / seconds);
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Zipf's law: the n-th most frequent word is n times rarer than the first. */
function someWord(from = 0): string {
  return words[Math.min(VOCABULARY - 1, Math.floor(from + (VOCABULARY - from) ** next()) - (from === 0 ? 1 : 0))]!;
}

function inventPost(): QueryPost {
  const text = Array.from({ length: WORDS_IN_A_POST }, () => someWord()).join(" ");
  return {
    text,
    author: { handle: someWord(), followers: Math.floor(next() * 10_000) },
    language: "en",
    platform: "x",
  };
}

/** The watches of a real workspace: names, with something about them, and exclusions. */
function inventQuery(): Query {
  const [a, b, c, d] = [someWord(200), someWord(200), someWord(), someWord()];
  const forms = [
    a,
    `${a} OR ${b}`,
    `"${a} ${b}" OR @${a}`,
    `(${a} OR ${b} OR "${a} ${c}") AND (${c} OR ${d}) -jobs`,
    `${a.slice(0, 5)}* AND ${c} lang:en`,
    `${a} NEAR/5 (${c} OR ${d}) -from:${b}`,
  ];
  return parseQuery(forms[Math.floor(next() * forms.length)]!).query!;
}

/** Frequent words are short. */
function inventWord(rank: number): string {
  const length = 2 + Math.floor(Math.log2(rank + 2) / 1.7);
  return Array.from({ length }, () => "aeioubcdfghlmnprstvz"[Math.floor(next() * 20)]).join("");
}

/** Park and Miller's generator: the same posts in every run. */
function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
