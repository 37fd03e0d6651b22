import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { scoreCrisisTypes } from "../src/index.ts";
import { loadBundledAnalyser } from "../src/node.ts";
import { SETS } from "./sets.ts";
import { findStudyFolder, type Label, readPosts } from "./study.ts";

/**
 * The only labelled reasons there are, in English and of airlines: how often a complaint is put under customer service
 * (alone or among others), against how often a friendly post is. Other kinds and languages have no labelled posts.
 */
function readReasons(study: string): { reason: string; text: string }[] {
  const file = path.join(study, "_categories", "airline_negative_reasons.tsv.gz");
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(1);
  return lines.flatMap((line) => {
    const [reason, text] = line.split("\t");
    return reason && text ? [{ reason, text }] : [];
  });
}

function countAsService(texts: readonly string[]): { posts: number; customerService: number; anyKind: number } {
  const found = texts.map((text) => scoreCrisisTypes(text).map(({ type }) => type));
  const customerService = found.filter((types) => types.includes("customer-service")).length / texts.length;
  return {
    posts: texts.length,
    customerService,
    anyKind: found.filter((types) => types.length > 0).length / texts.length,
  };
}

/** Of a language's development posts of each labelled sentiment, the share that `analyse` puts under any kind. */
function countBySentiment(study: string, language: string): Record<string, number | string> {
  const posts = SETS.filter((set) => set.shard === language).flatMap((set) => readPosts(study, set.path, "dev"));
  const share = (label: Label) => {
    const labelled = posts.filter((post) => post.label === label);
    return labelled.filter((post) => analyser.analyse(post.text).crisisTypes.length > 0).length / labelled.length;
  };
  return { language, negative: share(0), neutral: share(1), positive: share(2) };
}

const analyser = loadBundledAnalyser();
const study = findStudyFolder();
if (study) {
  const reasons = readReasons(study);
  for (const reason of new Set(reasons.map((row) => row.reason))) {
    const texts = reasons.filter((row) => row.reason === reason).map((row) => row.text);
    console.log(JSON.stringify({ reason, ...countAsService(texts) }));
  }
  const friendly = readPosts(study, "en/airline", "train").filter((post) => post.label === 2);
  console.log(JSON.stringify({ reason: "(positive posts)", ...countAsService(friendly.map((post) => post.text)) }));
  for (const language of ["en", "ru", "fa", "ar", "el"]) console.log(JSON.stringify(countBySentiment(study, language)));
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): crisis types are not measured.");
