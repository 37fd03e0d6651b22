import { pathToFileURL } from "node:url";
import { eld } from "eld/small";
import {
  type CaseSplit,
  cutToThreeWords,
  type LanguageCase,
  readLanguageCases,
} from "../cases/language/languageCases.ts";
import { readCases } from "../cases/readCases.ts";
import { detectLanguage } from "../src/index.ts";
import { SETS } from "./sets.ts";
import { findStudyFolder, readPosts } from "./study.ts";

/** Answers with a code of the cases: "ru", or "ru-Latn" for romanised speech. */
type Detector = (text: string) => string;

const PEER_CODES: Record<string, string> = { ku: "ckb" };

const tocsin: Detector = (text) => {
  const { language, romanised } = detectLanguage(text);
  return romanised ? `${language}-Latn` : language;
};

/** The library alone; it knows no romanised speech, so the bare language counts as right there. */
const eldAlone: Detector = (text) => {
  const { language } = eld.detect(text);
  return PEER_CODES[language] ?? language;
};

/** Prints how often the language is told right: invented posts of `split`, the library alone beside it, and the study's posts. */
export function evaluateLanguage(split: CaseSplit = "dev"): void {
  console.log(`\nLanguage, invented posts (${split}): right in % by Tocsin / by eld alone`);
  for (const group of ["sentences", "neighbours", "romanised", "mixed"] as const) printGroup(split, group);
  printForeign();
  const study = findStudyFolder();
  if (study) printStudyPosts(study);
  else console.log("The study data is absent (set TOCSIN_STUDY_DATA): its posts are not measured.");
}

function printGroup(split: CaseSplit, group: "sentences" | "neighbours" | "romanised" | "mixed"): void {
  const cases = readLanguageCases(split, group);
  const cuts = group === "mixed" ? [] : cutToThreeWords(cases);
  const codes = group === "mixed" ? [] : [...new Set(cases.map(({ code }) => code))];
  const only = (list: readonly LanguageCase[], code: string) => list.filter((one) => one.code === code);
  console.log(`\n| ${group} | posts | as written | three words | mistaken for |\n|---|---|---|---|---|`);
  for (const code of codes) printRow(code, only(cases, code), only(cuts, code));
  printRow("all", cases, cuts);
}

/** Languages at home in Latin letters, typed without marks: none of them should pass for romanised speech. */
function printForeign(): void {
  const posts = readCases("language/dev/foreign.txt", "\t").map(([, text]) => text!);
  const taken = posts.filter((text) => tocsin(text).endsWith("-Latn")).length;
  console.log(
    `\n${posts.length} invented posts in 43 languages at home in Latin letters: ${taken} taken for romanised speech`,
  );
}

function printRow(name: string, cases: readonly LanguageCase[], cuts: readonly LanguageCase[]): void {
  const compare = (list: readonly LanguageCase[]) =>
    list.length === 0 ? "" : `${percentRight(list, tocsin)} / ${percentRight(list, eldAlone)}`;
  const found = [...cases, ...cuts].map(({ code, text }) => ({ code, answer: tocsin(text) }));
  const wrong = found.filter(({ code, answer }) => code !== answer).map(({ answer }) => answer);
  console.log(`| ${name} | ${cases.length} | ${compare(cases)} | ${compare(cuts)} | ${nameCommonest(wrong)} |`);
}

function percentRight(cases: readonly LanguageCase[], detect: Detector): string {
  const isRight = ({ code, text }: LanguageCase) => {
    const answer = detect(text);
    return answer === code || (detect === eldAlone && `${answer}-Latn` === code);
  };
  return ((100 * cases.filter(isRight).length) / cases.length).toFixed(1);
}

/** How often the language of a set's development posts is told right, and how often they are taken for romanised speech. */
function printStudyPosts(study: string): void {
  console.log("\n| study set (dev) | posts | right in % | romanised in % | mistaken for |\n|---|---|---|---|---|");
  for (const { path } of SETS) {
    const posts = readPosts(study, path, "dev");
    if (posts.length === 0) continue;
    const answers = posts.map(({ text }) => tocsin(text));
    const wrong = answers.filter((answer) => answer.split("-")[0] !== path.slice(0, 2));
    const romanised = answers.filter((answer) => answer.endsWith("-Latn")).length;
    const percent = (count: number) => ((100 * count) / posts.length).toFixed(2);
    const right = percent(posts.length - wrong.length);
    console.log(`| ${path} | ${posts.length} | ${right} | ${percent(romanised)} | ${nameCommonest(wrong)} |`);
  }
}

function nameCommonest(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5);
  return ranked.map(([code, count]) => `${code} ${count}`).join(", ");
}

const isRunDirectly = import.meta.url === pathToFileURL(process.argv[1] ?? "").href;
if (isRunDirectly) evaluateLanguage(process.argv.includes("--test") ? "test" : "dev");
