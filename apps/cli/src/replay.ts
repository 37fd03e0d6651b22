/** `tocsin replay`: a stream of the past through the live product's decisions, on a simulated clock. */
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { type Calendar, calendars } from "@tocsin/contract";
import {
  badLinesNotice,
  findPaths,
  type Gathered,
  gatherPosts,
  type Replayed,
  type ReplayLine,
  type ReplayWatch,
  readJsonLines,
  replay,
  toNotice,
  writeReport,
} from "@tocsin/server";
import { loadBundledAnalyser } from "@tocsin/text/node";
import type { Command } from "commander";
import { parsePositive } from "./detectProgram.ts";
import { note, openInput, printLine, requireFile } from "./lineInput.ts";
import { collect } from "./match.ts";
import { parseNamedQuery, readQueries } from "./namedQueries.ts";

interface Given {
  readonly watch: readonly string[];
  readonly own: readonly string[];
  readonly out?: string;
  readonly timeZone: string;
  readonly weeklyBudget: number;
  readonly calendars: readonly Calendar[];
}

export function addReplayCommand(program: Command): void {
  program
    .command("replay")
    .argument("<files...>", "posts in the exchange format, JSON lines (also .gz)")
    .option("-w, --watch <name=query>", "a watch; may be given several times", collect, [])
    .option("--own <name>", "the watch of the own brand; may be given several times (default: all)", collect, [])
    .option("--out <file>", "write a report as one HTML file")
    .option("--time-zone <zone>", "the brand's time zone", "UTC")
    .option("--weekly-budget <alerts>", "about how many alerts a week and watch", parsePositive, 1)
    .option(
      "--calendars <names>",
      `calendars the brand lives by, with commas: ${calendars.join(", ")}`,
      parseCalendars,
      [],
    )
    .description("run a stream of the past through the alarm and print what would have rung, when and why")
    .action(runReplay);
}

async function runReplay(files: readonly string[], given: Given): Promise<void> {
  const watches = readWatches(given);
  for (const file of files) requireFile(file);
  const gathered = await gatherPosts(files.map((file) => ({ name: basename(file), lines: linesOf(file) })));
  tellOfBadLines(gathered);
  const lines: ReplayLine[] = [];
  const say = async (line: ReplayLine) => {
    lines.push(line);
    await printLine(JSON.stringify(line));
  };
  const first = gathered.posts[0];
  if (first === undefined) throw new Error("There is no usable post in these files.");
  if (gathered.badCount > 0) await say(toNotice(first.publishedAt.getTime(), null, badLinesNotice(gathered.badCount)));
  const seen = await follow(gathered, watches, given, say);
  summarise(gathered, seen, lines);
  if (given.out !== undefined)
    writeFileSync(
      given.out,
      writeReport({ title: files.map((file) => basename(file)).join(", "), lines, watches: seen }),
    );
}

function parseCalendars(written: string): Calendar[] {
  return written.split(",").map((name) => {
    const calendar = calendars.find((known) => known === name.trim());
    if (calendar === undefined) throw new Error(`--calendars knows ${calendars.join(", ")}; not “${name.trim()}”.`);
    return calendar;
  });
}

const linesOf = (file: string) => readJsonLines(openInput(file), () => new Date());

function readWatches({ watch, own }: Given): ReplayWatch[] {
  if (watch.length === 0) throw new Error("Which watch? Give at least one --watch NAME=QUERY.");
  const named = watch.map((written) => {
    const found = parseNamedQuery(written);
    if (found === null)
      throw new Error(`--watch needs NAME=QUERY, such as 'Norvia=norvia OR "norvia air"'; this is ${written}`);
    return found;
  });
  const names = new Set(named.map(({ name }) => name));
  const stranger = own.find((name) => !names.has(name));
  if (stranger !== undefined) throw new Error(`--own names “${stranger}”, but no --watch is called so.`);
  const usable = readQueries(named, note);
  if (usable.length < named.length) throw new Error("A watch has nothing to search for; the lines above say which.");
  return usable.map(({ name, query }) => ({ name, query, isOwn: own.length === 0 || own.includes(name) }));
}

function tellOfBadLines({ bad, badCount }: Gathered): void {
  for (const { file, line, reason } of bad) note(`${file}, line ${line}: ${reason}`);
  if (badCount > bad.length) note(`… and ${badCount - bad.length} more lines that were not usable.`);
}

async function follow(
  { posts, rises }: Gathered,
  watches: readonly ReplayWatch[],
  { timeZone, weeklyBudget, calendars: lived }: Given,
  say: (line: ReplayLine) => Promise<void>,
): Promise<Replayed[]> {
  const analyser = loadBundledAnalyser(findPaths().textModel);
  const course = replay(posts, watches, { analyser, rises, timeZone, weeklyBudget, calendars: lived });
  for (;;) {
    const step = await course.next();
    if (step.done) return step.value;
    await say(step.value);
  }
}

function summarise(
  { posts, badCount, duplicates }: Gathered,
  seen: readonly Replayed[],
  lines: readonly ReplayLine[],
): void {
  const span = posts.length === 0 ? "" : ` from ${timeOf(posts[0]!)} to ${timeOf(posts.at(-1)!)}`;
  note(`${posts.length} posts${span}; ${badCount} lines not usable, ${duplicates} duplicates.`);
  for (const { watch, matched, isOpen } of seen) {
    const own = lines.filter((line) => line.watch === watch.name);
    const count = (type: ReplayLine["type"], kind: ReplayLine["kind"]) =>
      own.filter((line) => line.type === type && line.kind === kind).length;
    note(
      `${watch.name}: ${matched} posts, ${count("alert", "crisis")} crisis alerts, ${count("alert", "buzz")} buzz alerts, ` +
        `${own.filter(({ type }) => type === "escalated").length} escalations${isOpen ? ", open at the end" : ""}.`,
    );
  }
}

const timeOf = ({ publishedAt }: { publishedAt: Date }): string =>
  publishedAt.toISOString().slice(0, 16).replace("T", " ");
