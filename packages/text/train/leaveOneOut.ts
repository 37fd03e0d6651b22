import type { TextModel } from "../src/model/textModel.ts";
import { createSentimentScorer } from "../src/sentiment/scoreSentiment.ts";
import { gatherPosts, leaveOutTestPosts, leaveOutTrained } from "./corpus.ts";
import { macroF1, topClass } from "./measures.ts";
import { recipeOf } from "./recipes.ts";
import { isTrainedOn, type LicenceRule, SETS, type TrainingSet } from "./sets.ts";
import { readPosts, readTestKeys } from "./study.ts";
import { trainUncalibrated } from "./trainShard.ts";

/** Fewer posts than this say nothing. */
const SMALLEST_SET = 60;

export interface Stranger {
  readonly set: string;
  readonly posts: number;
  readonly macroF1: number;
}

/**
 * What a stream of a kind that was never seen gets: each set's development posts under a model of its language that was
 * trained without the set. Sets of a language that has only one are left out.
 */
export function measureStrangers(study: string, model: TextModel, rule: LicenceRule): Stranger[] {
  const testKeys = readTestKeys(study);
  return SETS.flatMap((set) => {
    if (set.shard === "shared") return [];
    const gathered = gatherPosts(study, set.shard, "train", rule).filter((post) => post.set !== set);
    const train = leaveOutTestPosts(gathered, testKeys);
    const dev = leaveOutTrained(
      readPosts(study, set.path, "dev").map((post) => ({ ...post, set })),
      train,
    );
    if (train.length === 0 || dev.length < SMALLEST_SET) return [];
    const shards = isTrainedOn(set, rule)
      ? new Map([...model.shards, [set.shard, trainUncalibrated(train, recipeOf(set.shard, model))]])
      : model.shards;
    return [measureStranger({ ...model, shards }, set, dev)];
  });
}

function measureStranger(model: TextModel, set: TrainingSet, dev: ReturnType<typeof leaveOutTrained>): Stranger {
  const score = createSentimentScorer(model);
  const winners = dev.map((post) => topClass(score(post.text, set.path.slice(0, 2))));
  const labels = dev.map((post) => post.label);
  return { set: set.path, posts: dev.length, macroF1: macroF1(winners, labels) };
}
