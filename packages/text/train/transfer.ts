import { loadModelFolder } from "../src/node.ts";
import { createSentimentScorer } from "../src/sentiment/scoreSentiment.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { gatherPosts, leaveOutTestPosts } from "./corpus.ts";
import { measure } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";
import { recipeOf, SIGNS } from "./recipes.ts";
import { findStudyFolder, readTestKeys } from "./study.ts";
import { trainShard } from "./trainShard.ts";

/**
 * What a language without labelled posts gets: the signs shard is trained on four languages and measured on the
 * development posts of the fifth. This is the only figure there is for Georgian, and it is an estimate.
 */
const LANGUAGES = ["en", "ru", "fa", "ar", "el"];

function measureTransfer(study: string, leftOut: string) {
  const model = loadModelFolder(modelFolder("all"));
  const others = LANGUAGES.filter((language) => language !== leftOut);
  const posts = others.flatMap((language) => gatherPosts(study, language, "train", "all"));
  const { shard } = trainShard(leaveOutTestPosts(posts, readTestKeys(study)), [], recipeOf(SIGNS, model));
  const score = createSentimentScorer({ ...model, shards: new Map([[SIGNS, shard]]) });
  const unseen = gatherPosts(study, leftOut, "dev", "all");
  return [...new Set(unseen.map((post) => post.set.path))].map((path) => {
    const ofSet = unseen.filter((post) => post.set.path === path);
    const guesses = ofSet.map((post) => score(post.text, leftOut));
    return {
      leftOut,
      set: path,
      ...measure(
        guesses,
        ofSet.map((post) => post.label),
        SURE_FROM,
      ),
    };
  });
}

const study = findStudyFolder();
if (study)
  for (const leftOut of LANGUAGES) for (const row of measureTransfer(study, leftOut)) console.log(JSON.stringify(row));
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): transfer is not measured.");
