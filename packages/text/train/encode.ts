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
  return { places, offsets, labels: Uint8Array.from(posts, (post) => post.label), weights: weighPosts(posts) };
}

/** Set weight times the square root of how much rarer than a third the class is. */
function weighPosts(posts: readonly CorpusPost[]): Float32Array {
  const counts = [0, 0, 0];
  for (const post of posts) counts[post.label]! += post.set.weight;
  const total = counts[0]! + counts[1]! + counts[2]!;
  return Float32Array.from(posts, (post) => post.set.weight * Math.sqrt(total / (3 * counts[post.label]!)));
}
