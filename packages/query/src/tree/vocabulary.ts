import { foldText } from "@tocsin/text/fold";
import type { Query } from "./node.ts";

/**
 * The folded words and beginnings of words that `query` looks for, negated parts left out; a word may come twice. In posts
 * found by the query these words tell nothing, so labels and term lists leave them out.
 */
export function queryWords(query: Query): string[] {
  switch (query.kind) {
    case "word":
    case "forms":
      return [query.word];
    case "prefix":
      return [query.prefix];
    case "exact":
      return [foldText(query.written)];
    case "hashtag":
      return queryWords(query.tag);
    case "handle":
      return queryWords(query.handle);
    case "phrase":
      return query.words.flatMap(queryWords);
    case "part":
      return queryWords(query.asked);
    case "near":
      return [...queryWords(query.left), ...queryWords(query.right)];
    case "and":
    case "or":
      return query.children.flatMap(queryWords);
    default:
      return [];
  }
}
