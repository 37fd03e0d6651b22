import type { TextModel } from "../src/model/textModel.ts";
import { loadModelFolder } from "../src/node.ts";
import { createSentimentScorer, shardName } from "../src/sentiment/scoreSentiment.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { writeAccuracyCard } from "./accuracyCard.ts";
import { type CorpusPost, gatherPosts, leaveOutTestPosts, leaveOutTrained } from "./corpus.ts";
import { evaluateGeorgian } from "./evaluateGeorgian.ts";
import { evaluateLanguage } from "./evaluateLanguage.ts";
import { FAST_TEXT_SETTINGS, guessByFastText, hasFastText } from "./fastText.ts";
import { measureStrangers } from "./leaveOneOut.ts";
import { macroF1, measure, topClass } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";
import { openPeers, type Peer } from "./peers.ts";
import { printMixed, printRows, printStrangers, type Row } from "./printTables.ts";
import { isTrainedOn, type LicenceRule, SETS, type TrainingSet } from "./sets.ts";
import { findStudyFolder, type LabelledPost, readPosts, readTestKeys, type Split } from "./study.ts";

interface Group {
  readonly set: string;
  readonly language: string;
  readonly split: Split;
  readonly isInDomain: boolean;
  readonly posts: readonly CorpusPost[];
}

/** Fewer posts than this say nothing. */
const SMALLEST_SET = 40;

/** Every set's development and open test posts, language given. Posts that were trained on are left out. */
function gatherUnseen(study: string, set: TrainingSet, rule: LicenceRule): Group[] {
  const trained = gatherPosts(study, set.shard, "train", "all");
  const place = { set: set.path, language: set.path.slice(0, 2), isInDomain: isTrainedOn(set, rule) };
  return (["dev", "test"] as const).map((split) => {
    const posts = readPosts(study, set.path, split).map((post) => ({ ...post, set }));
    return { ...place, split, posts: leaveOutTrained(posts, trained) };
  });
}

/** All development posts of a language together, sets that were never trained on included. */
function joinLanguages(groups: readonly Group[]): Group[] {
  return [...new Set(groups.map((group) => group.language))].map((language) => {
    const posts = groups.flatMap((group) => (group.language === language && group.split === "dev" ? group.posts : []));
    return { set: `${language} (all)`, language, split: "dev", isInDomain: true, posts };
  });
}

/** What every peer makes of every post, so that no text is read twice by a slow one. */
type PeerGuesses = ReadonlyMap<string, ReadonlyMap<CorpusPost, number>>;

async function askPeers(study: string, groups: readonly Group[], rule: LicenceRule): Promise<PeerGuesses> {
  const guesses = new Map<string, Map<CorpusPost, number>>();
  for (const peer of await openPeers()) {
    if (!peer.isSlow) guesses.set(peer.name, await askPeer(peer, groups));
  }
  if (hasFastText()) guesses.set("fastText", askFastText(study, groups, rule));
  else console.log("fastText is not on the PATH: it is not measured here (Debian's package is called fasttext).");
  return guesses;
}

async function askPeer(peer: Peer, groups: readonly Group[]): Promise<Map<CorpusPost, number>> {
  const guesses = new Map<CorpusPost, number>();
  for (const { language, posts } of groups) {
    if (!peer.languages.includes(language)) continue;
    for (const post of posts) guesses.set(post, await peer.read(post.text, language));
  }
  return guesses;
}

function askFastText(study: string, groups: readonly Group[], rule: LicenceRule): Map<CorpusPost, number> {
  const guesses = new Map<CorpusPost, number>();
  const testKeys = readTestKeys(study);
  for (const shard of new Set(SETS.map((set) => set.shard))) {
    const posts = groups.flatMap((group) => group.posts.filter((post) => post.set.shard === shard));
    const train = leaveOutTestPosts(gatherPosts(study, shard, "train", rule), testKeys);
    if (train.length === 0) continue;
    const answers = guessByFastText(train, posts);
    for (const [i, post] of posts.entries()) guesses.set(post, answers[i]!);
  }
  return guesses;
}

function evaluateGroup(model: TextModel, peerGuesses: PeerGuesses, { posts, ...place }: Group): Row {
  const score = createSentimentScorer(model);
  const guesses = posts.map((post) => score(post.text, place.language));
  const labels = posts.map((post) => post.label);
  const peers: Record<string, number> = {};
  for (const [name, of] of peerGuesses) {
    if (posts.every((post) => of.has(post)))
      peers[name] = macroF1(
        posts.map((post) => of.get(post)!),
        labels,
      );
  }
  return { ...place, shard: shardName(model, place.language), ...measure(guesses, labels, SURE_FROM), peers };
}

const MIXED_POSTS = 250;

/** The slow peers against the model, on one post in many of all languages that have development posts of their own. */
async function compareOnMixed(model: TextModel, groups: readonly Group[]) {
  const score = createSentimentScorer(model);
  const slow = (await openPeers()).filter((peer) => peer.isSlow);
  const dev = groups.filter((group) => group.split === "dev" && slow[0]!.languages.includes(group.language));
  const all = dev.flatMap(({ language, posts }) => posts.map((post: LabelledPost) => ({ ...post, language })));
  const posts = all.filter((_, i) => i % Math.ceil(all.length / MIXED_POSTS) === 0);
  const labels = posts.map((post) => post.label);
  const ours = posts.map((post) => topClass(score(post.text, post.language)));
  const rows = [{ name: "this model", posts: posts.length, macroF1: macroF1(ours, labels) }];
  for (const peer of slow) {
    const guesses: number[] = [];
    for (const post of posts) guesses.push(await peer.read(post.text, post.language));
    rows.push({ name: peer.name, posts: posts.length, macroF1: macroF1(guesses, labels) });
  }
  return rows;
}

async function evaluateAll(study: string, rule: LicenceRule): Promise<void> {
  const model = loadModelFolder(modelFolder(rule));
  const groups = SETS.flatMap((set) => gatherUnseen(study, set, rule));
  const peerGuesses = await askPeers(study, groups, rule);
  const measured = [...groups.filter((group) => group.posts.length >= SMALLEST_SET), ...joinLanguages(groups)];
  const rows = measured.map((group) => evaluateGroup(model, peerGuesses, group));
  const mixed = await compareOnMixed(model, groups);
  const strangers = measureStrangers(study, model, rule);
  for (const row of rows) console.log(JSON.stringify(row));
  console.log(JSON.stringify({ mixed, strangers, fastText: FAST_TEXT_SETTINGS }));
  if (rule === "all") writeCard(rows);
  printRows(rows);
  printMixed(mixed);
  printStrangers(strangers);
}

/** Georgian stands on the half that nothing was tuned on. */
function writeCard(rows: readonly Row[]): void {
  const measured = rows.filter(({ set, language }) => set === `${language} (all)` && OWN_LANGUAGES.includes(language));
  const georgian = evaluateGeorgian("test");
  writeAccuracyCard(modelFolder("all"), [
    ...measured.map((row) => ({ language: row.language, figures: row, isExperimental: false })),
    ...(georgian === null ? [] : [{ language: "ka", figures: georgian, isExperimental: true }]),
  ]);
}
const OWN_LANGUAGES = ["en", "ru", "fa", "ar", "el"];

const study = findStudyFolder();
const rule = process.argv.join(" ").includes("--licence strict") ? "strict" : "all";
if (study) await evaluateAll(study, rule);
else console.log("The study data is absent (set TOCSIN_STUDY_DATA): the large evaluation is skipped.");
evaluateGeorgian("dev");
evaluateLanguage("dev");
