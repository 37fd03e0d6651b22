import { describeThread, listThread } from "./describe.ts";
import { type Feature, type ReadPost, readFeatures, type Silenced, wordHash } from "./features.ts";
import { type LinkEntry, LinkLedger } from "./ledger.ts";
import type {
  ListedNarrative,
  Merge,
  NarrativeDescription,
  NarrativeLink,
  NarrativePlacement,
  NarrativeSettings,
  Stance,
  StreamedPost,
} from "./narrative.ts";
import { type Candidate, nearestThreads } from "./nearest.ts";
import { Rarity, type RaritySnapshot } from "./rarity.ts";
import { type Group, Register } from "./register.ts";
import { namesOf } from "./romanise.ts";
import {
  beginThread,
  countPost,
  countVoice,
  joinThreads,
  restoreThread,
  snapshotThread,
  type Thread,
  type ThreadSnapshot,
  tallyIn,
} from "./thread.ts";
import { cosineOf } from "./vector.ts";

/**
 * Narratives while posts stream in: single-pass clustering with an inverted index (Allan, Papka and Lavrenko 1998, "On-line
 * new event detection and tracking"; for several languages Miranda and others 2018, "Multilingual clustering of streaming
 * news"), in bounded memory and at a cost per post that does not grow.
 *
 * A post is the set of its features (features.ts), each weighing its rarity in the stream so far (rarity.ts): the brand's
 * name, being everywhere, weighs nothing, and names given as stop terms are left out from the start. A narrative is the
 * sum of its near-duplicate groups, cut to its 48 heaviest features. The post joins the narrative with which it has the
 * greatest cosine, if that reaches a bound, and begins one otherwise.
 *   - Within a language all words count, and two of them must be shared, or a link.
 *   - Between languages only names (by their consonants), numbers, hashtags and links can be shared; two rare ones must be.
 *   - The bound rises with the size of the narrative and the likeness falls with the time since its last post: what keeps
 *     single-pass clustering from chaining everything into one.
 *   - Denials, and what the brand says itself, never join the claim they are about: they are narratives of their own, and
 *     the link between the two is kept (ledger.ts).
 * A copy of a post goes where the post went, and adds to the size only.
 *
 * When a post is alike to two narratives, and these are alike to each other, they become one under the older one's id.
 * That is the only way in which a placed post ever changes its narrative, and `place` tells it.
 *
 * Price: the first posts shape a narrative, and a story whose words change over days may end as two with a link.
 */
export interface NarrativeIndex {
  /** Finds or begins the narrative of `post`. Posts come about in order of time. */
  place(post: StreamedPost): NarrativePlacement;
  /** Null when unknown or faded out. A merged id answers for the narrative it became part of. */
  describe(narrativeId: string, readerLanguage?: string): NarrativeDescription | null;
  /** Narratives of at least `leastSize` (2) posts, the largest by voices first. */
  list(settings?: { readonly leastSize?: number; readonly limit?: number }): ListedNarrative[];
  /** Links between living narratives, those shown by most posts first. */
  listLinks(): NarrativeLink[];
  /** The id under which a narrative lives on; null when unknown or faded out. */
  resolve(narrativeId: string): string | null;
  snapshot(): NarrativeSnapshot;
}

/** JSON-safe; `restoreNarrativeIndex` continues from it exactly. */
export interface NarrativeSnapshot {
  readonly version: 2;
  readonly settings: Required<NarrativeSettings>;
  readonly latestAt: number | null;
  readonly nextSerial: number;
  readonly rarity: RaritySnapshot;
  readonly threads: readonly ThreadSnapshot[];
  /** Group id, its first author, and the place of its narrative in `threads`. */
  readonly groups: readonly (readonly [id: string, authorKey: string, thread: number])[];
  readonly links: readonly LinkEntry[];
  /** Ids of merged narratives and what they became part of. */
  readonly merged: readonly (readonly [from: string, into: string])[];
}

const VERSION = 2;

const DEFAULTS: Required<NarrativeSettings> = {
  windowMinutes: 7 * 24 * 60,
  mostNarratives: 20_000,
  stopTerms: [],
  officialAuthors: [],
  highReach: 10_000,
};
const LEAST_LIKENESS = 0.17;
/** Added for every doubling of a narrative's groups. */
const EXTRA_FOR_SIZE = 0.02;
const LEAST_FOR_MERGE = 0.35;
/** Of the bound for joining: enough to be about the same, not enough to be the same. */
const LEAST_FOR_LINK = 0.7;
const MOST_MERGED = 10_000;
const MOST_BECAUSE = 5;
const FEW_FEATURES = 3;
const MINUTE = 60_000;

