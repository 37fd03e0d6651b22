import type { Document } from "./documents.ts";

type Terms = Pick<Document, "terms">;

const SUBJECT_OF_ALL = 2 / 3;

/** How telling each term is, judged by the documents alone; terms that join nothing are absent. See cluster.ts. */
export function weightsAmong(documents: readonly Terms[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [term, count] of countTerms(documents)) {
    const isSubject = count > Math.max(2, documents.length * SUBJECT_OF_ALL);
    if (count > 1 && !isSubject) weights.set(term, Math.log(count) * Math.log((documents.length + 1) / count));
  }
  return weights;
}

/** The same, judged by how rare the term is in usual texts. */
export function weightsAgainst(documents: readonly Terms[], usual: readonly Terms[]): Map<string, number> {
  const before = countTerms(usual);
  const weights = new Map<string, number>();
  for (const [term, count] of countTerms(documents)) {
    const rarity = Math.log((usual.length + 1) / ((before.get(term) ?? 0) + 1));
    if (count > 1 && rarity > 0) weights.set(term, Math.log(count) * rarity);
  }
  return weights;
}

function countTerms(documents: readonly Terms[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of documents) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
