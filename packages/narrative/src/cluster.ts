import { linksIn } from "./normalise.ts";
import { type GroupedPost, groupedInOrder, type NarrativePost } from "./post.ts";
import { distinctiveTerms, termsOf } from "./terms.ts";
import { summariseVoices } from "./voices.ts";

/**
 * What the posts of an episode are about: a handful of narratives, each a set of near-duplicate groups that share rare
 * terms, hashtags or links.
 *
 * Every group is one document, however many echoes it has, so that copies do not decide what belongs together. A term
 * weighs ln(documents / documents that hold it); a term in one document joins nothing, and one in more than a third is
 * the subject of all, most often the brand's name. Groups are taken largest first. Each goes to the narrative with which
 * it has the greatest cosine, if that is at least 0.2 and two terms are shared (a link or a hashtag is enough alone), and
 * begins a narrative otherwise. This is single-pass "leader" clustering: linear in practice, and each membership can be
 * shown as the terms that made it. Its price is that early groups shape the result; taking the largest first makes these
 * the ones that matter.
 */
export interface Narrative {
  /** Its most distinctive terms, joined by " · ". */
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
}

interface Document {
  readonly posts: readonly GroupedPost[];
  readonly terms: readonly string[];
}

interface Cluster {
  readonly documents: Document[];
  readonly weights: Map<string, number>;
  /** Length of the weight vector, squared. */
  square: number;
}

const LEAST_COSINE = 0.2;
const LEAST_SHARED = 2;
const SUBJECT_OF_ALL = 1 / 3;
const LABEL_TERMS = 3;
const KEPT_TERMS = 8;
const EXAMPLES = 3;

/** Up to `limit` (6) narratives of at least two posts, largest by voices first. Posts that join nothing are left out. */
export function clusterNarratives(
  posts: readonly NarrativePost[],
  { limit = 6, stopWords = new Set() }: ClusterSettings = {},
): Narrative[] {
  const documents = documentsOf(groupedInOrder(posts), stopWords);
  const weights = weightsOf(documents);
  const clusters = clustersOf(documents, weights);
  return clusters
    .filter((cluster) => sizeOf(cluster) > 1)
    .map((cluster) => ({ cluster, voices: summariseVoices(postsOf(cluster)).voices }))
    .sort(
      (a, b) => b.voices - a.voices || sizeOf(b.cluster) - sizeOf(a.cluster) || firstAt(a.cluster) - firstAt(b.cluster),
    )
    .slice(0, limit)
    .map(({ cluster, voices }) => describe(cluster, voices, { documents, stopWords }));
}

function documentsOf(posts: readonly GroupedPost[], stopWords: ReadonlySet<string>): Document[] {
  const groups = new Map<string, GroupedPost[]>();
  for (const post of posts) {
    const known = groups.get(post.groupId);
    if (known === undefined) groups.set(post.groupId, [post]);
    else known.push(post);
  }
  return [...groups.values()]
    .map((members) => ({ posts: members, terms: featuresOf(members[0]!.text, stopWords) }))
    .sort((a, b) => b.posts.length - a.posts.length);
}

function featuresOf(text: string, stopWords: ReadonlySet<string>): string[] {
  const links = linksIn(text).map((link) => `link:${link}`);
  const hashtags = [...termsOf(text, stopWords)]
    .filter(([, written]) => /^#\S+$/.test(written))
    .map(([key]) => `#${key}`);
  return [...new Set([...termsOf(text, stopWords).keys(), ...hashtags, ...links])];
}

function weightsOf(documents: readonly Document[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of documents) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [term, count] of counts) {
    const isRare = count <= Math.max(2, documents.length * SUBJECT_OF_ALL);
    if (count > 1 && isRare) weights.set(term, Math.log(documents.length / count) + 0.1);
  }
  return weights;
}

function clustersOf(documents: readonly Document[], weights: ReadonlyMap<string, number>): Cluster[] {
  const clusters: Cluster[] = [];
  const byTerm = new Map<string, Set<Cluster>>();
  for (const document of documents) {
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

function isAnchor(term: string): boolean {
  return term.startsWith("#") || term.startsWith("link:");
}

/** A pair of words shares its two words as well; counted itself, it would make two shared terms out of one. */
function isPair(term: string): boolean {
  return term.includes(" ");
}

function describe(
  cluster: Cluster,
  voices: number,
  { documents, stopWords }: { documents: readonly Document[]; stopWords: ReadonlySet<string> },
): Narrative {
  const inside = new Set(cluster.documents);
  const own = cluster.documents.map(firstText);
  const others = documents.filter((document) => !inside.has(document)).map(firstText);
  const terms = distinctiveTerms(own, others, { limit: KEPT_TERMS, stopWords }).map(({ term }) => term);
  if (terms.length === 0) terms.push(...heaviest(cluster));
  return {
    label: terms.slice(0, LABEL_TERMS).join(" · "),
    size: sizeOf(cluster),
    voices,
    exampleIds: cluster.documents.slice(0, EXAMPLES).map((document) => document.posts[0]!.id),
    terms,
    firstAt: firstAt(cluster),
  };
}

/** For a narrative of one much repeated text, which shares no term with another: its own first words. */
function heaviest(cluster: Cluster): string[] {
  const written = [...termsOf(firstText(cluster.documents[0]!))].filter(([key]) => !isPair(key));
  return written
    .sort(([a], [b]) => (cluster.weights.get(b) ?? 0) - (cluster.weights.get(a) ?? 0))
    .slice(0, LABEL_TERMS)
    .map(([, form]) => form);
}

function firstText(document: Document): string {
  return document.posts[0]!.text;
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
