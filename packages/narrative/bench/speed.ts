/**
 * What the engine costs: a stream of a million invented posts is placed among its echoes and narratives, and the cost of a
 * post is taken after ten thousand, a hundred thousand and a million; then what a snapshot costs and the questions asked of
 * one episode. Times are of processor time, so that other work on the machine does not count for much.
 */
import { pathToFileURL } from "node:url";
import {
  clusterNarratives,
  createEchoIndex,
  createNarrativeIndex,
  distinctiveTerms,
  findCoordination,
  restoreNarrativeIndex,
  type StreamedPost,
} from "../src/index.ts";
import { inventPosts } from "./invent.ts";
import { atLeast, atMost, type Mark, printMarks, rounded, told } from "./marks.ts";
import { measureQuality } from "./quality.ts";

const PER_DAY = 100_000;
const STEP = 10_000;
const STEPS = 100;

/** Quality on labelled replays (where they are at hand), then speed and memory on one core. */
export function measureNarratives(): Mark[] {
  return [...measureQuality(), ...measureStream(), ...measureEpisode(1000)];
}

interface Step {
  readonly echoMs: number;
  readonly narrativeMs: number;
}

function measureStream(): Mark[] {
  const echoes = createEchoIndex({ windowMinutes: 24 * 60 });
  const narratives = createNarrativeIndex();
  const stream = inventPosts(PER_DAY);
  const heapBefore = process.memoryUsage().heapUsed;
  const steps = Array.from({ length: STEPS }, () => placeStep(take(stream, STEP), { echoes, narratives }));
  const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  const costAt = (step: number) => (1000 * msOf(steps.slice(Math.max(0, step - 2), step + 1))) / STEP;
  const hundred = steps.slice(0, 10);
  const [text, snapshotMs] = timed(() => JSON.stringify(narratives.snapshot()));
  const [, restoreMs] = timed(() => restoreNarrativeIndex(JSON.parse(text)));
  return [
    atLeast(
      "100,000 posts placed in echoes and narratives, per second",
      perSecond(STEP * 10, msOf(hundred) * 10),
      5000,
    ),
    told("of them in narratives alone, per second", perSecond(STEP * 10, sum(hundred.map((step) => step.narrativeMs)))),
    told("of them among echoes alone, per second", perSecond(STEP * 10, sum(hundred.map((step) => step.echoMs)))),
    told("microseconds a post after 10,000", rounded(costAt(0), 1)),
    told("microseconds a post after 100,000", rounded(costAt(9), 1)),
    told("microseconds a post after 1,000,000", rounded(costAt(STEPS - 1), 1)),
    atMost("cost of a post after 1,000,000 to that after 100,000", rounded(costAt(STEPS - 1) / costAt(9), 2), 1.5),
    told("memory after 1,000,000 posts, MB (50,000 groups, 20,000 narratives)", rounded(heapMb)),
    told("snapshot of the narratives, MB", rounded(text.length / 2 ** 20, 1)),
    told("snapshot of the narratives, ms", rounded(snapshotMs)),
    told("narratives restored, ms", rounded(restoreMs)),
    told("narratives of two posts and more at the end", narratives.list().length),
  ];
}

interface Indexes {
  readonly echoes: ReturnType<typeof createEchoIndex>;
  readonly narratives: ReturnType<typeof createNarrativeIndex>;
}

function placeStep(posts: readonly StreamedPost[], { echoes, narratives }: Indexes): Step {
  const [groups, echoMs] = timed(() => posts.map((post) => echoes.place(post).groupId));
  const [, narrativeMs] = timed(() => posts.map((post, i) => narratives.place({ ...post, groupId: groups[i]! })));
  return { echoMs, narrativeMs };
}

/** An hour of `count` posts against a day of five times as many. */
function measureEpisode(count: number): Mark[] {
  const stream = inventPosts(PER_DAY, 12);
  const posts = take(stream, count);
  const texts = posts.map(({ text }) => text);
  const usual = take(stream, count * 5).map(({ text }) => text);
  return [
    told(
      "distinctive terms of 1,000 posts against 5,000, ms",
      rounded(timed(() => distinctiveTerms(texts, usual, { limit: 15 }))[1]),
    ),
    told("narratives of 1,000 posts at once, ms", rounded(timed(() => clusterNarratives(posts, { usual }))[1])),
    told("signs of coordination in 1,000 posts, ms", rounded(timed(() => findCoordination(posts))[1])),
  ];
}

function take<T>(items: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => items.next().value as T);
}

/** Mean time of a step. */
function msOf(steps: readonly Step[]): number {
  return sum(steps.map(({ echoMs, narrativeMs }) => echoMs + narrativeMs)) / steps.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function timed<T>(work: () => T): [result: T, ms: number] {
  const from = processorMs();
  const result = work();
  return [result, processorMs() - from];
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function perSecond(count: number, ms: number): number {
  return Math.round((count / ms) * 1000);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const marks = measureNarratives();
  printMarks(marks);
  console.log(JSON.stringify({ narrative: marks }));
}
