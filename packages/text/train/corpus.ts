import { isTrainedOn, type LicenceRule, SETS, type TrainingSet } from "./sets.ts";
import { type LabelledPost, readPosts, type Split, testKey } from "./study.ts";

/** A post with the set it comes from. */
export interface CorpusPost extends LabelledPost {
  readonly set: TrainingSet;
}

/** The posts of `split` of all sets that train `shard` under a licence rule. */
export function gatherPosts(study: string, shard: string, split: Split, rule: LicenceRule): CorpusPost[] {
  const sets = SETS.filter((set) => set.shard === shard && isTrainedOn(set, rule));
  return sets.flatMap((set) => readPosts(study, set.path, split).map((post) => ({ ...post, set })));
}

/** Development posts that are not, but for case and punctuation, also trained on: sets share posts with each other. */
export function leaveOutTrained(dev: readonly CorpusPost[], train: readonly CorpusPost[]): CorpusPost[] {
  const trained = new Set(train.map((post) => testKey(post.text)));
  return dev.filter((post) => !trained.has(testKey(post.text)));
}

const HELD_OUT_EVERY = 25;

/**
 * One training post in 25 set aside for the temperature. The official development posts of some sets
 * are of another season than the rest (English: 2016 only), and alone they would make the model doubt itself too much.
 */
export function holdOut(posts: readonly CorpusPost[]): { train: CorpusPost[]; heldOut: CorpusPost[] } {
  const isHeldOut = (i: number) => i % HELD_OUT_EVERY === HELD_OUT_EVERY - 1;
  const train = posts.filter((_, i) => !isHeldOut(i));
  return {
    train,
    heldOut: leaveOutTrained(
      posts.filter((_, i) => isHeldOut(i)),
      train,
    ),
  };
}

/** `posts` without those that are, but for case and punctuation, a post of any test, withheld tests of all languages included. */
export function leaveOutTestPosts(posts: readonly CorpusPost[], testKeys: ReadonlySet<string>): CorpusPost[] {
  return posts.filter((post) => !isTestPost(post, testKeys));
}

/** Throws when a test post is among `posts`: nothing measured afterwards would be true. */
export function assertNoTestPost(posts: readonly CorpusPost[], testKeys: ReadonlySet<string>): void {
  const found = posts.filter((post) => isTestPost(post, testKeys));
  if (found.length > 0)
    throw new Error(`${found.length} training posts are test posts: ${found[0]!.set.path} and others.`);
}

function isTestPost(post: CorpusPost, testKeys: ReadonlySet<string>): boolean {
  return testKeys.has(testKey(post.raw)) || testKeys.has(testKey(post.text));
}
