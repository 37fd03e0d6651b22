import type { TextModel } from "../src/model/textModel.ts";
import { loadWordLists } from "../src/node.ts";
import { assertNoTestPost, type CorpusPost, gatherPosts, leaveOutTestPosts, leaveOutTrained } from "./corpus.ts";
import { writeLexicons } from "./lexicons.ts";
import { modelFolder, writeShard } from "./modelFolder.ts";
import { recipeOf, SHARDS, SIGNS } from "./recipes.ts";
import type { LicenceRule } from "./sets.ts";
import { findStudyFolder, readTestKeys } from "./study.ts";
import { trainShard } from "./trainShard.ts";

/** The signs shard learns from all of these. */
const LANGUAGES = ["en", "ru", "fa", "ar", "el"];

/** Trains every shard and writes the model folder of the licence rule named on the command line. */
function trainAll(study: string, rule: LicenceRule): void {
  const folder = modelFolder(rule);
  const testKeys = readTestKeys(study);
  writeLexicons(study, folder);
  const model = loadWordLists(folder);
  const gather = (shards: string[], split: "train" | "dev") => {
    const gathered = shards.flatMap((shard) => gatherPosts(study, shard, split, rule));
    const posts = leaveOutTestPosts(gathered, testKeys);
    assertNoTestPost(posts, testKeys);
    console.log(
      `${shards.join(" ")} ${split}: ${posts.length} posts, ${gathered.length - posts.length} left out as test posts`,
    );
    return posts;
  };
  for (const shard of SHARDS) {
    const sources = shard === SIGNS ? LANGUAGES : [shard];
    const train = gather(sources, "train");
    if (train.length > 0) trainOne({ folder, model, shard }, train, leaveOutTrained(gather(sources, "dev"), train));
  }
}

interface Place {
  readonly folder: string;
  readonly model: TextModel;
  readonly shard: string;
}

function trainOne({ folder, model, shard: name }: Place, train: CorpusPost[], dev: CorpusPost[]): void {
  const { shard, devMacroF1 } = trainShard(train, dev, recipeOf(name, model));
  const bytes = writeShard(folder, name, shard);
  console.log(JSON.stringify({ shard: name, posts: train.length, devMacroF1, temperature: shard.temperature, bytes }));
}

const study = findStudyFolder();
const rule = process.argv.join(" ").includes("--licence strict") ? "strict" : "all";
if (study) trainAll(study, rule);
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): nothing is trained, the model stays as it is.");
