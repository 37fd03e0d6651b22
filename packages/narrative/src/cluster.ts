import { type Document, documentsOf, isAnchor, isPair, readText } from "./documents.ts";
import { excerptOf, looksLikeName, saysLittle, wordsIn } from "./excerpt.ts";
import { type GroupedPost, groupedInOrder, type NarrativePost } from "./post.ts";
import { distinctiveAmong } from "./terms.ts";
import { summariseVoices } from "./voices.ts";
import { weightsAgainst, weightsAmong } from "./weights.ts";

/**
 * What the posts of an episode are about: a handful of narratives, each a set of near-duplicate groups that share rare
 * terms, hashtags or links.
 *
 * Every group is one document, however many echoes it has, so that copies do not decide what belongs together. A term
 * (word, pair of words, hashtag, link) counts when at least two documents hold it, and weighs
 *   ln(documents that hold it) * ln(posts / posts that hold it), the second over the usual posts of the watch,
 * so that a word is telling when many use it now and few usually do. Without usual posts the documents take their place,
 * and a term in more than two thirds of them is taken for the name of the subject.
 *
 * Documents are taken by size, then by weight. Each goes to the narrative with which it has the greatest cosine, if that
 * is at least 0.25 and two words are shared (a link or a hashtag is enough alone), and begins a narrative otherwise. This
 * is single-pass "leader" clustering: cheap, and each membership can be shown as the terms that made it. Its price is that
 * the first documents shape the result; taking the heaviest first makes these the ones that matter. Narratives under a
 * fiftieth of the documents are chance and are left out.
 */
export interface Narrative {
  /** Its most distinctive terms, joined by " · "; the beginning of its first post when these are too few. */
  readonly label: string;
  /** Posts, echoes included. */
  readonly size: number;
  readonly voices: number;
  /** Ids of up to three posts: first posts of its largest groups. */
  readonly exampleIds: readonly string[];
  readonly terms: readonly string[];
  /** Milliseconds since 1970. */
  readonly firstAt: number;
}

export interface ClusterSettings {
  readonly limit?: number;
  /** Folded words that say nothing here, such as the words of the watch's own query. */
  readonly stopWords?: ReadonlySet<string>;
  /** Texts of the time before, to tell what is said always. */
  readonly usual?: readonly string[];
}

interface Cluster {
  readonly documents: Document[];
  readonly weights: Map<string, number>;
  /** Length of the weight vector, squared. */
  square: number;
}

const LEAST_COSINE = 0.25;
const LEAST_PART = 1 / 50;
const LEAST_SHARED = 2;
const LABEL_TERMS = 3;
const LEAST_WORDS = 2;
const KEPT_TERMS = 8;
const EXAMPLES = 3;

/** Up to `limit` (6) narratives of at least two posts, largest by voices first. Posts that join nothing are left out. */
export function clusterNarratives(
  posts: readonly NarrativePost[],
  { limit = 6, stopWords = new Set(), usual = [] }: ClusterSettings = {},
): Narrative[] {
  const documents = documentsOf(groupedInOrder(posts), stopWords);
  const before = usual.map((text) => readText(text, stopWords));
  const weights = before.length > 0 ? weightsAgainst(documents, before) : weightsAmong(documents);
  const least = Math.max(2, documents.length * LEAST_PART);
  return clustersOf(documents, weights)
    .filter((cluster) => sizeOf(cluster) >= least)
    .map((cluster) => ({ cluster, voices: summariseVoices(postsOf(cluster)).voices }))
    .sort(
      (a, b) => b.voices - a.voices || sizeOf(b.cluster) - sizeOf(a.cluster) || firstAt(a.cluster) - firstAt(b.cluster),
    )
    .slice(0, limit)
    .map(({ cluster, voices }) => describe(cluster, voices, { documents, before }));
}

function clustersOf(documents: readonly Document[], weights: ReadonlyMap<string, number>): Cluster[] {
  const clusters: Cluster[] = [];
  const byTerm = new Map<string, Set<Cluster>>();
  for (const document of heaviestFirst(documents, weights)) {
    const telling = document.terms.filter((term) => weights.has(term));
    const cluster = nearestCluster(telling, weights, byTerm) ?? newCluster(clusters);
    cluster.documents.push(document);
    for (const term of telling) {
      const [before, weight] = [cluster.weights.get(term) ?? 0, weights.get(term)!];
      cluster.weights.set(term, before + weight);
      cluster.square += (before + weight) ** 2 - before ** 2;
      byTerm.set(term, (byTerm.get(term) ?? new Set()).add(cluster));
    }
  }
  return clusters;
}

