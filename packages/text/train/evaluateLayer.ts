import type { Sentiment } from "../src/index.ts";
import { createLayer, createRelevanceLayer, type ScoredPost } from "../src/index.ts";
import type { TextModel } from "../src/model/textModel.ts";
import { loadModelFolder } from "../src/node.ts";
import { createSentimentScorer } from "../src/sentiment/scoreSentiment.ts";
import { type CorpusPost, gatherPosts, leaveOutTestPosts } from "./corpus.ts";
import { macroF1, topClass } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";
import { recipeOf } from "./recipes.ts";
import { findStudyFolder, type LabelledPost, readPosts, readTestKeys } from "./study.ts";
import { trainShard } from "./trainShard.ts";

/**
 * What a workspace's own corrections bring on a stream the model has never seen: the model trained without the set, then the
 * layer after k corrections from the set's training posts, measured on its development posts; the mean of three draws.
 *
 * "sample": people label whatever comes. "mistakes": they only correct where the model is wrong, which is what one press on a
 * wrong post gives; then 300 other posts of the stream stand beside as uncorrected, wrong answers of the model among them.
 */
const STREAMS = ["en/airline", "el/bank_tweets", "fa/itrc_instagram", "ru/sentirueval2016_telecom"];
const COUNTS = [50, 100, 200, 500];
const DRAWS = 3;
const UNCORRECTED = 300;
const CLASSES: readonly Sentiment[] = ["negative", "neutral", "positive"];

/** A stream's posts with what the model without the layer gives them. */
interface Stream {
  readonly set: string;
  readonly model: TextModel;
  readonly train: readonly ReadPost[];
  readonly dev: readonly ReadPost[];
}

type ReadPost = Required<ScoredPost> & { readonly label: number };

function openStream(study: string, set: string): Stream {
  const language = set.slice(0, 2);
  const model = trainWithout(study, set, language);
  const score = createSentimentScorer(model);
  const read = ({ text, label }: LabelledPost): ReadPost => {
    const [negative, neutral, positive] = score(text, language);
    return { text, language, label, scores: { negative, neutral, positive } };
  };
  const train = readPosts(study, set, "train").map(read);
  return { set, model, train, dev: readPosts(study, set, "dev").map(read) };
}

function trainWithout(study: string, set: string, language: string): TextModel {
  const model = loadModelFolder(modelFolder("all"));
  const gathered = gatherPosts(study, language, "train", "all");
  const posts = leaveOutTestPosts(
    gathered.filter((post: CorpusPost) => post.set.path !== set),
    readTestKeys(study),
  );
  if (posts.length === gathered.length) return model;
  const { shard } = trainShard(posts, [], recipeOf(language, model));
  return { ...model, shards: new Map([...model.shards, [language, shard]]) };
}

interface Draw {
  readonly corrected: readonly ReadPost[];
  readonly uncorrected: readonly ReadPost[];
}

function drawPosts({ train }: Stream, count: number, isMistakesOnly: boolean, seed: number): Draw {
  const shuffled = [...train].sort((a, b) => rank(a.text, seed) - rank(b.text, seed));
  const pool = shuffled.slice(UNCORRECTED);
  const corrected = isMistakesOnly ? pool.filter((post) => guessOf(post) !== post.label) : pool;
  return { corrected: corrected.slice(0, count), uncorrected: shuffled.slice(0, UNCORRECTED) };
}

/** A number that looks drawn by lot and is the same in every run. */
function rank(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1) ^ (hash >>> 13);
  return hash >>> 0;
}

const asList = (post: ReadPost["scores"]) => CLASSES.map((name) => post[name]);
const guessOf = (post: ReadPost) => topClass(asList(post.scores));

function layerOf(stream: Stream, { corrected, uncorrected }: Draw) {
  const layer = createLayer(stream.model, { uncorrected });
  corrected.forEach((post, i) => {
    layer.learn({ ...post, id: String(i), sentiment: CLASSES[post.label]! });
  });
  return layer;
}

