/**
 * What the alarm would have said of real streams: every labelled event found or missed, how late, as what; and how often it
 * rang when nothing was the matter. Prints a table, and with --json one JSON object. `--set NAME` runs one set only.
 */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import {
  findPaths,
  gatherPosts,
  type ReplayLine,
  type ReplayWatch,
  readJsonLines,
  replay,
} from "../../apps/server/src/index.ts";
import { loadBundledAnalyser } from "../../packages/text/src/node.ts";
import { printResults, type SetResult } from "./replay/print.ts";
import { toQuery } from "./replay/regex.ts";
import { countOutside, scoreEvent } from "./replay/score.ts";
import { findStudySets, type StudySet, type TruthEvent } from "./replay/truth.ts";

const analyser = loadBundledAnalyser(findPaths().textModel);

async function replaySets(): Promise<void> {
  const { folder, sets } = findStudySets();
  if (sets === null) {
    console.log(`No labelled streams in ${folder}: nothing to replay. TOCSIN_STUDY_DATA names another folder.`);
    return;
  }
  const asked = process.argv.includes("--set") ? process.argv[process.argv.indexOf("--set") + 1]! : "";
  const results: SetResult[] = [];
  for (const set of sets) if (set.name.includes(asked)) results.push(await replaySet(set));
  printResults(results);
}

interface Asked {
  readonly watch: ReplayWatch;
  readonly events: TruthEvent[];
  readonly losses: readonly string[];
}

async function replaySet(set: StudySet): Promise<SetResult> {
  const { posts } = await gatherPosts([{ name: set.name, lines: readJsonLines(open(set.file), () => new Date()) }]);
  const watched = toWatches(set.events, [...new Set(posts.map(({ platform }) => platform))]);
  const lines: ReplayLine[] = [];
  const started = process.cpuUsage();
  const settings = { analyser, timeZone: "UTC", weeklyBudget: 1 };
  for await (const line of replay(
    posts,
    watched.map(({ watch }) => watch),
    settings,
  ))
    lines.push(line);
  const seconds = process.cpuUsage(started).user / 1e6;
  const stream = { from: posts[0]!.publishedAt.getTime(), to: posts.at(-1)!.publishedAt.getTime() };
  const of = ({ watch }: Asked) => lines.filter((line) => line.watch === watch.name);
  const brands = watched.map((one) => countOutside(of(one), eventsOfBrand(set, one), stream));
  const sum = (pick: (brand: (typeof brands)[number]) => number) =>
    brands.reduce((total, brand) => total + pick(brand), 0);
  return {
    name: set.name,
    posts: posts.length,
    postsPerSecond: Math.round(posts.length / seconds),
    events: watched.flatMap((one) => one.events.map((event) => scoreEvent(set.name, event, of(one)))),
    outside: {
      crisis: sum((brand) => brand.crisis),
      buzz: sum((brand) => brand.buzz),
      brandMonths: sum((brand) => brand.months),
    },
    inexact: watched
      .filter(({ losses }) => losses.length > 0)
      .map(({ watch, losses }) => ({ watch: watch.name, query: watch.query, losses })),
  };
}

const open = (file: string) => createReadStream(file).compose(createGunzip()) as AsyncIterable<Buffer>;

/** Another event of the brand is no false alarm, whichever words the watch was made from. */
const eventsOfBrand = (set: StudySet, { events }: Asked): TruthEvent[] =>
  set.events.filter(({ brand }) => events.some((event) => event.brand === brand));

/** One watch per query. A set without events is watched as a whole: whatever rings there rings in vain. */
function toWatches(events: readonly TruthEvent[], platforms: readonly string[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const event of events) {
    const { query, losses } = toQuery(event.query, { caseSensitive: event.caseSensitive ?? false, platforms });
    const known = asked.get(query);
    if (known !== undefined) known.events.push(event);
    else asked.set(query, { watch: { name: event.id, query, isOwn: true }, events: [event], losses });
  }
  if (asked.size > 0) return [...asked.values()];
  const { query } = toQuery(".", { platforms });
  return [{ watch: { name: "everything", query, isOwn: true }, events: [], losses: [] }];
}

await replaySets();
