import type { Lexicon } from "../lexicon.ts";
import type { Pieces } from "../pieces.ts";
import type { ClassProbabilities } from "../shard.ts";
import { GeorgianSigns } from "./signs.ts";
import { readSignWeights, weighSigns } from "./signWeights.ts";
import { Vocabulary } from "./vocabulary.ts";
import { AS_WRITTEN, ROMANISED, type Spelling } from "./wordHashes.ts";

/** The word list and the weights of signs of the Georgian model, as their files hold them. */
export interface GeorgianLists {
  readonly words: string;
  readonly weights: string;
}

/** (pieces of a post, emoji) → probabilities that sum to 1. */
export type GeorgianScorer = (pieces: Pieces, emoji: Lexicon) => ClassProbabilities;

/** A scorer for posts in Georgian letters, or for those written back from Latin ones. It keeps its buffers between calls. */
export function createGeorgianScorer(lists: GeorgianLists, isRomanised: boolean): GeorgianScorer {
  const signs = createSigns(lists, isRomanised ? ROMANISED : AS_WRITTEN);
  const weights = readSignWeights(lists.weights);
  return (pieces, emoji) => {
    signs.read(pieces, emoji);
    return weighSigns(weights, signs.values);
  };
}

function createSigns(lists: GeorgianLists, spelling: Spelling): GeorgianSigns {
  return new GeorgianSigns(new Vocabulary(lists.words, spelling));
}
