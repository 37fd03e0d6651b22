/**
 * How well the engine agrees with people: near-duplicates against labelled pairs, narratives against labelled stories. The
 * labels are ids (cases/*.tsv); the texts stay with the replays, which are study data. Prints nothing to tune on: the halves
 * named "dev" were used to choose the bounds, those named "test" only to measure.
 */
import { pathToFileURL } from "node:url";
import { foldedWords } from "@tocsin/text/tokens";
import { createEchoIndex, createNarrativeIndex } from "../src/index.ts";
import { atLeast, type Mark, printMarks, rounded, told } from "./marks.ts";
import { haveReplays, type ReplayPost, readReplay, readTable } from "./replays.ts";

type Half = "dev" | "test";

/** Pairwise F1 of near-duplicates and B-cubed F1 of narratives; empty, with a line that says so, without the replays. */
export function measureQuality(): Mark[] {
  if (!haveReplays()) {
    console.log(
      "The replays are absent (set TOCSIN_STUDY_DATA): the quality of echoes and narratives is not measured.",
    );
    return [];
  }
  return [...measureEchoes(), ...measureStories("dev"), ...measureStories("test")];
}

interface Pair {
  readonly half: string;
  readonly earlier: ReplayPost;
  readonly later: ReplayPost;
  readonly isEcho: boolean;
}

type Judge = (earlier: ReplayPost, later: ReplayPost) => boolean;

function measureEchoes(): Mark[] {
  const pairs = readPairs();
  const of = (half: Half) => pairs.filter((pair) => pair.half === half);
  const ours = scorePairs(pairs, isPlacedAsEcho);
  return [
    told("labelled pairs of posts", pairs.length),
    atLeast("echoes: pairwise F1, all pairs", ours.f1, 0.95),
    told("echoes: precision", ours.precision),
    told("echoes: recall", ours.recall),
    told("echoes: F1 of the half for development", scorePairs(of("dev"), isPlacedAsEcho).f1),
    told("echoes: F1 of the half for measuring", scorePairs(of("test"), isPlacedAsEcho).f1),
    told("the same text to the letter: F1", scorePairs(pairs, ({ text }, later) => text === later.text).f1),
    told("shared word pairs (Jaccard, best of all bounds): F1", bestJaccard(pairs)),
  ];
}

function readPairs(): Pair[] {
  return readTable("echo-pairs.tsv").map(([half, replay, earlier, later, label]) => {
    const find = (id: string) => readReplay(replay!).find((post) => post.id === id)!;
    return { half: half!, earlier: find(earlier!), later: find(later!), isEcho: label === "echo" };
  });
}

/** In an index of these two posts, by different authors. */
function isPlacedAsEcho(earlier: ReplayPost, later: ReplayPost): boolean {
  const index = createEchoIndex({ windowMinutes: Number.MAX_SAFE_INTEGER / 60_000 });
  index.place({ ...earlier, authorKey: "one" });
  return index.place({ ...later, authorKey: "other" }).isEcho;
}

function scorePairs(pairs: readonly Pair[], judge: Judge) {
  const judged = pairs.map(({ earlier, later, isEcho }) => ({ isEcho, isFound: judge(earlier, later) }));
  const right = judged.filter(({ isEcho, isFound }) => isEcho && isFound).length;
  const found = judged.filter(({ isFound }) => isFound).length;
  const echoes = judged.filter(({ isEcho }) => isEcho).length;
  return {
    precision: rounded(right / Math.max(1, found), 3),
    recall: rounded(right / Math.max(1, echoes), 3),
    f1: rounded((2 * right) / Math.max(1, found + echoes), 3),
  };
}

function bestJaccard(pairs: readonly Pair[]): number {
  const bounds = Array.from({ length: 17 }, (_, step) => 0.1 + step * 0.05);
  return Math.max(...bounds.map((bound) => scorePairs(pairs, (one, other) => jaccard(one, other) >= bound).f1));
}

function jaccard(one: ReplayPost, other: ReplayPost): number {
  const [first, second] = [wordPairs(one), wordPairs(other)];
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return shared / Math.max(1, first.size + second.size - shared);
}

function wordPairs({ text }: ReplayPost): Set<string> {
  const words = foldedWords(text.replace(/https?:\/\/\S+/g, " "));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

const WARM_UP = 2000;

/** The stream runs from 2,000 posts before the labelled stretch, as it would have run by then. */
function measureStories(half: Half): Mark[] {
  const rows = readTable("stories.tsv").filter(([of]) => of === half);
  const truth = new Map(rows.map(([, , id, story]) => [id!, story!]));
  const found = placeStream(readReplay(rows[0]![1]!), truth);
  const { precision, recall, f1 } = bCubed([...truth.keys()].map((id) => [truth.get(id)!, found.get(id)!]));
  return [
    told(`narratives, ${truth.size} headlines (${half}): B-cubed F1`, f1),
    told(`narratives (${half}): B-cubed precision`, precision),
    told(`narratives (${half}): B-cubed recall`, recall),
    told(
      `every headline its own narrative (${half}): B-cubed F1`,
      bCubed([...truth].map(([id, story]) => [story, id])).f1,
    ),
  ];
}

function placeStream(posts: readonly ReplayPost[], truth: ReadonlyMap<string, string>): Map<string, string> {
  const first = posts.findIndex(({ id }) => truth.has(id));
  const last = posts.findLastIndex(({ id }) => truth.has(id));
  const echoes = createEchoIndex({ windowMinutes: 2 * 24 * 60 });
  const index = createNarrativeIndex();
  const placed = new Map<string, string>();
  for (const post of posts.slice(Math.max(0, first - WARM_UP), last + 1)) {
    const { narrativeId } = index.place({ ...post, groupId: echoes.place(post).groupId });
    if (truth.has(post.id)) placed.set(post.id, narrativeId);
  }
  return new Map([...placed].map(([id, narrativeId]) => [id, index.resolve(narrativeId)!]));
}

/** Bagga and Baldwin 1998: precision and recall of each post's own cluster, averaged over posts. */
function bCubed(posts: readonly (readonly [truth: string, found: string])[]) {
  const share = (of: 0 | 1, among: 0 | 1) => {
    const parts = posts.map((post) => {
      const mates = posts.filter((other) => other[among] === post[among]);
      return mates.filter((other) => other[of] === post[of]).length / mates.length;
    });
    return parts.reduce((sum, part) => sum + part, 0) / posts.length;
  };
  const [precision, recall] = [share(0, 1), share(1, 0)];
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision: rounded(precision, 3), recall: rounded(recall, 3), f1: rounded(f1, 3) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const marks = measureQuality();
  printMarks(marks);
  console.log(JSON.stringify({ narrativeQuality: marks }));
}
