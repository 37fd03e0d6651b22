/**
 * What to search a network for, from what the watches ask. Every post that a query matches holds at least one of its terms:
 * of parts that must all be there the rarest is enough, of alternatives each is needed, and of what must not be there none.
 * Rarity is guessed by length. A beginning of a word or a dictionary form stands for itself: it is the nearest that networks
 * can be asked for.
 */
import type { Query } from "@tocsin/query";
import { tokenise } from "@tocsin/text/tokens";

/** The tree as far as it is looked at here: kinds that are not known ask for no words. */
interface Asked {
  readonly kind: string;
  readonly children?: readonly Asked[];
  readonly words?: readonly Asked[];
  readonly left?: Asked;
  readonly right?: Asked;
  readonly tag?: Asked;
  readonly handle?: Asked;
  readonly asked?: Asked;
  readonly part?: string;
  readonly word?: string;
  readonly prefix?: string;
  readonly written?: string;
}

type Cover = readonly string[];

/** Null where the query may match posts of any words. `source` is the query as written: its letters are kept. */
export function findTerms(query: Query, source: string): Cover | null {
  const cover = coverOf(query as Asked);
  if (cover === null) return null;
  const written = new Map(
    tokenise(source).map(({ folded, start, end, sign }) => [folded, source.slice(start + sign.length, end)]),
  );
  const asWritten = (term: string) =>
    term
      .split(" ")
      .map((word) => written.get(word) ?? word)
      .join(" ");
  return [...new Set(cover.map(asWritten))];
}

function coverOf(node: Asked | undefined): Cover | null {
  switch (node?.kind) {
    case "word":
    case "prefix":
    case "forms":
    case "exact":
      return [(node.word ?? node.prefix ?? node.written)!];
    case "phrase":
      return coverPhrase(node.words ?? []);
    case "hashtag":
      return coverOf(node.tag);
    case "handle":
      return coverOf(node.handle);
    case "part":
      return node.part === "title" ? coverOf(node.asked) : null;
    case "near":
      return cheapest([coverOf(node.left), coverOf(node.right)]);
    case "and":
      return cheapest((node.children ?? []).map(coverOf));
    case "or":
      return together((node.children ?? []).map(coverOf));
    default:
      return null;
  }
}

/** Whole words are searched as they stand; with a beginning among them the rarest word is searched. */
function coverPhrase(words: readonly Asked[]): Cover | null {
  const covers = words.map(coverOf);
  if (words.every(({ kind }) => kind === "word")) return [covers.map((cover) => cover![0]).join(" ")];
  return cheapest(covers);
}

const costOf = (cover: Cover): number => cover.reduce((sum, term) => sum + 2 ** -Math.min(term.length, 20), 0);

function cheapest(covers: readonly (Cover | null)[]): Cover | null {
  return covers.reduce(
    (best, cover) => (cover !== null && (best === null || costOf(cover) < costOf(best)) ? cover : best),
    null,
  );
}

function together(covers: readonly (Cover | null)[]): Cover | null {
  return covers.some((cover) => cover === null) ? null : covers.flatMap((cover) => cover!);
}
