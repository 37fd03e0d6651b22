import type { TextModel } from "../src/model/textModel.ts";
import { loadModelFolder } from "../src/node.ts";
import { createSentimentScorer, shardName } from "../src/sentiment/scoreSentiment.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { gatherPosts, leaveOutTrained } from "./corpus.ts";
import { type Figures, measure } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";
import { isTrainedOn, type LicenceRule, SETS, type TrainingSet } from "./sets.ts";
import { findStudyFolder, type LabelledPost, readPosts, type Split } from "./study.ts";

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
  const groups = SETS.flatMap((set) => gatherUnseen(study, set, rule));
  const rows = groups.filter((group) => group.posts.length >= SMALLEST_SET).map((group) => evaluateGroup(model, group));
  return [...rows, ...evaluateLanguages(model, groups)];
}

interface Group {
  readonly set: string;
  readonly language: string;
  readonly split: Split;
  readonly isInDomain: boolean;
  readonly posts: readonly LabelledPost[];
}

function gatherUnseen(study: string, set: TrainingSet, rule: LicenceRule): Group[] {
  const trained = gatherPosts(study, set.shard, "train", "all");
  const place = { set: set.path, language: set.path.slice(0, 2), isInDomain: isTrainedOn(set, rule) };
  return (["dev", "test"] as const).map((split) => {
    const posts = readPosts(study, set.path, split).map((post) => ({ ...post, set }));
    return { ...place, split, posts: leaveOutTrained(posts, trained) };
  });
}

/** All development posts of a language together, sets that were never trained on included. */
function evaluateLanguages(model: TextModel, groups: readonly Group[]): Row[] {
  return [...new Set(groups.map((group) => group.language))].map((language) => {
    const posts = groups.flatMap((group) => (group.language === language && group.split === "dev" ? group.posts : []));
    return evaluateGroup(model, { set: `${language} (all)`, language, split: "dev", isInDomain: true, posts });
  });
}

function evaluateGroup(model: TextModel, { posts, ...place }: Group): Row {
  const score = createSentimentScorer(model);
  const guesses = posts.map((post) => score(post.text, place.language));
  const labels = posts.map((post) => post.label);
  return { ...place, shard: shardName(model, place.language), ...measure(guesses, labels, SURE_FROM) };
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
