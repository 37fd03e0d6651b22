import { buildCrisis, buildHistory, type ExchangePost, launch, taintedBatch } from "@tocsin/lab";
import { loadBundledAnalyser } from "@tocsin/text/node";
import { describe, expect, test } from "vitest";
import { readJsonLines } from "../modules/listen/index.ts";
import { gatherPosts } from "./gather.ts";
import type { ReplayLine } from "./lines.ts";
import { type Replayed, replay } from "./replay.ts";

const analyser = loadBundledAnalyser();
const start = new Date("2026-03-11T09:00:00Z");
const market = (scenario: typeof taintedBatch) => ({ ...scenario, history: { ...scenario.history, days: 9 } });
const own = taintedBatch.watches.find(({ kind }) => kind === "own")!;
const watch = { name: own.name, query: own.query, isOwn: true };

const history = buildHistory(market(taintedBatch), { seed: "replay", until: start });
const storyOf = (scenario: typeof taintedBatch) =>
  buildCrisis(scenario, { seed: "replay", start, minutes: 300, paceFactor: 1 });

async function* asFile(posts: readonly (ExchangePost | string)[]) {
  for (const post of posts) yield `${typeof post === "string" ? post : JSON.stringify(post)}\n`;
}
const archive = (name: string, posts: readonly (ExchangePost | string)[]) => ({
  name,
  lines: readJsonLines(asFile(posts), () => new Date("2026-04-01T00:00:00Z")),
});

async function run(archives: Parameters<typeof gatherPosts>[0], watches = [watch]) {
  const gathered = await gatherPosts(archives);
  const course = replay(gathered.posts, watches, { analyser, timeZone: "UTC", weeklyBudget: 1 });
  const lines: ReplayLine[] = [];
  let step = await course.next();
  for (; !step.done; step = await course.next()) lines.push(step.value);
  return { gathered, lines, seen: step.value as Replayed[] };
}

const duringStory = (lines: readonly ReplayLine[]) =>
  lines.filter(({ type, at }) => type !== "notice" && Date.parse(at) >= start.getTime());

describe("replay", async () => {
  const crisis = storyOf(taintedBatch);
  const told = await run([archive("history", history), archive("crisis", crisis)]);

  test("a crisis rings once, in its first minutes, and stays a crisis", () => {
    const calls = duringStory(told.lines);
    expect(calls.filter(({ type }) => type === "alert")).toHaveLength(1);
    expect(calls.some(({ kind }) => kind === "crisis")).toBe(true);
    const minutes = (Date.parse(calls[0]!.at) - start.getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThanOrEqual(30);
  });

  test("an alert says how much came, how much was usual and who speaks", () => {
    const last = duringStory(told.lines).findLast(({ type }) => type === "alert")!;
    expect(last.observed!).toBeGreaterThan(last.expected! * 2);
    expect(last.voices!).toBeGreaterThan(3);
    expect(last.severity!).toBeGreaterThanOrEqual(2);
    expect(last.reasons[0]).toMatch(/^\d+ (voices|negative voices) in .+, where .*about [\d.]+.*\.$/);
  });

  test("the order of files and of lines does not matter", async () => {
    const shuffled = await run([archive("crisis", [...crisis].reverse()), archive("history", history)]);
    expect(shuffled.lines).toEqual(told.lines);
  });

  test("told twice, a post counts once", async () => {
    const twice = await run([archive("a", history), archive("b", crisis), archive("c", crisis)]);
    expect(twice.gathered.duplicates).toBe(crisis.length);
    expect(twice.lines).toEqual(told.lines);
  });

  test("what comes later changes nothing of what was said before", async () => {
    const cut = "2026-03-11T10:00:00.000Z";
    const early = await run([
      archive("a", history),
      archive(
        "b",
        crisis.filter((post) => post.publishedAt < cut),
      ),
    ]);
    const saidBefore = (lines: readonly ReplayLine[]) => lines.filter(({ type, at }) => type !== "notice" && at < cut);
    expect(saidBefore(early.lines)).toEqual(saidBefore(told.lines));
    expect(saidBefore(told.lines).length).toBeGreaterThan(0);
  });

  test("a launch that people love opens as a buzz", async () => {
    const { lines } = await run([archive("history", history), archive("launch", storyOf(launch))]);
    expect(duringStory(lines)[0]).toMatchObject({ type: "alert", kind: "buzz" });
  });

  test("ordinary days ring seldom and softly", () => {
    const before = told.lines.filter(({ type, at }) => type === "alert" && Date.parse(at) < start.getTime());
    expect(before.length).toBeLessThanOrEqual(3);
    expect(before.every(({ severity }) => severity! <= 2)).toBe(true);
  });

  test("bad lines are named and the good ones go through", async () => {
    const { gathered } = await run([archive("broken", ["{", '{"platform":"x"}', history[0]!, "[]"])]);
    expect(gathered.posts).toHaveLength(1);
    expect(gathered.bad.map(({ file, line }) => `${file} ${line}`)).toEqual(["broken 1", "broken 2", "broken 4"]);
  });

  test("a watch that never matched is told at the end", async () => {
    const { lines } = await run(
      [archive("history", history.slice(0, 50))],
      [{ ...watch, name: "Nobody", query: "qwertzuiop" }],
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ type: "notice", watch: "Nobody", kind: "data" });
    expect(lines[0]!.reasons[0]).toContain("never matched");
  });

  test("an empty stream is no failure", async () => {
    const { lines, seen } = await run([archive("empty", [])]);
    expect(lines).toEqual([]);
    expect(seen).toMatchObject([{ matched: 0, hours: [] }]);
  });

  test("a stream silent for weeks was not listened to", async () => {
    const later = crisis.slice(0, 3).map((post, index) => ({
      ...post,
      externalId: `late-${index}`,
      publishedAt: `2026-03-31T0${index}:00:00Z`,
    }));
    const { lines } = await run([archive("history", history.slice(0, 40)), archive("later", later)]);
    expect(lines.some(({ type, reasons }) => type === "notice" && reasons[0]!.includes("nobody listened"))).toBe(true);
  });
});
