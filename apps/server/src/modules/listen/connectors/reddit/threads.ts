import type { Ask } from "../connector.ts";
import { countOf, fieldsOf, listOf } from "../payload.ts";
import type { RedditDoor } from "./door.ts";
import { isWithdrawn, type RedditPost, readListing, readPost, readTree, type Thing } from "./read.ts";

const MOST_FOLLOWED = 50;
const MOST_READ_AT_ONCE = 10;
const MORE_AT_ONCE = 100;
const MOST_MORE = 5;

/** Submissions whose comments are followed, newest last, with the number of comments when they were last read. */
export type Followed = Readonly<Record<string, number>>;

export interface ThreadReading {
  readonly posts: readonly RedditPost[];
  readonly withdrawn: readonly string[];
  readonly followed: Followed;
}

/** Reads the comments under submissions that were found, as long as more are written. Search does not find comments. */
export async function readThreads(ask: Ask, door: RedditDoor, found: readonly RedditPost[]): Promise<ThreadReading> {
  const before = followedOf(ask);
  const names = [...new Set([...Object.keys(before), ...found.map(({ externalId }) => externalId)])].slice(
    -MOST_FOLLOWED,
  );
  const followed: Record<string, number> = Object.fromEntries(names.map((name) => [name, before[name] ?? 0]));
  const posts: RedditPost[] = [];
  const withdrawn: string[] = [];
  const standing = names.length === 0 ? [] : await readStanding(ask, door, names);
  for (const { name, fields } of standing) if (isWithdrawn(fields)) withdrawn.push(name);
  const grown = standing.filter(({ name, fields }) => (countOf(fields.num_comments) ?? 0) > (followed[name] ?? 0));
  for (const { name, fields } of grown.slice(0, MOST_READ_AT_ONCE)) {
    const comments = await readComments(ask, door, name);
    if (comments === null) break;
    posts.push(...comments.map(readPost).filter((post) => post !== null));
    withdrawn.push(...comments.filter((comment) => isWithdrawn(comment.fields)).map((comment) => comment.name));
    followed[name] = countOf(fields.num_comments) ?? 0;
  }
  return { posts, withdrawn, followed };
}

const followedOf = ({ source }: Ask): Followed =>
  Object.fromEntries(
    Object.entries(fieldsOf(source.memory.followed)).flatMap(([name, count]) =>
      /^t3_\w{1,20}$/.test(name) ? [[name, countOf(count) ?? 0]] : [],
    ),
  );

/** How many comments each has by now, in one call. */
async function readStanding(ask: Ask, door: RedditDoor, names: readonly string[]): Promise<readonly Thing[]> {
  const answer = await door.get(ask, `/api/info?${new URLSearchParams({ id: names.join(",") })}`);
  return answer.ok ? (readListing(answer.json)?.things ?? []) : [];
}

/** Null when the platform refuses: the next reading tries again. */
async function readComments(ask: Ask, door: RedditDoor, name: string): Promise<readonly Thing[] | null> {
  const answer = await door.get(ask, `/comments/${name.slice(3)}?limit=500&sort=new&raw_json=0`);
  if (!answer.ok) return null;
  const { comments, more } = readTree(listOf(answer.json)[1]);
  const all = [...comments];
  for (let at = 0; at < Math.min(more.length, MOST_MORE * MORE_AT_ONCE); at += MORE_AT_ONCE) {
    const children = more.slice(at, at + MORE_AT_ONCE).join(",");
    const query = new URLSearchParams({ api_type: "json", link_id: name, children, raw_json: "0" });
    const page = await door.get(ask, `/api/morechildren?${query}`);
    if (!page.ok) return null;
    const { things } = fieldsOf(fieldsOf(fieldsOf(page.json).json).data);
    all.push(...readTree({ kind: "Listing", data: { children: listOf(things) } }).comments);
  }
  return all;
}
