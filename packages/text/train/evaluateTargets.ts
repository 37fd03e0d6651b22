import { BRANDS, LANGUAGES, readTargetCases, type TargetCase } from "../cases/targets/readTargetCases.ts";
import { createSentimentReader, createTargetScorer, type Sentiment } from "../src/index.ts";
import { loadModelFolder } from "../src/node.ts";
import { macroF1 } from "./measures.ts";
import { modelFolder } from "./modelFolder.ts";

/**
 * How often the sentiment toward a brand is told right, against the sentiment of the whole text handed to each brand, on
 * the invented posts in `cases/targets`. Rules were written with every second post in view ("seen"); the others only counted.
 */
const read = createSentimentReader(loadModelFolder(modelFolder("all")));
const score = createTargetScorer(read);
const CLASSES: readonly Sentiment[] = ["negative", "neutral", "positive"];

interface Guess {
  readonly right: Sentiment;
  readonly whole: Sentiment;
  /** A brand that is not found gets no sentiment, which counts as neutral. */
  readonly target: Sentiment;
  readonly isSeveral: boolean;
}

function guessAll(cases: readonly TargetCase[]): Guess[] {
  return cases.flatMap(({ language, text, wanted }) => {
    const scores = read(text, language);
    const whole = CLASSES.reduce((best, name) => (scores[name] > scores[best] ? name : best), "neutral");
    const found = new Map(score(text, language, BRANDS).map(({ id, sentiment }) => [id, sentiment]));
    const isSeveral = wanted.size > 1;
    return [...wanted].map(([id, right]) => ({ right, whole, target: found.get(id) ?? "neutral", isSeveral }) as const);
  });
}

function describe(name: string, guesses: readonly Guess[]) {
  const share = (key: "whole" | "target") => {
    const labels = guesses.map(({ right }) => CLASSES.indexOf(right));
    const winners = guesses.map((guess) => CLASSES.indexOf(guess[key]));
    const accuracy = guesses.filter((guess) => guess[key] === guess.right).length / guesses.length;
    return { accuracy: percent(accuracy), macroF1: percent(macroF1(winners, labels)) };
  };
  return { name, brands: guesses.length, wholeText: share("whole"), perBrand: share("target") };
}

const percent = (share: number) => Math.round(share * 1000) / 10;

function printMisses(cases: readonly TargetCase[]): void {
  for (const entry of cases) {
    for (const { id, sentiment, scores } of score(entry.text, entry.language, BRANDS)) {
      if (entry.wanted.get(id) === sentiment) continue;
      const shown = CLASSES.map((name) => scores[name].toFixed(2)).join(" ");
      console.log(`  ${id}: ${sentiment} (${shown}), should be ${entry.wanted.get(id)}: ${entry.text}`);
    }
  }
}

for (const language of LANGUAGES) {
  const cases = readTargetCases(language);
  const seen = cases.filter((_, i) => i % 2 === 0);
  const unseen = cases.filter((_, i) => i % 2 === 1);
  console.log(JSON.stringify(describe(`${language} seen`, guessAll(seen))));
  console.log(JSON.stringify(describe(`${language} unseen`, guessAll(unseen))));
  console.log(
    JSON.stringify(
      describe(
        `${language} two brands or more`,
        guessAll(cases).filter((guess) => guess.isSeveral),
      ),
    ),
  );
  if (process.argv.includes("--misses")) printMisses(seen);
}
console.log(
  JSON.stringify(
    describe(
      "all",
      LANGUAGES.flatMap((language) => guessAll(readTargetCases(language))),
    ),
  ),
);
