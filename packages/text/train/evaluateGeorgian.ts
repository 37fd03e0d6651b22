import { pathToFileURL } from "node:url";
import { loadBundledAnalyser } from "../src/node.ts";
import { SURE_FROM } from "../src/sentiment/sureness.ts";
import { type GeorgianPost, readGeorgianPosts } from "./georgianPosts.ts";
import { type Figures, measure, topClass } from "./measures.ts";

/**
 * Georgian sentiment as the product answers it, language detection and Latin letters included. The development half by
 * default; the other half only with `--test`, since who looks at it while tuning measures nothing.
 */
const LABELS = ["negative", "neutral", "positive"];

const analyser = loadBundledAnalyser();

function guessPost({ written }: GeorgianPost): number[] {
  const { scores } = analyser.analyse(written);
  return [scores.negative, scores.neutral, scores.positive];
}

function measurePosts(posts: readonly GeorgianPost[], guesses: readonly number[][]): Figures {
  return measure(
    guesses,
    posts.map((post) => post.label),
    SURE_FROM,
  );
}

function printConfusion(posts: readonly GeorgianPost[], guesses: readonly number[][]): void {
  console.log("labelled     said negative  neutral  positive");
  for (const [label, name] of LABELS.entries()) {
    const said = [0, 0, 0];
    posts.forEach((post, i) => {
      if (post.label === label) said[topClass(guesses[i]!)]! += 1;
    });
    console.log(`${name.padEnd(12)} ${said.map((count) => String(count).padStart(9)).join("")}`);
  }
}

function printKinds(posts: readonly GeorgianPost[], guesses: readonly number[][]): void {
  for (const kind of [...new Set(posts.map((post) => post.kind))].sort()) {
    const ofKind = posts.flatMap((post, i) => (post.kind === kind ? [i] : []));
    const hits = ofKind.filter((i) => topClass(guesses[i]!) === posts[i]!.label).length;
    console.log(`${kind.padEnd(12)} ${String(ofKind.length).padStart(4)} posts, ${hits} right`);
  }
}

/** Prints the figures of one half and gives them; null where its posts are missing. */
export function evaluateGeorgian(half: "dev" | "test" = "dev"): Figures | null {
  const posts = readGeorgianPosts(half);
  if (posts.length === 0) {
    console.log(`There are no labelled Georgian posts in cases/georgian/${half}.tsv.`);
    return null;
  }
  const guesses = posts.map(guessPost);
  const figures = measurePosts(posts, guesses);
  console.log(JSON.stringify({ georgian: half, ...figures }));
  printConfusion(posts, guesses);
  printKinds(posts, guesses);
  return figures;
}

const isRunDirectly = import.meta.url === pathToFileURL(process.argv[1] ?? "").href;
if (isRunDirectly) evaluateGeorgian(process.argv.includes("--test") ? "test" : "dev");