/** An empty index. Deterministic: the same posts in the same order give the same narratives everywhere. */
export function createNarrativeIndex(settings: NarrativeSettings = {}): NarrativeIndex {
  return new StreamingNarratives({
    version: VERSION,
    settings: { ...DEFAULTS, ...settings },
    latestAt: null,
    nextSerial: 0,
    rarity: { texts: 0, counts: [] },
    threads: [],
    groups: [],
    links: [],
    merged: [],
  });
}

/**
 * An index that continues where `snapshot` was taken; with `settings` when the brands of the workspace have changed. A
 * snapshot of another version of the engine cannot be read: the index begins empty, and its posts are to be placed again.
 */
export function restoreNarrativeIndex(snapshot: NarrativeSnapshot, settings: NarrativeSettings = {}): NarrativeIndex {
  const merged = { ...snapshot.settings, ...settings };
  if (snapshot.version !== VERSION) return createNarrativeIndex(merged);
  return new StreamingNarratives({ ...snapshot, settings: merged });
}

class StreamingNarratives implements NarrativeIndex {
  private readonly settings: Required<NarrativeSettings>;
  private readonly silenced: Silenced;
  private readonly official: ReadonlySet<string>;
  private readonly register: Register;
  private readonly rarity: Rarity;
  private readonly ledger: LinkLedger;
  private readonly merged: Map<string, string>;
  private latestAt: number;
  private nextSerial: number;

  constructor(snapshot: NarrativeSnapshot) {
    this.settings = snapshot.settings;
    this.silenced = namesOf(this.settings.stopTerms);
    this.official = new Set(this.settings.officialAuthors);
    this.register = new Register(this.settings.mostNarratives);
    this.rarity = new Rarity(snapshot.rarity);
    this.ledger = new LinkLedger(snapshot.links);
    this.merged = new Map(snapshot.merged);
    this.latestAt = snapshot.latestAt ?? Number.NEGATIVE_INFINITY;
    this.nextSerial = snapshot.nextSerial;
    const threads = snapshot.threads.map(restoreThread);
    for (const thread of threads) this.register.restoreThread(thread);
    for (const [id, authorKey, place] of snapshot.groups) {
      this.register.restoreGroup({ id, authorKey, thread: threads[place]! });
    }
  }

  place(post: StreamedPost): NarrativePlacement {
    this.latestAt = Math.max(this.latestAt, post.at);
    this.register.forgetBefore(this.latestAt - this.settings.windowMinutes * MINUTE);
    const copied = this.register.findGroup(post.groupId ?? post.id);
    return copied === undefined ? this.placeVoice(post) : this.placeCopy(post, copied);
  }

  describe(narrativeId: string, readerLanguage?: string): NarrativeDescription | null {
    const thread = this.findThread(narrativeId);
    if (thread === undefined) return null;
    const rarityOf = (word: string) => this.rarity.of(wordHash(word));
    return describeThread(thread, { now: this.latestAt, readerLanguage, stopWords: this.silenced.words, rarityOf });
  }

