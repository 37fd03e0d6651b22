import { type JudgedPost, readFeatures } from "../src/criticality/features.ts";
import { HARMFUL_FROM, judgeCriticality, LOUD_UP_TO, scoreFeatures } from "../src/criticality/judgeCriticality.ts";
import { createHomonymTest, foldText, type HomonymTest } from "../src/index.ts";
import { loadBundledAnalyser } from "../src/node.ts";
import { type Example, fitCriticality } from "./fitCriticality.ts";
import { type ReplayEvent, readReplayEvents } from "./replayEvents.ts";

/**
 * Criticality on the labelled events of real streams: judged after the first four posts, after ten, and at the end. Weights are
 * fitted without the event, or without its whole set, before it is judged, so that the figures are not of what was learnt by heart;
 * the published weights are fitted on everything and are printed last. Beside them: the share of negative posts alone.
 */
const EARLY = [4, 10] as const;
/** There are many ordinary stretches, few events; together the stretches weigh about as much as the events. */
const ORDINARY_WEIGHT = 0.12;

const analyser = loadBundledAnalyser();

interface Case {
  readonly event: ReplayEvent;
  /** The cluster as it was after the first posts, then as a whole. */
  readonly views: readonly (readonly JudgedPost[])[];
}

function toCase(event: ReplayEvent): Case {
  const texts = [...new Map(event.texts.map((text) => [foldText(text).replace(/\W+/gu, " "), text])).values()];
  const isHomonym = createHomonymTest(event.names, [...texts, ...usualTexts(event)]);
  const posts = texts.map((text) => toJudged(text, isHomonym));
  const early = event.isOrdinary ? [] : EARLY.filter((count) => posts.length > count);
  return { event, views: [...early.map((count) => posts.slice(0, count)), posts] };
}

function toJudged(text: string, isHomonym: HomonymTest): JudgedPost {
  const { signs, scores } = analyser.analyse(text);
  return { signs, scores, isAboutBrand: !isHomonym(text) };
}

const usualTexts = ({ id }: ReplayEvent): readonly string[] =>
  events.filter((event) => event.isOrdinary && event.id.startsWith(`${id}/`)).flatMap(({ texts }) => texts);

const examplesOf = (cases: readonly Case[]): Example[] =>
  cases.flatMap(({ event, views }) =>
    views.map((posts) => ({
      features: readFeatures(posts),
      isCrisis: event.isCrisis,
      weight: (event.isOrdinary ? ORDINARY_WEIGHT : 1) / views.length,
    })),
  );

type Scorer = (one: Case, posts: readonly JudgedPost[]) => number;

/** Scores by weights that have not seen what shares `keyOf` with the case. */
function scoreUnseen(cases: readonly Case[], keyOf: (one: Case) => string): Scorer {
  const weights = new Map(
    [...new Set(cases.filter(({ event }) => !event.isOrdinary || keyOf === bySet).map(keyOf))].map((key) => [
      key,
      fitCriticality(examplesOf(cases.filter((one) => keyOf(one) !== key))),
    ]),
  );
  return (one, posts) => scoreFeatures(readFeatures(posts), weights.get(keyOf(one)));
}
const byEvent = ({ event }: Case): string => event.id.replace(/\/\d+$/, "");
const bySet = ({ event }: Case): string => event.set;
const published: Scorer = (_, posts) => scoreFeatures(readFeatures(posts));
const negativeShare: Scorer = (_, posts) =>
  posts.filter(({ scores }) => scores.negative > Math.max(scores.neutral, scores.positive)).length / posts.length;

function areaUnderCurve(crises: readonly number[], benign: readonly number[]): number {
  let won = 0;
  for (const one of crises) for (const other of benign) won += one > other ? 1 : one === other ? 0.5 : 0;
  return won / (crises.length * benign.length);
}

function summarise(name: string, scorer: Scorer, pick: (one: Case) => readonly JudgedPost[]) {
  const scores = (isCrisis: boolean, isOrdinary = false) =>
    cases
      .filter(({ event }) => event.isCrisis === isCrisis && event.isOrdinary === isOrdinary)
      .map((one) => scorer(one, pick(one)));
  const count = (list: readonly number[], from: number) =>
    `${list.filter((score) => score >= from).length}/${list.length}`;
  const [crises, benign] = [scores(true), scores(false)];
  return {
    weights: name,
    auc: Number(areaUnderCurve(crises, benign).toFixed(3)),
    crisesHarmful: count(crises, HARMFUL_FROM),
    crisesNotCalm: count(crises, LOUD_UP_TO),
    benignHarmful: count(benign, HARMFUL_FROM),
    benignNotCalm: count(benign, LOUD_UP_TO),
    ordinaryHarmful: count(scores(false, true), HARMFUL_FROM),
  };
}

function printCase(one: Case): void {
  const { event, views } = one;
  const { verdict, reasons } = judgeCriticality(views.at(-1)!);
  const score = (scorer: Scorer) => views.map((posts) => scorer(one, posts).toFixed(2)).join(" ");
  const told = reasons.map(({ sign, share, words }) => `${sign} ${Math.round(share * 100)}% ${words.join("/")}`);
  const row = [
    event.isCrisis ? "crisis" : "benign",
    event.set.slice(0, 10),
    event.id.padEnd(38),
    String(views.at(-1)!.length).padStart(4),
  ];
  console.log(
    `${row.join(" ")}  ${score(unseenEvent).padEnd(15)} ${score(unseenSet).padEnd(15)} ${verdict.padEnd(8)} ${told.join("; ")}`,
  );
}

const events = readReplayEvents();
const cases = events.filter(({ texts }) => texts.length > 0).map(toCase);
const unseenEvent = cases.length === 0 ? published : scoreUnseen(cases, byEvent);
const unseenSet = cases.length === 0 ? published : scoreUnseen(cases, bySet);

if (cases.length === 0) console.log("The replays are absent (set TOCSIN_STUDY_DATA): criticality is not measured.");
else {
  console.log(
    "is     set        event, posts, score with weights that have not seen the event, not seen its set, verdict, reasons",
  );
  for (const one of cases) if (!one.event.isOrdinary) printCase(one);
  for (const [when, pick] of [
    ["first four posts", (one: Case) => one.views[0]!],
    ["all posts", (one: Case) => one.views.at(-1)!],
  ] as const) {
    console.log(`\n${when}`);
    console.table([
      summarise("event unseen", unseenEvent, pick),
      summarise("set unseen", unseenSet, pick),
      summarise("published", published, pick),
      summarise("negative share", negativeShare, pick),
    ]);
  }
  console.log(
    "\nfitted on everything:",
    JSON.stringify(fitCriticality(examplesOf(cases)), (_, value) =>
      typeof value === "number" ? Number(value.toFixed(2)) : value,
    ),
  );
}
