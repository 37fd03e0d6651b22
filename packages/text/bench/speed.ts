import { fileURLToPath } from "node:url";
import { readCases } from "../cases/readCases.ts";
import { detectLanguage, scoreCrisisTypes } from "../src/index.ts";
import { loadBundledAnalyser, loadModelFolder } from "../src/node.ts";
import { createSentimentScorer } from "../src/sentiment/scoreSentiment.ts";

/**
 * Prints, as one line of JSON, how many posts one core analyses in a second, and each part of it alone. The processor's time
 * is counted, not the clock's, so that a busy machine does not change the figure.
 */
const ROUND_MS = 1500;

function measurePerSecond(posts: readonly string[], work: (post: string) => unknown): number {
  for (let round = 0; round < 5; round++) for (const post of posts) work(post);
  const before = process.cpuUsage();
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < ROUND_MS) {
    for (const post of posts) work(post);
    done += posts.length;
  }
  const { user, system } = process.cpuUsage(before);
  return Math.round((done * 1e6) / (user + system));
}

const loadStart = performance.now();
const model = loadModelFolder(fileURLToPath(new URL("../model", import.meta.url)));
const loadMs = Math.round(performance.now() - loadStart);

const posts = [...readCases("sentiment.txt", "\t"), ...readCases("crisisTypes.txt", "\t")].map((line) => line.at(-1)!);
const hundred = posts.map((post) => `${post} `.repeat(Math.ceil(100 / post.length)).slice(0, 100));
const languages = new Map(hundred.map((post) => [post, detectLanguage(post).language]));
const analyser = loadBundledAnalyser();
const scoreSentiment = createSentimentScorer(model);

console.log(
  JSON.stringify({
    posts: posts.length,
    meanCharacters: Math.round(posts.join("").length / posts.length),
    loadMs,
    analysePerSecond: measurePerSecond(posts, (post) => analyser.analyse(post)),
    analysePerSecondAt100Characters: measurePerSecond(hundred, (post) => analyser.analyse(post)),
    sentimentPerSecondAt100Characters: measurePerSecond(hundred, (post) => scoreSentiment(post, languages.get(post)!)),
    languagePerSecondAt100Characters: measurePerSecond(hundred, detectLanguage),
    crisisTypesPerSecondAt100Characters: measurePerSecond(hundred, scoreCrisisTypes),
  }),
);