function heaviestFirst(documents: readonly Document[], weights: ReadonlyMap<string, number>): Document[] {
  const weightOf = ({ terms }: Document) => terms.reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
  return documents
    .map((document) => ({ document, weight: weightOf(document) }))
    .sort((a, b) => b.document.posts.length - a.document.posts.length || b.weight - a.weight)
    .map(({ document }) => document);
}

function newCluster(clusters: Cluster[]): Cluster {
  const cluster: Cluster = { documents: [], weights: new Map(), square: 0 };
  clusters.push(cluster);
  return cluster;
}

function nearestCluster(
  terms: readonly string[],
  weights: ReadonlyMap<string, number>,
  byTerm: ReadonlyMap<string, ReadonlySet<Cluster>>,
): Cluster | null {
  const length = Math.sqrt(terms.reduce((square, term) => square + weights.get(term)! ** 2, 0));
  const shared = new Map<Cluster, { product: number; terms: number }>();
  for (const term of terms) {
    for (const cluster of byTerm.get(term) ?? []) {
      const sum = shared.get(cluster) ?? { product: 0, terms: 0 };
      sum.product += weights.get(term)! * cluster.weights.get(term)!;
      sum.terms += isAnchor(term) ? LEAST_SHARED : isPair(term) ? 0 : 1;
      shared.set(cluster, sum);
    }
  }
  let best: Cluster | null = null;
  let greatest = LEAST_COSINE;
  for (const [cluster, sum] of shared) {
    const cosine = sum.product / (length * Math.sqrt(cluster.square));
    if (sum.terms >= LEAST_SHARED && cosine >= greatest) [best, greatest] = [cluster, cosine];
  }
  return best;
}

function describe(
  cluster: Cluster,
  voices: number,
  { documents, before }: { documents: readonly Document[]; before: readonly Pick<Document, "written">[] },
): Narrative {
  const inside = new Set(cluster.documents);
  const first = cluster.documents[0]!.posts[0]!;
  const others = [...documents.filter((document) => !inside.has(document)), ...before];
  const writtenIn = (texts: readonly Pick<Document, "written">[]) => texts.map(({ written }) => written);
  const distinctive = distinctiveAmong(writtenIn(cluster.documents), writtenIn(others), KEPT_TERMS);
  const terms = completed(
    distinctive.map(({ term }) => term).filter((term) => !term.split(" ").some(saysLittle)),
    heaviestTerms(cluster),
  );
  return {
    label: wordsIn(terms) < LEAST_WORDS ? excerptOf(first.text) : terms.slice(0, LABEL_TERMS).join(" · "),
    size: sizeOf(cluster),
    voices,
    exampleIds: cluster.documents.slice(0, EXAMPLES).map((document) => document.posts[0]!.id),
    terms,
    firstAt: firstAt(cluster),
  };
}

/** A narrative of few posts has few terms that are distinctive beyond chance; what joined it fills its label. */
function completed(distinctive: readonly string[], heaviest: readonly string[]): string[] {
  const terms = [...distinctive];
  for (const term of heaviest) {
    if (terms.length >= LABEL_TERMS) break;
    const words = term.toLowerCase().split(" ");
    if (!terms.some((kept) => words.some((word) => kept.toLowerCase().split(" ").includes(word)))) terms.push(term);
  }
  return terms;
}

/** What joined the posts, as written: names, hashtags, and what at least half of the documents hold. */
function heaviestTerms({ documents, weights }: Cluster): string[] {
  const written = new Map(documents.flatMap((document) => [...document.written]));
  const isCommon = (key: string) =>
    documents.filter((document) => document.written.has(key)).length * 2 >= documents.length;
  return [...weights]
    .sort(([one, a], [other, b]) => b - a || Number(isPair(other)) - Number(isPair(one)))
    .map(([key]) => ({ key, form: written.get(key) ?? "" }))
    .filter(
      ({ key, form }) => form !== "" && !form.split(" ").some(saysLittle) && (looksLikeName(form) || isCommon(key)),
    )
    .map(({ form }) => form);
}

function postsOf(cluster: Cluster): GroupedPost[] {
  return cluster.documents.flatMap((document) => document.posts);
}

function sizeOf(cluster: Cluster): number {
  return cluster.documents.reduce((size, document) => size + document.posts.length, 0);
}

function firstAt(cluster: Cluster): number {
  return cluster.documents.reduce(
    (first, document) => Math.min(first, document.posts[0]!.at),
    Number.POSITIVE_INFINITY,
  );
}
