import type { Ask, Pulled, QuotaReading } from "../connector.ts";
import { fieldsOf, listOf, textOf } from "../payload.ts";
import { type ReadPage, readWalk, type Walk, type Walked, walkBack } from "../walk.ts";
import type { RedditDoor } from "./door.ts";
import { type Listing, type RedditPost, readListing, readPost, type Thing } from "./read.ts";

const PAGE = "100";
/** The platform shows at most a thousand things of any list. */
const MOST_PAGES = 10;
const FIRST_PAGES = 1;
const LONGEST_QUESTION = 500;
/** Submissions can appear minutes late in lists. */
const OVERLAP_SECONDS = 600;

/** One list that is read back to where it was left. */
export interface Reading {
  readonly name: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Whether all of it is kept, watched or not. */
  readonly isWhole: boolean;
}

export function readingsOf({ source, terms }: Ask): readonly Reading[] {
  const { hear, subreddits, words, comments } = source.settings;
  if (hear === "mentions") return [{ name: "mentions", path: "/message/mentions", query: {}, isWhole: true }];
  if (hear === "subreddits") return subredditsOf(subreddits).flatMap((name) => readingsOfOne(name, comments !== false));
  const own = listOf(words).flatMap((word) => textOf(word, 200) ?? []);
  return questionsOf(own.length > 0 ? own : terms).map((q) => ({
    name: `search ${q}`,
    path: "/search",
    query: { q, sort: "new", type: "link" },
    isWhole: false,
  }));
}

const subredditsOf = (lines: unknown): readonly string[] =>
  listOf(lines)
    .flatMap(
      (line) =>
        textOf(line, 60)
          ?.trim()
          .replace(/^\/?(?:r\/)?/, "")
          .replace(/\/$/, "") ?? [],
    )
    .filter((name) => /^\w{2,50}$/.test(name))
    .slice(0, 50);

const readingsOfOne = (name: string, withComments: boolean): Reading[] =>
  ["new", ...(withComments ? ["comments"] : [])].map((list) => {
    return { name: `${name}/${list}`, path: `/r/${name}/${list}`, query: {}, isWhole: false };
  });

/** As many words in one question as fit into it. */
function questionsOf(words: readonly string[]): readonly string[] {
  const questions: string[] = [];
  for (const word of new Set(words)) {
    const quoted = `"${word.replaceAll('"', " ")}"`;
    const last = questions.at(-1);
    if (last !== undefined && last.length + quoted.length + 4 <= LONGEST_QUESTION)
      questions[questions.length - 1] = `${last} OR ${quoted}`;
    else questions.push(quoted);
  }
  return questions;
}

export interface ReadLists {
  readonly pulled: Pulled;
  /** Everything that was seen, kept or not. */
  readonly seen: readonly Thing[];
}

export async function readLists(ask: Ask, door: RedditDoor, readings: readonly Reading[]): Promise<ReadLists> {
  const walks: Record<string, Walk> = {};
  const posts: RedditPost[] = [];
  const seen: Thing[] = [];
  let quotas: readonly QuotaReading[] = [];
  let hasMore = false;
  const onPage = (listing: Listing, read: readonly QuotaReading[]) => {
    seen.push(...listing.things);
    quotas = read;
  };
  const marks = fieldsOf(ask.source.memory.walks);
  for (const [number, reading] of readings.entries()) {
    const walk = readWalk(marks[reading.name]);
    const walked: Walked = hasMore
      ? { posts: [], walk, hasMore }
      : await readList(ask, { door, reading, walk, onPage });
    if (walked.failure !== undefined && number === 0 && walked.posts.length === 0)
      return { pulled: walked.failure, seen };
    walks[reading.name] = walked.walk;
    posts.push(...(walked.posts as RedditPost[]).filter((post) => reading.isWhole || ask.isWanted(post)));
    hasMore ||= walked.hasMore || walked.failure !== undefined;
  }
  return { pulled: { ok: true, posts, memory: { walks }, hasMore, quotas }, seen };
}

interface ListReading {
  readonly door: RedditDoor;
  readonly reading: Reading;
  readonly walk: Walk;
  readonly onPage: (listing: Listing, quotas: readonly QuotaReading[]) => void;
}

function readList(ask: Ask, { door, reading, walk, onPage }: ListReading): Promise<Walked> {
  const readPage: ReadPage = async (after) => {
    const query = new URLSearchParams({ ...reading.query, limit: PAGE, raw_json: "0", ...(after && { after }) });
    const answer = await door.get(ask, `${reading.path}?${query}`);
    if (!answer.ok) return answer;
    const listing = readListing(answer.json);
    if (listing === null)
      return { ok: false, code: "unreadable-answer", message: "The platform answered without a list of posts." };
    onPage(listing, answer.quotas);
    const posts = listing.things.map(readPost).filter((post) => post !== null);
    return { ok: true, posts, marks: listing.things.flatMap(markOf), next: listing.after };
  };
  return walkBack({ walk, readPage, mostPages: MOST_PAGES, firstPages: FIRST_PAGES, stopAt: shortlyBefore });
}

const DIGITS = 12;
const padded = (seconds: number): string => String(Math.max(0, Math.floor(seconds))).padStart(DIGITS, "0");
const markOf = ({ fields: { created_utc } }: Thing): string[] =>
  typeof created_utc === "number" && created_utc > 0 && created_utc < 1e11 ? [padded(created_utc)] : [];
const shortlyBefore = (mark: string): string => padded(Number(mark) - OVERLAP_SECONDS);
