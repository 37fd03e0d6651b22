import type { AskedSource } from "../connector.ts";
import { fieldsOf, idOf, listOf, textOf } from "../payload.ts";
import type { Hears } from "./manifest.ts";

/** One list of an instance that is read, and the stream that goes on with it. */
export interface Channel {
  readonly name: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly stream: Readonly<Record<string, string>>;
  readonly brings: "statuses" | "notifications";
  /** Whether somebody has asked for all of it; else only what a watch asks for is kept. */
  readonly isWhole: boolean;
}

const MENTIONS: Channel = {
  name: "mentions",
  path: "/api/v1/notifications",
  query: { "types[]": "mention" },
  stream: { stream: "user:notification" },
  brings: "notifications",
  isWhole: true,
};
const timeline = (name: string, path: string, more: Partial<Channel>): Channel => ({
  ...{ name, path: `/api/v1/timelines/${path}`, query: {}, stream: {}, brings: "statuses", isWhole: false },
  ...more,
});

export const hearsOf = ({ hear }: Readonly<Record<string, unknown>>): Hears =>
  hear === "hashtags" || hear === "local" || hear === "public" || hear === "search" ? hear : "mentions";

export function channelsOf({ settings }: Pick<AskedSource, "settings">): readonly Channel[] {
  const hears = hearsOf(settings);
  if (hears === "mentions") return [MENTIONS];
  if (hears === "local")
    return [timeline("local", "public", { query: { local: "true" }, stream: { stream: "public:local" } })];
  if (hears === "public") return [timeline("public", "public", { stream: { stream: "public" } })];
  if (hears === "search") return [];
  return hashtagsOf(settings.hashtags).map((tag) =>
    timeline(`#${tag}`, `tag/${encodeURIComponent(tag)}`, { stream: { stream: "hashtag", tag }, isWhole: true }),
  );
}

const MOST_HASHTAGS = 50;

const hashtagsOf = (lines: unknown): readonly string[] => {
  const tags = listOf(lines).flatMap((line) => textOf(line, 100)?.trim().replace(/^#/, "") || []);
  return [...new Set(tags)].slice(0, MOST_HASHTAGS);
};

/** How far each channel was read; `isDone` when nothing was left at that time. */
export interface Place {
  readonly reached: string;
  readonly isDone: boolean;
}
export type Places = Readonly<Record<string, Place>>;

export function placesOf(memory: unknown): Places {
  const places = Object.entries(fieldsOf(memory)).flatMap(([name, value]) => {
    const reached = idOf(fieldsOf(value).reached);
    return reached === undefined ? [] : [[name, { reached, isDone: fieldsOf(value).isDone === true }] as const];
  });
  return Object.fromEntries(places);
}

/** Numbers are longer than a `number` holds exactly: the longer one is later, then letter by letter. */
export const laterId = (a: string, b: string): string =>
  a.length === b.length ? (a > b ? a : b) : a.length > b.length ? a : b;

const OVERLAP_MS = 10 * 60_000;

/** Posts of other instances come late and are numbered by the time they were written. A number holds milliseconds × 65,536. */
export const shortlyBefore = (id: string): string =>
  /^1\d{17}$/.test(id) ? String(BigInt(id) - (BigInt(OVERLAP_MS) << 16n)) : id;
