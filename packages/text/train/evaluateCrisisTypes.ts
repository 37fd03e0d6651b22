import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { readCases } from "../cases/readCases.ts";
import { type CrisisType, scoreCrisisTypes } from "../src/index.ts";
import { loadBundledAnalyser } from "../src/node.ts";
import { type ReplayEvent, readReplayEvents } from "./replayEvents.ts";
import { SETS } from "./sets.ts";
import { findStudyFolder, type Label, readPosts } from "./study.ts";

/** How often a complaint of an airline's customer is put under customer service, against how often a friendly post is. */
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

/** Man-made accidents among the crises of CrisisLexT26: posts that inform of one, against posts of the same stream on other matters. */
const ACCIDENT = /train_crash|explosion|building_collapse|refinery|nightclub_fire|helicopter_crash/;

function countAccidents(study: string): void {
  const file = path.join(study, "_categories", "crisislext26_infotype.tsv.gz");
  const rows = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"));
  for (const related of ["Related and informative", "Not related"]) {
    const texts = rows.filter(([, , , of]) => of !== undefined && ACCIDENT.test(of) && of.endsWith(`|${related}`));
    const found = texts.map(([, text]) => scoreCrisisTypes(text!).map(({ type }) => type));
    const share = (holds: (types: CrisisType[]) => boolean) => found.filter(holds).length / found.length;
    const safety = share((types) => types.includes("product-safety"));
    console.log(
      JSON.stringify({ accidents: related, posts: texts.length, safety, anyKind: share((types) => types.length > 0) }),
    );
  }
}

/** What the truth files call a crisis, and the kinds that are right for it. */
const RIGHT_KINDS: readonly (readonly [RegExp, readonly CrisisType[]])[] = [
  [/outage|degradation/, ["outage"]],
  [/breach|cyber|security|privacy/, ["data-breach", "reputation", "activism"]],
  [/labour|strike/, ["activism", "employee-conduct"]],
  [/accident|safety|recall|violence|supply-chain|health claim|incident/, ["product-safety"]],
  [/misconduct|workplace|culture/, ["employee-conduct", "reputation"]],
  [/disruption|meltdown/, ["customer-service", "outage"]],
  [
    /scandal|ethics|trust|insolvency|fraud|raid|layoffs|takeover|backlash|pricing|policy/,
    ["reputation", "activism", "customer-service"],
  ],
  [/boycott|deplatform|moderation|environmental/, ["activism", "reputation"]],
];

/** Of an event's posts, the share put first under a right kind, and whether that kind leads. */
function countEvent({ id, crisisType, texts }: ReplayEvent): { share: number; isRight: boolean } {
  const right = new Set(RIGHT_KINDS.filter(([pattern]) => pattern.test(crisisType)).flatMap(([, kinds]) => kinds));
  const first = texts.flatMap((text) => scoreCrisisTypes(text)[0]?.type ?? []);
  const counts = new Map<CrisisType, number>();
  for (const type of first) counts.set(type, (counts.get(type) ?? 0) + 1);
  const leading = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const share = first.filter((type) => right.has(type)).length / texts.length;
  const isRight = leading !== undefined && right.has(leading);
  console.log(
    JSON.stringify({ event: id, is: crisisType, posts: texts.length, leading: leading ?? "-", isRight, share }),
  );
  return { share, isRight };
}

function countEvents(): void {
  const crises = readReplayEvents().filter(({ isCrisis, texts }) => isCrisis && texts.length > 0);
  const counted = crises.map(countEvent);
  const right = counted.filter(({ isRight }) => isRight).length;
  const mean = counted.reduce((sum, { share }) => sum + share, 0) / counted.length;
  if (crises.length > 0)
    console.log(JSON.stringify({ events: crises.length, leadingKindRight: right, meanShareOfPosts: mean }));
}

/** Posts written apart from the lists, on purpose in other words: how many come out right, first and at all. */
function countInvented(set: string): void {
  const cases = readCases(`crisisTypes.${set}.txt`, "\t");
  const found = cases.map(([kind, post]) => ({
    kind,
    types: scoreCrisisTypes(post!).map(({ type }) => type as string),
  }));
  const first = found.filter(({ kind, types }) => types[0] === kind).length;
  console.log(
    JSON.stringify({
      invented: cases.length,
      first,
      found: found.filter(({ kind, types }) => types.includes(kind!)).length,
    }),
  );
}

const analyser = loadBundledAnalyser();
const study = findStudyFolder();
for (const set of ["second", "third"]) countInvented(set);
if (study) {
  const reasons = readReasons(study);
  for (const reason of new Set(reasons.map((row) => row.reason))) {
    const texts = reasons.filter((row) => row.reason === reason).map((row) => row.text);
    console.log(JSON.stringify({ reason, ...countAsService(texts) }));
  }
  const friendly = readPosts(study, "en/airline", "train").filter((post) => post.label === 2);
  console.log(JSON.stringify({ reason: "(positive posts)", ...countAsService(friendly.map((post) => post.text)) }));
  countAccidents(study);
  countEvents();
  for (const language of ["en", "ru", "fa", "ar", "el"]) console.log(JSON.stringify(countBySentiment(study, language)));
} else console.log("The study data is absent (set TOCSIN_STUDY_DATA): crisis types are not measured.");
