import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { detectLanguage, scoreCrisisTypes } from "../src/index.ts";
import { loadBundledAnalyser, loadModelFolder } from "../src/node.ts";
import { createSentimentScorer, type SentimentScorer } from "../src/sentiment/scoreSentiment.ts";
import { openPeers, type Peer } from "../train/peers.ts";
import { measurePerSecond } from "./perSecond.ts";
import { type BenchText, readBenchTexts } from "./texts.ts";

/** One figure of the text engine, beside what it should be. */
export interface TextMark {
  readonly what: string;
  readonly figure: number;
  /** The least (or, where less is better, the most) that it should be; absent for figures that only inform. */
  readonly target?: number;
  readonly isMet?: boolean;
}

const atLeast = (what: string, figure: number, target: number): TextMark => ({
  what,
  figure,
  target,
  isMet: figure >= target,
});
const atMost = (what: string, figure: number, target: number): TextMark => ({
  what,
  figure,
  target,
  isMet: figure <= target,
});

/** Speed on one core, speed as a multiple of each peer library on the same texts, size and memory. */
export async function measureText(): Promise<TextMark[]> {
  const texts = readBenchTexts();
  const scoreSentiment = createSentimentScorer(loadModelFolder(fileURLToPath(new URL("../model", import.meta.url))));
  const analyser = loadBundledAnalyser();
  const whole = await measurePerSecond(texts, ({ text }) => analyser.analyse(text));
  const sentiment = await measurePerSecond(texts, ({ text, language }) => scoreSentiment(text, language));
  return [
    atLeast("posts analysed per second, six languages, 100 characters", whole, 20_000),
    atLeast("sentiment alone per second, 100 characters", sentiment, 100_000),
    { what: "language alone per second", figure: await measurePerSecond(texts, ({ text }) => detectLanguage(text)) },
    {
      what: "crisis type alone per second",
      figure: await measurePerSecond(texts, ({ text }) => scoreCrisisTypes(text)),
    },
    ...(await comparePeers(texts, scoreSentiment)),
    ...measureFootprint(),
  ];
}

async function comparePeers(texts: readonly BenchText[], score: SentimentScorer): Promise<TextMark[]> {
  const marks: TextMark[] = [];
  for (const peer of await openPeers()) marks.push(await comparePeer(peer, texts, score));
  return marks;
}

async function comparePeer(peer: Peer, texts: readonly BenchText[], score: SentimentScorer): Promise<TextMark> {
  const shared = texts.filter(({ language }) => peer.languages.includes(language));
  const ours = await measurePerSecond(shared, ({ text, language }) => score(text, language));
  const theirs = await measurePerSecond(shared, ({ text, language }) => peer.read(text, language));
  const ratio = Math.round((ours / Math.max(1, theirs)) * 10) / 10;
  return atLeast(`sentiment, times as fast as ${peer.name} (${theirs}/s)`, ratio, 1);
}

/** Load time, memory and files, weighed in a process that does nothing else. */
function measureFootprint(): TextMark[] {
  const script = fileURLToPath(new URL("footprint.ts", import.meta.url));
  const printed = execFileSync(process.execPath, [...process.execArgv, script], { encoding: "utf8" });
  const { loadMs, residentMb, filesMb, compressedMb } = JSON.parse(printed) as Record<string, number>;
  return [
    atMost("model loaded, ms of processor time", loadMs!, 50),
    atMost("memory of a process with the engine loaded and used, MB", residentMb!, 250),
    atMost("model files as they lie, MB", filesMb!, 4),
    atMost("model files compressed, MB", compressedMb!, 2.5),
  ];
}

/** One line per figure for people, with a mark beside each that has a target. */
export function printMarks(marks: readonly TextMark[]): void {
  for (const { what, figure, target, isMet } of marks) {
    const aim = target === undefined ? "" : `  target ${target}  ${isMet ? "met" : "MISSED"}`;
    console.log(`${what.padEnd(70)} ${String(figure).padStart(10)}${aim}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const marks = await measureText();
  printMarks(marks);
  console.log(JSON.stringify({ text: marks }));
}
