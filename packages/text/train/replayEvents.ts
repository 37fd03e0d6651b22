import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** A labelled event of a real stream with its posts, or a stretch of ordinary talk about the same brand. */
export interface ReplayEvent {
  readonly set: string;
  readonly id: string;
  readonly isCrisis: boolean;
  readonly isOrdinary: boolean;
  /** As the truth file words it. */
  readonly crisisType: string;
  /** Words the brand is searched by. */
  readonly names: readonly string[];
  readonly texts: readonly string[];
}

interface TruthEvent {
  readonly id: string;
  readonly query: string;
  readonly caseSensitive?: boolean;
  readonly onset: string;
  readonly crisis: boolean;
  readonly crisisType: string;
  readonly windowHours?: number | null;
  readonly data: { readonly streamOnset: string | null; readonly firstInData: string | null };
}
interface Truth {
  readonly events?: readonly TruthEvent[];
  readonly crisisType?: string;
}
interface Post {
  readonly text: string;
  readonly publishedAt: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WINDOW_HOURS = 48;
const MOST_POSTS = 600;
/** Ordinary talk is cut into stretches of so many posts, so many of each brand. */
const STRETCH = 8;
const MOST_STRETCHES = 12;

/** All events and ordinary stretches of the replays; empty where there are none. */
export function readReplayEvents(): ReplayEvent[] {
  const beside = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
  const folder = path.join(process.env.TOCSIN_STUDY_DATA ?? beside, "replay");
  if (!existsSync(folder)) return [];
  const sets = readdirSync(folder).flatMap((file) => (file.endsWith(".jsonl.gz") ? [file.slice(0, -9)] : []));
  return sets.flatMap((set) => readSet(folder, set));
}

function readSet(folder: string, set: string): ReplayEvent[] {
  const truth = JSON.parse(readFileSync(path.join(folder, `${set}.truth.json`), "utf8")) as Truth;
  const lines = gunzipSync(readFileSync(path.join(folder, `${set}.jsonl.gz`))).toString("utf8");
  const posts = lines.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Post]));
  const events = truth.events ?? [];
  if (events.length > 0)
    return events.flatMap((event) => [readEvent(set, event, posts), ...readOrdinary(set, event, { events, posts })]);
  const whole = { set, names: [], crisisType: truth.crisisType ?? "" };
  if (truth.crisisType !== undefined)
    return [{ ...whole, id: set, isCrisis: true, isOrdinary: false, texts: textsOf(posts) }];
  return stretches(posts.map(({ text }) => text)).map((texts, at) => ({
    ...whole,
    id: `${set}/${at}`,
    isCrisis: false,
    isOrdinary: true,
    texts,
  }));
}

const textsOf = (posts: readonly Post[]): string[] => posts.slice(0, MOST_POSTS).map(({ text }) => text);
const asks = ({ query, caseSensitive }: TruthEvent): RegExp => new RegExp(query, caseSensitive === true ? "" : "i");
const namesOf = ({ query }: TruthEvent): string[] => query.replaceAll("\\b", " ").match(/[\p{L}\p{N}]{3,}/gu) ?? [];

function spanOf({ onset, windowHours, data }: TruthEvent): { from: number; to: number } {
  const from = Date.parse(onset);
  const shown = Date.parse(data.streamOnset ?? data.firstInData ?? onset);
  return { from, to: Math.max(from + (windowHours ?? WINDOW_HOURS) * HOUR, shown + 6 * HOUR) };
}

function readEvent(set: string, event: TruthEvent, posts: readonly Post[]): ReplayEvent {
  const { from, to } = spanOf(event);
  const pattern = asks(event);
  const isInside = ({ text, publishedAt }: Post) =>
    Date.parse(publishedAt) >= from && Date.parse(publishedAt) <= to && pattern.test(text);
  return {
    set,
    id: event.id,
    isCrisis: event.crisis,
    isOrdinary: false,
    crisisType: event.crisisType,
    names: namesOf(event),
    texts: textsOf(posts.filter(isInside)),
  };
}

interface Stream {
  readonly events: readonly TruthEvent[];
  readonly posts: readonly Post[];
}

/** Posts of the event's brand far from every event, in which nothing is known to have happened. */
function readOrdinary(set: string, event: TruthEvent, { events, posts }: Stream): ReplayEvent[] {
  const busy = events.map((one) => ({ pattern: asks(one), ...spanOf(one) }));
  const isQuiet = ({ text, publishedAt }: Post) => {
    const at = Date.parse(publishedAt);
    return !busy.some(({ from, to, pattern }) => at >= from - DAY && at <= to + 5 * DAY && pattern.test(text));
  };
  const pattern = asks(event);
  const quiet = posts.filter((post) => pattern.test(post.text) && isQuiet(post));
  return stretches(quiet.map(({ text }) => text)).map((texts, at) => ({
    set,
    id: `${event.id}/${at}`,
    isCrisis: false,
    isOrdinary: true,
    crisisType: "",
    names: namesOf(event),
    texts,
  }));
}

function stretches(texts: readonly string[]): string[][] {
  const count = Math.min(MOST_STRETCHES, Math.floor(texts.length / STRETCH));
  return Array.from({ length: count }, (_, at) => texts.slice(at * STRETCH, (at + 1) * STRETCH));
}
