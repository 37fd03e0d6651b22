import type { Query } from "../tree/node.ts";
import { addressHolds, matchReadPost } from "./match.ts";
import { type QueryPost, type ReadPost, readPost } from "./post.ts";
import { findSpans } from "./spans.ts";

/** UTF-16 offsets into the text of a post. */
export interface MatchPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * What in the text of `post` makes it match `query`, for highlighting: ordered, without overlaps. Empty when the post
 * does not match, or matches only by its title, author, language, platform or reach.
 */
export function findMatches(query: Query, post: QueryPost): MatchPlace[] {
  const read = readPost(post);
  const places: MatchPlace[] = [];
  if (matchReadPost(query, read)) collect(query, read, places);
  return merged(places);
}

function collect(query: Query, post: ReadPost, places: MatchPlace[]): void {
  switch (query.kind) {
    case "and":
    case "or":
      for (const child of query.children) if (matchReadPost(child, post)) collect(child, post, places);
      return;
    case "near":
      collectNear(query, post, places);
      return;
    case "field":
      if (query.field !== "link") return;
      for (const link of post.links()) if (link.end > 0 && addressHolds(link.address, query.value)) places.push(link);
      return;
    case "not":
    case "reach":
    case "flag":
    case "part":
      return;
    default:
      for (const span of findSpans(query, post)) addPlace(post, span.first, span.last, places);
  }
}

/** Only the two sides are marked, not the words between them, and only where they are near each other. */
function collectNear(query: Extract<Query, { kind: "near" }>, post: ReadPost, places: MatchPlace[]): void {
  const spans = findSpans(query, post);
  const sides: MatchPlace[] = [];
  collect(query.left, post, sides);
  collect(query.right, post, sides);
  for (const span of spans) {
    const [start, end] = [post.words[span.first]?.start, post.words[span.last]?.end];
    if (start === undefined || end === undefined) continue;
    for (const side of sides) if (side.start >= start && side.end <= end) places.push(side);
  }
}

/** Positions past the text belong to the title. */
function addPlace(post: ReadPost, first: number, last: number, places: MatchPlace[]): void {
  const [from, to] = [post.words[first], post.words[last]];
  if (from !== undefined && to !== undefined) places.push({ start: from.start, end: to.end });
}

function merged(places: MatchPlace[]): MatchPlace[] {
  const result: MatchPlace[] = [];
  for (const { start, end } of places.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || start >= last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}
