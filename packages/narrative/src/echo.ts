import { type Group, GroupStore } from "./groups.ts";
import { bandsOf, shinglesOf, wideHash } from "./minhash.ts";
import { type Gist, gistOf } from "./normalise.ts";

/**
 * Which posts only repeat what another post says, decided while they stream in.
 *
 * An alarm that counts copies rings for one bot with fifty accounts; one that ignores copies is deaf to nothing, because
 * people in a crisis write their own words. So every post is placed in a group, whose first post is a voice and whose
 * later ones are echoes. A post joins the group
 *   1. of the post it reposts, or of another repost of it, when the platform says so;
 *   2. of any post with the same words;
 *   3. of the first post most like it (minhash.ts), whatever handles, links and numbers either carries.
 * The shorter a text, the less being alike proves: "thank you", "on hold for 90 minutes" and "are you flying to Oslo
 * tomorrow" are written by many. So the rules tighten (length in words, measured on streams of complaints):
 *   from 16   Jaccard at `threshold` or more
 *   8 to 15   Jaccard at a threshold that rises by up to 0.15
 *   4 to 7    the same words and numbers; handles and links may differ
 *   3         the same words, numbers and handles
 *   under 3   that, and the same links or hashtags, of which there must be some
 *
 * Posts are compared with the first post of a group alone, so a group cannot drift from one subject to another over a
 * chain of small changes. Which of two like posts comes first can therefore decide a borderline case; texts that are the
 * same word for word stay together in any order.
 *
 * Memory: a group is forgotten when nothing joined it for `windowMinutes` of the posts' own time, and the oldest go when
 * there are more than `mostGroups`.
 */
export interface EchoIndexSettings {
  readonly windowMinutes: number;
  /** Least Jaccard measure of word pairs, 0 to 1. */
  readonly threshold?: number;
  readonly mostGroups?: number;
}

export interface EchoPost {
  readonly id: string;
  readonly text: string;
  readonly authorKey: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly repostOf?: string;
}

export interface Placement {
  /** Id of the first post of the group. */
  readonly groupId: string;
  readonly isEcho: boolean;
  /** To the group's first post: 1 for reposts and equal texts, 0 for the first post itself. */
  readonly similarity: number;
}

/** JSON-safe; `restoreEchoIndex` continues from it exactly. */
export interface EchoSnapshot {
  readonly version: 1;
  readonly settings: Required<EchoIndexSettings>;
  readonly latestAt: number | null;
  readonly nextSerial: number;
  readonly groups: readonly Group[];
}

export interface EchoIndex {
  place(post: EchoPost): Placement;
  snapshot(): EchoSnapshot;
}

const LONG = 16;
const COMPARABLE = 8;
const SHORT = 4;
const SHORTEST_ALONE = 3;
const EXTRA_LIKENESS = 0.15;
const MINUTE = 60_000;

/** An empty index. Deterministic: the same posts in the same order give the same groups everywhere. */
export function createEchoIndex({ windowMinutes, threshold = 0.6, mostGroups = 50_000 }: EchoIndexSettings): EchoIndex {
  const settings = { windowMinutes, threshold, mostGroups };
  return new StreamingEchoIndex({ version: 1, settings, latestAt: null, nextSerial: 0, groups: [] });
}

/** An index that continues where `snapshot` was taken. */
export function restoreEchoIndex(snapshot: EchoSnapshot): EchoIndex {
  return new StreamingEchoIndex(snapshot);
}

class StreamingEchoIndex implements EchoIndex {
  private readonly settings: Required<EchoIndexSettings>;
  private readonly store: GroupStore;
  private latestAt: number;
  private nextSerial: number;

  constructor(snapshot: EchoSnapshot) {
    this.settings = snapshot.settings;
    this.store = new GroupStore(snapshot.settings.mostGroups);
    this.latestAt = snapshot.latestAt ?? Number.NEGATIVE_INFINITY;
    this.nextSerial = snapshot.nextSerial;
    for (const group of snapshot.groups) {
      this.store.add({ ...group, texts: [...group.texts], postIds: [...group.postIds] });
    }
  }

  place(post: EchoPost): Placement {
    this.latestAt = Math.max(this.latestAt, post.at);
    this.store.forgetBefore(this.latestAt - this.settings.windowMinutes * MINUTE);
    const said = readPost(post);
    const found = this.find(post, said);
    if (found === null) return this.begin(post, said);
    const text = post.repostOf === undefined ? said.text : undefined;
    this.store.touch(found.group, { at: post.at, text, postId: post.repostOf ?? post.id });
    return { groupId: found.group.id, isEcho: found.group.id !== post.id, similarity: found.similarity };
  }

  snapshot(): EchoSnapshot {
    return {
      version: 1,
      settings: this.settings,
      latestAt: Number.isFinite(this.latestAt) ? this.latestAt : null,
      nextSerial: this.nextSerial,
      groups: this.store.all().map((group) => ({ ...group, texts: [...group.texts], postIds: [...group.postIds] })),
    };
  }

  private find(post: EchoPost, said: ReadPost): { group: Group; similarity: number } | null {
    const named = this.store.findByPost(post.repostOf ?? post.id) ?? this.store.findByPost(post.id);
    if (named !== undefined) return { group: named, similarity: 1 };
    const same = said.text === undefined ? undefined : this.store.findByText(said.text);
    if (same !== undefined) return { group: same, similarity: 1 };
    return this.store.findAlike(said, leastLikeness(this.settings.threshold, said.length));
  }

  private begin(post: EchoPost, said: ReadPost): Placement {
    const group: Group = {
      id: post.id,
      serial: this.nextSerial++,
      shingles: said.shingles,
      texts: said.text === undefined ? [] : [said.text],
      postIds: post.repostOf === undefined ? [post.id] : [post.repostOf, post.id],
      lastAt: post.at,
    };
    this.store.add(group, said.bands);
    return { groupId: post.id, isEcho: false, similarity: 0 };
  }
}

/** A post as it is compared with others. */
interface ReadPost {
  readonly text: number | undefined;
  readonly shingles: readonly number[];
  readonly bands: readonly number[];
  readonly length: number;
}

function readPost(post: EchoPost): ReadPost {
  const gist = gistOf(post.text);
  const shingles = gist.length < COMPARABLE ? [] : shinglesOf(gist.words);
  return { text: textKey(gist), shingles, bands: bandsOf(shingles), length: gist.length };
}

function leastLikeness(threshold: number, length: number): number {
  const shortness = Math.max(0, LONG - length) / (LONG - COMPARABLE);
  return Math.min(1, threshold + EXTRA_LIKENESS * shortness);
}

/** What must be equal for two posts to be the same text; undefined for texts too short to be the same by more than chance. */
function textKey({ words, spoken, exact, anchors, length }: Gist): number | undefined {
  if (length >= COMPARABLE) return wideHash(words.join(" "));
  if (length >= SHORT) return wideHash(`${spoken}\n`);
  if (length >= SHORTEST_ALONE) return wideHash(`${exact}\n\n`);
  return anchors === "" ? undefined : wideHash(`${exact}\n\n${anchors}`);
}
