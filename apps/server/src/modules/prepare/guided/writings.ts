import { parseQuery, printQuery, type Query } from "@tocsin/query";

/** How the words and phrases of a query are written in the text it was typed as. */
export interface Writings {
  /** The writing of a single word or phrase, without signs and quotes. */
  of(query: Query): string | undefined;
  /** A printed query in the letters of the text, where it still asks for the same. */
  restore(printed: string): string;
}

const PIECE = /[~=]?(?:"[^"]*"|[“„«][^”“»]*[”“»])|[^\s()"“”„«»]+/gu;
const SIGNS = /^[-!]*[~=]?["“„«]?|\*?["”“»]?$/gu;
const WORDS: ReadonlySet<Query["kind"]> = new Set(["word", "forms", "prefix", "exact", "phrase"]);

export function writingsOf(text: string): Writings {
  const pieces = new Map<string, string>();
  for (const [piece] of text.matchAll(PIECE)) {
    const { query } = parseQuery(piece);
    const asked = query?.kind === "not" ? query.child : query;
    if (asked === null || asked === undefined || !WORDS.has(asked.kind)) continue;
    const key = printQuery(asked);
    if (!pieces.has(key)) pieces.set(key, piece.replace(/^[-!]+/u, ""));
  }
  return {
    of: (query) => pieces.get(printQuery(query))?.replace(SIGNS, "").trim(),
    restore: (printed) => restore(printed, pieces),
  };
}

function restore(printed: string, pieces: ReadonlyMap<string, string>): string {
  const written = printed.replace(PIECE, (piece) => pieces.get(piece) ?? piece);
  const again = parseQuery(written).query;
  const isSame = again !== null && printQuery(again) === printQuery(parseQuery(printed).query!);
  return isSame ? written : printed;
}