  list({ leastSize = 2, limit = Number.POSITIVE_INFINITY } = {}): ListedNarrative[] {
    return this.register
      .all()
      .filter((thread) => thread.size >= leastSize)
      .map(listThread)
      .sort((a, b) => b.voices - a.voices || b.size - a.size || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  listLinks(): NarrativeLink[] {
    return this.ledger.list((id) => this.resolve(id));
  }

  resolve(narrativeId: string): string | null {
    return this.findThread(narrativeId)?.id ?? null;
  }

  snapshot(): NarrativeSnapshot {
    const threads = this.register.all();
    const places = new Map(threads.map((thread, place) => [thread, place]));
    return {
      version: VERSION,
      settings: this.settings,
      latestAt: Number.isFinite(this.latestAt) ? this.latestAt : null,
      nextSerial: this.nextSerial,
      rarity: this.rarity.snapshot(),
      threads: threads.map(snapshotThread),
      groups: this.register.allGroups().map(({ id, authorKey, thread }) => [id, authorKey, places.get(thread)!]),
      links: this.ledger.snapshot(),
      merged: [...this.merged],
    };
  }

  private placeCopy(post: StreamedPost, { authorKey, thread }: Group): NarrativePlacement {
    countPost(thread, post, this.settings.highReach);
    if (authorKey !== "" && authorKey !== post.authorKey) tallyIn(thread, "carriers", authorKey);
    this.register.touch(thread);
    return { narrativeId: thread.id, isNew: false, likeness: 1, because: [], merged: [] };
  }

  private placeVoice(post: StreamedPost): NarrativePlacement {
    const read = readFeatures(post, this.silenced);
    this.rarity.count(read.features.map(({ hash }) => hash));
    const features = this.weigh(read);
    const stance = this.official.has(post.authorKey) ? "answer" : read.stance;
    const candidates = nearestThreads(this.register, { features, language: post.language ?? "und", at: post.at });
    const joined = this.choose(post, candidates, { stance, features });
    const thread = joined?.thread ?? this.begin(post, stance);
    this.grow(thread, post, { read, features, likeness: joined?.likeness ?? 0 });
    this.noteLinks(post, thread, candidates);
    if (joined === null) return { narrativeId: thread.id, isNew: true, likeness: 0, because: [], merged: [] };
    const merged = this.mergeAlike(thread, candidates);
    return {
      narrativeId: merged[0]?.into ?? thread.id,
      isNew: false,
      likeness: joined.likeness,
      because: writtenOf(joined.shared),
      merged,
    };
  }

  /** The features of a post, the most telling first. */
  private weigh({ features }: ReadPost): Feature[] {
    for (const feature of features) feature.weight = this.rarity.of(feature.hash);
    return [...features].sort((a, b) => b.weight - a.weight || a.hash - b.hash);
  }

  private choose(
    post: StreamedPost,
    candidates: readonly Candidate[],
    { stance, features }: { stance: Stance; features: readonly Feature[] },
  ): Candidate | null {
    const fitting = candidates.find((candidate) => candidate.thread.stance === stance && isEnough(candidate));
    if (fitting !== undefined) return fitting;
    const words = features.filter(({ kind }) => kind !== "name").length;
    const asked =
      post.replyTo === undefined || words >= FEW_FEATURES ? undefined : this.register.findGroup(post.replyTo);
    return asked === undefined || asked.thread.stance !== stance
      ? null
      : { thread: asked.thread, likeness: 0, shared: [] };
  }

  private begin(post: StreamedPost, stance: Stance): Thread {
    return beginThread(post, this.nextSerial++, stance);
  }

  private grow(
    thread: Thread,
    post: StreamedPost,
    { read, features, likeness }: { read: ReadPost; features: readonly Feature[]; likeness: number },
  ): void {
    countPost(thread, post, this.settings.highReach);
    countVoice(thread, post, likeness);
    for (const hashtag of read.hashtags) tallyIn(thread, "hashtags", hashtag);
    for (const link of read.links) tallyIn(thread, "links", link);
    this.register.addGroup({ id: post.groupId ?? post.id, authorKey: post.authorKey, thread });
    this.register.addFeatures(thread, features);
    this.register.touch(thread);
  }

  private noteLinks(post: StreamedPost, thread: Thread, candidates: readonly Candidate[]): void {
    const asked = post.replyTo === undefined ? undefined : this.register.findGroup(post.replyTo)?.thread;
    if (asked !== undefined && asked !== thread) {
      this.ledger.note({ kind: "answers", from: thread.id, to: asked.id, because: [] });
    }
    const related = candidates.find((candidate) => candidate.thread !== thread && isEnough(candidate, LEAST_FOR_LINK));
    if (related !== undefined)
      this.ledger.note({ ...relationOf(thread, related.thread), because: writtenOf(related.shared) });
  }

  private mergeAlike(thread: Thread, candidates: readonly Candidate[]): Merge[] {
    const other = candidates.find((candidate) => candidate.thread !== thread && isEnough(candidate))?.thread;
    if (other === undefined || other.stance !== thread.stance || cosineOf(thread, other) < LEAST_FOR_MERGE) return [];
    const [into, from] = other.serial < thread.serial ? [other, thread] : [thread, other];
    joinThreads(into, from);
    this.register.absorb(into, from);
    this.register.touch(into);
    this.merged.set(from.id, into.id);
    if (this.merged.size > MOST_MERGED) this.merged.delete(this.merged.keys().next().value!);
    return [{ into: into.id, from: from.id }];
  }

  private findThread(id: string): Thread | undefined {
    let current: string | undefined = id;
    for (let steps = 0; current !== undefined && steps <= this.merged.size; steps++) {
      const thread = this.register.find(current);
      if (thread !== undefined) return thread;
      current = this.merged.get(current);
    }
    return undefined;
  }
}

function isEnough({ thread, likeness }: Candidate, part = 1): boolean {
  return likeness >= part * (LEAST_LIKENESS + EXTRA_FOR_SIZE * Math.log2(Math.max(1, thread.groups)));
}

/** A denial or an answer points to what it is about; of two of one kind the younger points to the older. */
function relationOf(one: Thread, other: Thread): Pick<NarrativeLink, "kind" | "from" | "to"> {
  const isSame = one.stance === other.stance;
  const isReply = isSame ? one.serial > other.serial : RANK[one.stance] > RANK[other.stance];
  const [from, to] = isReply ? [one, other] : [other, one];
  const kind = isSame ? "same-event" : from.stance === "answer" ? "answers" : "denies";
  return { kind, from: from.id, to: to.id };
}

const RANK: Record<Stance, number> = { claim: 0, denial: 1, answer: 2 };

function writtenOf(shared: readonly Feature[]): string[] {
  return [...new Set(shared.map(({ written }) => written))].slice(0, MOST_BECAUSE);
}
