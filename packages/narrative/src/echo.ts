import { GRAMMAR, NEGATION, type WordHash } from "./alike.ts";
import { type Group, GroupStore } from "./groups.ts";
import { bandsOf, hashText, shinglesOf, wideHash } from "./minhash.ts";
import { isNegation } from "./negation.ts";
import { type Gist, gistOf } from "./normalise.ts";
import { passagesOf } from "./passages.ts";
import { STOP_WORDS } from "./stop-words.ts";

/**
 * Which posts only repeat what another post says, decided while they stream in.
 *
 * An alarm that counts copies rings for one bot with fifty accounts; one that ignores copies is deaf to nothing, because
 * people in a crisis write their own words. So every post is placed in a group, whose first post is a voice and whose
 * later ones are echoes. A post joins the group
 *   1. of the post it reposts, or of another repost of it, when the platform says so;
 *   2. of any post with the same words;
 *   3. of the first post most like it (alike.ts), whatever handles, hashtags and links either carries.
 * "RT @someone:", “@someone: and "via @someone" are taken off first, and so is an exclamation of up to two words before a
 * repeated text. The shorter a text, the less being alike proves: "thank you", "on hold for 90 minutes" and "are you flying
 * to Oslo tomorrow" are written by many. So the rules tighten (length in words, measured on streams of complaints):
 *   from 12   alike at `threshold` or more, or a shared passage
 *   8 to 11   alike at a threshold that rises, or a shared passage; numbers may differ
 *   4 to 7    the same words and numbers, those of grammar apart where four others are left; handles and links may differ,
 *             and hashtags where six words stand beside them
 *   3         the same words, numbers and handles; of texts marked as repeated the same first words of the same source
 *   under 3   that, and the same links or hashtags, of which there must be some; so too for up to seven words of which
 *             fewer than three (of three words, fewer than two) are more than grammar and courtesy
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
  /** Least likeness of two long texts, 0 to 1 (alike.ts). */
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
  readonly version: 2;
  readonly settings: Required<EchoIndexSettings>;
  readonly latestAt: number | null;
  readonly nextSerial: number;
  readonly groups: readonly Group[];
}

export interface EchoIndex {
  place(post: EchoPost): Placement;
  snapshot(): EchoSnapshot;
}

const COMPARABLE = 8;
const SHORT = 4;
const SHORTEST_ALONE = 3;
/** "Just sent you a message" and "thanks so much" are written by many. */
const LEAST_TELLING = 3;
const LEAST_TELLING_ALONE = 2;
/** An article is told from another by its beginning. */
const MOST_WORDS = 120;
const MINUTE = 60_000;

/** An empty index. Deterministic: the same posts in the same order give the same groups everywhere. */
export function createEchoIndex({
  windowMinutes,
  threshold = 0.75,
  mostGroups = 50_000,
}: EchoIndexSettings): EchoIndex {
  const settings = { windowMinutes, threshold, mostGroups };
  return new StreamingEchoIndex({ version: 2, settings, latestAt: null, nextSerial: 0, groups: [] });
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
    this.store = new GroupStore(snapshot.settings.mostGroups, keysOf);
    this.latestAt = snapshot.latestAt ?? Number.NEGATIVE_INFINITY;
    this.nextSerial = snapshot.nextSerial;
    this.store.restore(
      snapshot.groups.map((group) => ({ ...group, texts: [...group.texts], postIds: [...group.postIds] })),
    );
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
      version: 2,
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
    return this.store.findAlike(said.words, this.settings.threshold);
  }

  private begin(post: EchoPost, said: ReadPost): Placement {
    const group: Group = {
      id: post.id,
      serial: this.nextSerial++,
      words: said.words,
      texts: said.text === undefined ? [] : [said.text],
      postIds: post.repostOf === undefined ? [post.id] : [post.repostOf, post.id],
      lastAt: post.at,
    };
    this.store.add(group);
    return { groupId: post.id, isEcho: false, similarity: 0 };
  }
}

/** A post as it is compared with others. */
interface ReadPost {
  readonly text: number | undefined;
  readonly words: readonly WordHash[];
}

function readPost(post: EchoPost): ReadPost {
  const gist = gistOf(post.text);
  return {
    text: textKey(gist),
    words: gist.words.length < COMPARABLE - 1 ? [] : gist.words.slice(0, MOST_WORDS).map(hashWord),
  };
}

/** Endings and small slips at the end of a word do not make it another. */
const STEM = 6;

function hashWord(word: string): WordHash {
  const marks = (STOP_WORDS.has(word) ? GRAMMAR : 0) | (isNegation(word) ? NEGATION : 0);
  return (hashText(word.slice(0, STEM)) << 2) | marks;
}

function keysOf(words: readonly WordHash[]): number[] {
  return [...bandsOf(shinglesOf(words)), ...passagesOf(words)];
}

/** What must be equal for two posts to be the same text; undefined for texts too short to be the same by more than chance. */
function textKey({ words, exact, anchors, length, source }: Gist): number | undefined {
  const lettered = words.filter((word) => /\p{L}/u.test(word)).length;
  if (lettered >= COMPARABLE) return wideHash(words.join(" ").replace(/\d+/g, "0"));
  const telling = words.filter((word) => isNegation(word) || !STOP_WORDS.has(word));
  if (length >= SHORT && telling.length >= SHORT) return wideHash(`${telling.join(" ")}\n`);
  if (length >= SHORT && telling.length >= LEAST_TELLING) return wideHash(`${words.join(" ")}\n`);
  if (source !== "" && length >= SHORTEST_ALONE) return wideHash(`${source}\n${words.slice(0, SHORT).join(" ")}`);
  if (length === SHORTEST_ALONE && telling.length >= LEAST_TELLING_ALONE) return wideHash(`${exact}\n\n`);
  return anchors === "" ? undefined : wideHash(`${exact}\n\n${anchors}`);
}
