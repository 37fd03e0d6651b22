import type { TextModel } from "../src/model/textModel.ts";
import { loadModelFolder } from "../src/node.ts";
import { createSentimentScorer, shardName } from "../src/sentiment/scoreSentiment.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { gatherPosts, leaveOutTrained } from "./corpus.ts";
import { type Figures, measure } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";
import { isTrainedOn, type LicenceRule, SETS, type TrainingSet } from "./sets.ts";
import { findStudyFolder, type LabelledPost, readPosts, type Split } from "./studyData.ts";

interface Row extends Figures {
  readonly language: string;
  readonly set: string;
  readonly split: Split;
  readonly shard: string;
  /** Whether posts of the same stream were trained on: figures without it are what a new customer gets. */
  readonly isInDomain: boolean;
}

/** Fewer posts than this say nothing. */
const SMALLEST_SET = 40;

/** Measures every set's development and open test posts, language given. Posts that were trained on are left out. */
function evaluateAll(study: string, rule: LicenceRule): Row[] {
  const model = loadModelFolder(modelFolder(rule));
  return SETS.flatMap((set) => {
    const trained = gatherPosts(study, set.shard, "train", "all");
    return (["dev", "test"] as const).flatMap((split) => {
      const posts = readPosts(study, set.path, split).map((post) => ({ ...post, set }));
      const unseen = leaveOutTrained(posts, trained);
      return unseen.length >= SMALLEST_SET ? [evaluateSet(model, set, split, unseen, rule)] : [];
    });
  });
}

function evaluateSet(model: TextModel, set: TrainingSet, split: Split, posts: LabelledPost[], rule: LicenceRule): Row {
  const score = createSentimentScorer(model);
  const language = set.path.slice(0, 2);
  const guesses = posts.map((post) => score(post.text, language));
  const labels = posts.map((post) => post.label);
  const place = { language, set: set.path, split, shard: shardName(model, language) };
  return { ...place, isInDomain: isTrainedOn(set, rule), ...measure(guesses, labels, SURE_FROM) };
}

function printTable(rows: readonly Row[]): void {
  const percent = (share: number) => (share * 100).toFixed(1).padStart(6);
  console.log(
    "set                            split  posts  domain  majority  macroF1 avgRecall accuracy    ECE   sure  acc.sure",
  );
  for (const row of rows) {
    const head = `${row.set.padEnd(30)} ${row.split.padEnd(5)} ${String(row.posts).padStart(6)}  ${row.isInDomain ? "in " : "out"}   `;
    const quality = [row.majorityMacroF1, row.macroF1, row.averageRecall, row.accuracy].map(percent).join("   ");
    console.log(`${head} ${quality}  ${[row.ece, row.sureShare, row.sureAccuracy].map(percent).join(" ")}`);
  }
}

const study = findStudyFolder();
if (study) {
  const rows = evaluateAll(study, process.argv.join(" ").includes("--licence strict") ? "strict" : "all");
  for (const row of rows) console.log(JSON.stringify(row));
  printTable(rows);
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): the large evaluation is skipped.");