function measureStream(stream: Stream): void {
  const labels = stream.dev.map((post) => post.label);
  const before = macroF1(stream.dev.map(guessOf), labels);
  for (const corrections of ["sample", "mistakes"] as const) {
    const after = COUNTS.map((count) => {
      const draws = Array.from({ length: DRAWS }, (_, i) =>
        drawPosts(stream, count, corrections === "mistakes", i + 1),
      );
      return mean(
        draws.map((draw) => {
          const layer = layerOf(stream, draw);
          const guesses = stream.dev.map((post) =>
            topClass(asList(layer.score(post.text, post.language, post.scores))),
          );
          return macroF1(guesses, labels);
        }),
      );
    });
    const row = Object.fromEntries(COUNTS.map((count, i) => [`k${count}`, percent(after[i]!)]));
    console.log(JSON.stringify({ set: stream.set, corrections, k0: percent(before), ...row }));
  }
}

/** What the layer says of itself after 200 corrections, against what it is worth on the development posts. */
function measureHonesty(stream: Stream): void {
  const layer = layerOf(stream, drawPosts(stream, 200, false, 1));
  const worth = layer.measure(stream.dev);
  const right = stream.dev.filter(
    (post) => topClass(asList(layer.score(post.text, post.language, post.scores))) === post.label,
  );
  const dev = { before: percent(stream.dev.filter((post) => guessOf(post) === post.label).length / stream.dev.length) };
  console.log(
    JSON.stringify({
      set: stream.set,
      saysOfItself: worth,
      accuracyOnDev: { ...dev, after: percent(right.length / stream.dev.length) },
    }),
  );
}

function measureTime(stream: Stream): void {
  const layer = layerOf(stream, drawPosts(stream, 2000, false, 1));
  const [post] = stream.dev;
  const start = process.cpuUsage();
  layer.score(post!.text, post!.language, post!.scores);
  const fit = process.cpuUsage(start).user / 1000;
  const again = process.cpuUsage();
  for (const { text, language, scores } of stream.dev) layer.score(text, language, scores);
  const perPost = process.cpuUsage(again).user / stream.dev.length;
  const bytes = JSON.stringify(layer.snapshot()).length;
  console.log(
    JSON.stringify({
      set: stream.set,
      corrections: 2000,
      fitMs: Math.round(fit),
      microsecondsPerPost: Math.round(perPost),
      snapshotBytes: bytes,
    }),
  );
}

/** Two streams of one language, the second set aside as off topic. */
const TOPICS = [
  ["ru/sentirueval2016_banks", "ru/sentirueval2016_telecom"],
  ["el/bank_tweets", "el/politics"],
  ["fa/deepsentipers", "fa/itrc_instagram"],
  ["en/airline", "en/umsab"],
] as const;

function measureRelevance(study: string, [onTopic, offTopic]: readonly [string, string], corrections: number): void {
  const layer = createRelevanceLayer(
    readPosts(study, onTopic, "train")
      .slice(-100)
      .map((post) => post.text),
  );
  for (const [set, isRelevant] of [
    [onTopic, true],
    [offTopic, false],
  ] as const) {
    const posts = readPosts(study, set, "train").slice(0, corrections / 2);
    for (const [i, { text }] of posts.entries()) layer.learn({ id: `${set} ${i}`, text, isRelevant });
  }
  const hidden = (set: string) => {
    const posts = readPosts(study, set, "dev");
    return percent(posts.filter((post) => layer.judge(post.text).verdict === "off-topic").length / posts.length);
  };
  console.log(
    JSON.stringify({
      onTopic,
      offTopic,
      corrections,
      hiddenOffTopic: hidden(offTopic),
      hiddenOnTopic: hidden(onTopic),
    }),
  );
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const percent = (share: number) => Math.round(share * 1000) / 10;

const study = findStudyFolder();
if (study) {
  for (const set of STREAMS) {
    const stream = openStream(study, set);
    measureStream(stream);
    measureHonesty(stream);
    if (set === STREAMS[0]) measureTime(stream);
  }
  for (const pair of TOPICS) for (const corrections of [16, 64, 128]) measureRelevance(study, pair, corrections);
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): corrections are not measured.");
