/**
 * What reactions add on a real front page whose posts carry a series of points and comments: crises of the truth file
 * found, and alerts outside of events, with posts alone and with the reactions that each reading brought.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { createDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";

const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));
const STUDY = join(process.env.TOCSIN_STUDY_DATA ?? join(CHECKOUT, "../shared/data"), "replay");
const NAME = "hn-frontpage-2020-2022";
const ROW_MS = 300_000;
const DAY_MS = 86_400_000;
/** How long each brand is heard before its crisis. */
const HEARD_DAYS = 45;
const MONTH_MS = 30 * DAY_MS;

interface Post {
  text: string;
  publishedAt: string;
  author: { handle: string };
  engagementSeries?: { at: string; likes: number; comments: number }[];
}

interface Event {
  query: string;
  crisis: boolean;
  onset: string;
  windowHours?: number;
  data: { detectable: boolean };
}

interface Counts {
  voices: number;
  engagement: number;
}

function rowsOf(posts: Post[], query: string): Map<number, Counts> {
  const rows = new Map<number, Counts>();
  const rowAt = (at: number) => {
    const key = Math.floor(at / ROW_MS) * ROW_MS;
    if (!rows.has(key)) rows.set(key, { voices: 0, engagement: 0 });
    return rows.get(key)!;
  };
  const pattern = new RegExp(query, "i");
  for (const post of posts.filter(({ text }) => pattern.test(text))) {
    rowAt(Date.parse(post.publishedAt)).voices += 1;
    let before = 0;
    for (const { at, likes, comments } of post.engagementSeries ?? []) {
      rowAt(Date.parse(at)).engagement += Math.max(0, likes + comments - before);
      before = Math.max(before, likes + comments);
    }
  }
  return rows;
}

/** Times at which an alert was opened. */
function openedAt(rows: Map<number, Counts>, span: { from: number; to: number }, withReactions: boolean): number[] {
  const detector = createDetector({ rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1 });
  const opened: number[] = [];
  for (let at = span.from; at <= span.to; at += ROW_MS) {
    const { voices, engagement } = rows.get(at) ?? { voices: 0, engagement: 0 };
    const { change } = detector.observe({ at, voices, ...(withReactions && { engagement }) });
    if (change?.type === "opened" || change?.type === "reopened") opened.push(at);
  }
  return opened;
}

/** Crises found and vain alerts a brand-month, with and without reactions; undefined without data. */
export function measureReactions() {
  if (!existsSync(join(STUDY, `${NAME}.jsonl.gz`))) {
    console.error(`skipped: no streams at ${STUDY} (set TOCSIN_STUDY_DATA to the folder that holds replay/)`);
    return undefined;
  }
  const text = gunzipSync(readFileSync(join(STUDY, `${NAME}.jsonl.gz`))).toString("utf8");
  const posts = text
    .trim()
    .split("\n")
    .map((one) => JSON.parse(one) as Post);
  const { events } = JSON.parse(readFileSync(join(STUDY, `${NAME}.truth.json`), "utf8")) as { events: Event[] };
  const first = Date.parse(posts[0]!.publishedAt);
  const crises = events.filter(({ crisis }) => crisis);
  return [false, true].map((withReactions) => {
    let found = 0;
    let vain = 0;
    let heard = 0;
    for (const event of crises) {
      const onset = Date.parse(event.onset);
      const until = onset + (event.windowHours ?? 72) * 3_600_000;
      const from = Math.floor(Math.max(first, onset - HEARD_DAYS * DAY_MS) / ROW_MS) * ROW_MS;
      const opened = openedAt(rowsOf(posts, event.query), { from, to: until }, withReactions);
      heard += onset - from;
      if (opened.some((at) => at >= onset && at <= until)) found += 1;
      vain += opened.filter((at) => at < onset - DAY_MS).length;
    }
    const months = heard / MONTH_MS;
    return {
      withReactions,
      crises: crises.length,
      found,
      vainPerBrandMonth: Math.round((vain / months) * 1000) / 1000,
    };
  });
}

if (isStartedAlone(import.meta.url)) {
  const table = measureReactions();
  if (table) {
    console.table(table);
    console.log(JSON.stringify({ bench: "anomaly-reactions", table }));
  }
}
