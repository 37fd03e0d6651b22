const LONGEST = 512;
const AFTER = " -is:retweet";

/** Searches of at most 512 characters that together find every term. A term too long for one is cut to its first words. */
export function packQueries(terms: readonly string[]): readonly string[] {
  const queries: string[] = [];
  let open: string[] = [];
  for (const term of new Set(terms.map(quote))) {
    if (print([...open, term]).length > LONGEST && open.length > 0) {
      queries.push(print(open));
      open = [];
    }
    open.push(term);
  }
  return open.length === 0 ? queries : [...queries, print(open)];
}

const print = (terms: readonly string[]): string => `(${terms.join(" OR ")})${AFTER}`;

/** Quoted, so that a hyphen or a word like "or" is no operator. */
const quote = (term: string): string =>
  `"${term
    .replaceAll('"', " ")
    .trim()
    .slice(0, LONGEST - AFTER.length - 4)}"`;
