import type { TextModel } from "../src/model/textModel.ts";
import { Features } from "../src/sentiment/features.ts";
import { Pieces } from "../src/sentiment/pieces.ts";
import { placeFeatures } from "../src/sentiment/shard.ts";
import type { CorpusPost } from "./corpus.ts";
import type { FeatureRows } from "./softmaxTraining.ts";

export interface Encoding {
  readonly bits: number;
  /** Only what can be seen without knowing the language. */
  readonly isSignsOnly: boolean;
  /** How far the classes of a set are evened out: 0 leaves them as they are, 1 makes them weigh the same. */
  readonly balance: number;
}

const buffer = new Int32Array(1 << 18);

/** `posts` as rows of table places, by the very code that the product runs. */
export function encodePosts(posts: readonly CorpusPost[], model: TextModel, encoding: Encoding): FeatureRows {
  const pieces = new Pieces();
  const features = new Features();
  const offsets = new Int32Array(posts.length + 1);
  const chunks = posts.map(({ text, set }, i) => {
    const language = set.path.slice(0, 2);
    pieces.read(text);
    features.readSigns(pieces, model.feelingsOf(language));
    if (!encoding.isSignsOnly) features.addLetters(pieces);
    const count = placeFeatures(features, encoding.bits, buffer);
    offsets[i + 1] = offsets[i]! + count;
    return buffer.slice(0, count);
  });
  const places = new Int32Array(offsets[posts.length]!);
  for (const [i, chunk] of chunks.entries()) places.set(chunk, offsets[i]!);
  return {
    places,
    offsets,
    labels: Uint8Array.from(posts, (post) => post.label),
    weights: weighPosts(posts, encoding.balance),
  };
}

/**
 * Set weight times how much rarer than its fellows the class is *in its set*, to the power of `balance`. Sets differ in what
 * they were gathered for; evened out over all of them together, a class would be worth more where it is common already.
 */
function weighPosts(posts: readonly CorpusPost[], balance: number): Float32Array {
  const counts = countClasses(posts);
  return Float32Array.from(posts, ({ set, label }) => {
    const ofSet = counts.get(set)!;
    const total = ofSet[0]! + ofSet[1]! + ofSet[2]!;
    const classes = ofSet.filter((count) => count > 0).length;
    return set.weight * (total / (classes * ofSet[label]!)) ** balance;
  });
}

function countClasses(posts: readonly CorpusPost[]): Map<CorpusPost["set"], number[]> {
  const counts = new Map<CorpusPost["set"], number[]>();
  for (const { set, label } of posts) {
    const ofSet = counts.get(set) ?? [0, 0, 0];
    ofSet[label]! += 1;
    counts.set(set, ofSet);
  }
  return counts;
}
