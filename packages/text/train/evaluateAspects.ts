import { ASPECTS, createAspectScorer, createSentimentReader } from "../src/index.ts";
import { loadModelFolder } from "../src/node.ts";
import { modelFolder } from "./modelFolder.ts";
import { findStudyFolder, readPosts } from "./study.ts";

/**
 * How often development posts are put under an aspect, and by which words: streams of brands should be, general ones hardly.
 * There are no labelled aspects, so this finds misleading words and measures nothing else. `--words` prints them.
 */
const SETS = [
  "en/airline",
  "en/semeval2017",
  "ru/sentirueval2016_banks",
  "ru/rusentitweet",
  "fa/deepsentipers",
  "fa/shortpersianemo",
  "el/bank_tweets",
  "el/politics",
  "ar/astd",
];
const POSTS = 1500;
const SHOWN_WORDS = 6;

function countAspects(study: string, set: string): void {
  const score = createAspectScorer(createSentimentReader(loadModelFolder(modelFolder("all"))));
  const posts = readPosts(study, set, "dev").slice(0, POSTS);
  const found = posts.flatMap((post) => score(post.text, set.slice(0, 2)));
  const shares = ASPECTS.map((aspect) => {
    const ofAspect = found.filter((entry) => entry.aspect === aspect);
    return [aspect, `${((100 * ofAspect.length) / posts.length).toFixed(1)} %`] as const;
  });
  console.log(JSON.stringify({ set, posts: posts.length, ...Object.fromEntries(shares) }));
  if (process.argv.includes("--words"))
    for (const aspect of ASPECTS) console.log(`  ${aspect}: ${listWords(found, aspect)}`);
}

function listWords(found: readonly { aspect: string; words: readonly string[] }[], aspect: string): string {
  const counts = new Map<string, number>();
  for (const entry of found) {
    if (entry.aspect === aspect) for (const word of entry.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const often = [...counts].sort((a, b) => b[1] - a[1]).slice(0, SHOWN_WORDS);
  return often.map(([word, count]) => `${word} ${count}`).join(", ");
}

const study = findStudyFolder();
if (study) for (const set of SETS) countAspects(study, set);
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): aspects are not counted.");
