import type { TextModel } from "../src/model/textModel.ts";
import { encodePosts } from "./encode.ts";
import type { Recipe } from "./trainShard.ts";

/** What is learned for one shard: as large a table as pays, within 2.5 MB compressed for all of them together. */
interface ShardPlan {
  readonly name: string;
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly balance: number;
  readonly smoothing: number;
}

/** Sees only what can be seen without knowing the language. */
export const SIGNS = "signs";

/** Half balanced and a little doubtful. English has the most labels and a mix of classes least like that of a stream. */
const USUAL = { bits: 18, epochs: 5, rate: 0.1, balance: 0.5, smoothing: 0.1 };

const PLANS: readonly ShardPlan[] = [
  { ...USUAL, name: "en", epochs: 4, rate: 0.15, balance: 1, smoothing: 0 },
  { ...USUAL, name: "ru" },
  { ...USUAL, name: "fa" },
  { ...USUAL, name: "ar" },
  { ...USUAL, name: "el", rate: 0.15 },
  { ...USUAL, name: "shared", bits: 16, epochs: 4, rate: 0.15 },
  { ...USUAL, name: SIGNS, bits: 12, epochs: 2 },
];

export const SHARDS: readonly string[] = PLANS.map((plan) => plan.name);
const PULL = 3e-3;
const SEEDS = [20, 21, 22];

/** How the shard of this name is trained, with the word lists of `model`. */
export function recipeOf(shard: string, model: TextModel): Recipe {
  const plan = PLANS.find(({ name }) => name === shard);
  if (!plan) throw new Error(`There is no plan for a shard "${shard}".`);
  const { bits, epochs, rate, smoothing, balance } = plan;
  const isSignsOnly = shard === SIGNS;
  return {
    isSignsOnly,
    plan: { bits, epochs, rate, smoothing, pull: PULL, seeds: SEEDS },
    encode: (posts) => encodePosts(posts, model, { bits, balance, isSignsOnly }),
  };
}
