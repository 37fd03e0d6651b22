import type { TextModel } from "../src/model/textModel.ts";
import { loadModelFolder } from "../src/node.ts";
import { assertNoTestPost, type CorpusPost, gatherPosts, leaveOutTestPosts, leaveOutTrained } from "./corpus.ts";
import { encodePosts } from "./encode.ts";
import { writeLexicons } from "./lexicons.ts";
import { modelFolder, writeShard } from "./modelFolder.ts";
import type { LicenceRule } from "./sets.ts";
import { findStudyFolder, readTestKeys } from "./study.ts";
import { trainShard } from "./trainShard.ts";

/** What is learned for one shard: as large a table as pays, within 2.5 MB compressed for all of them together. */
interface ShardPlan {
  readonly name: string;
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
}

const LANGUAGES = ["en", "ru", "fa", "ar", "el"];
const PLANS: readonly ShardPlan[] = [
  { name: "en", bits: 18, epochs: 4, rate: 0.15 },
  { name: "ru", bits: 18, epochs: 5, rate: 0.1 },
  { name: "fa", bits: 18, epochs: 5, rate: 0.1 },
  { name: "ar", bits: 18, epochs: 5, rate: 0.1 },
  { name: "el", bits: 18, epochs: 5, rate: 0.15 },
  { name: "shared", bits: 16, epochs: 4, rate: 0.15 },
];
const SIGNS: ShardPlan = { name: "signs", bits: 12, epochs: 2, rate: 0.1 };
const PULL = 3e-3;
const SEED = 20;

/** Trains every shard and writes the model folder of the licence rule named on the command line. */
function trainAll(study: string, rule: LicenceRule): void {
  const folder = modelFolder(rule);
  const testKeys = readTestKeys(study);
  writeLexicons(study, folder);
  const model = loadModelFolder(folder);
  const gather = (shards: string[], split: "train" | "dev") => {
    const gathered = shards.flatMap((shard) => gatherPosts(study, shard, split, rule));
    const posts = leaveOutTestPosts(gathered, testKeys);
    assertNoTestPost(posts, testKeys);
    console.log(
      `${shards.join(" ")} ${split}: ${posts.length} posts, ${gathered.length - posts.length} left out as test posts`,
    );
    return posts;
  };
  for (const plan of [...PLANS, SIGNS]) {
    const shards = plan === SIGNS ? LANGUAGES : [plan.name];
    const train = gather(shards, "train");
    if (train.length > 0) trainOne(folder, model, plan, train, leaveOutTrained(gather(shards, "dev"), train));
  }
}

function trainOne(folder: string, model: TextModel, plan: ShardPlan, train: CorpusPost[], dev: CorpusPost[]): void {
  const encoding = { bits: plan.bits, isSignsOnly: plan.name === SIGNS.name };
  const { shard, devMacroF1 } = trainShard(train, dev, {
    plan: { bits: plan.bits, epochs: plan.epochs, rate: plan.rate, pull: PULL, seed: SEED },
    encode: (posts) => encodePosts(posts, model, encoding),
  });
  const bytes = writeShard(folder, plan.name, shard);
  console.log(
    JSON.stringify({ shard: plan.name, posts: train.length, devMacroF1, temperature: shard.temperature, bytes }),
  );
}

const study = findStudyFolder();
const rule = process.argv.join(" ").includes("--licence strict") ? "strict" : "all";
if (study) trainAll(study, rule);
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): nothing is trained, the model stays as it is.");
