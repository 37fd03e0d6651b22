import { describe, expect, test } from "vitest";
import { assertNoTestPost, type CorpusPost, leaveOutTestPosts } from "../../train/corpus.ts";
import { encodePosts } from "../../train/encode.ts";
import { isTrainedOn, SETS } from "../../train/sets.ts";
import { trainSoftmax } from "../../train/softmaxTraining.ts";
import { testKey } from "../../train/study.ts";
import { type Recipe, trainShard } from "../../train/trainShard.ts";
import { packParts } from "./parts.ts";
import { packShard } from "./shardFile.ts";
import { loadTextModel } from "./textModel.ts";

const [set] = SETS;
const WORDS = [
  ["broken", "late", "rude", "lost"],
  ["monday", "meeting", "report", "street"],
  ["lovely", "kind", "quick", "thanks"],
];

/** Three hundred invented posts of which every word but one says the class. */
const posts = Array.from({ length: 300 }, (_, i): CorpusPost => {
  const label = (i % 3) as CorpusPost["label"];
  const words = WORDS[label]!;
  const text = `${words[i % 4]} ${words[(i >> 2) % 4]} parcel ${i}`;
  return { text, raw: text, label, set: set! };
});

function recipe(seeds: readonly number[]): Recipe {
  const wordless = loadTextModel(packParts([]));
  return {
    isSignsOnly: false,
    plan: { bits: 12, epochs: 3, rate: 0.15, pull: 1e-3, smoothing: 0.1, seeds },
    encode: (rows) => encodePosts(rows, wordless, { bits: 12, balance: 0.5, isSignsOnly: false }),
  };
}

describe("training on a small invented set", () => {
  test("gives the same bytes for the same posts and seeds", () => {
    const [first, second] = [1, 2].map(() => packShard(trainShard(posts, [], recipe([20, 21])).shard));
    expect(first).toEqual(second);
  });

  test("gives other bytes for another seed", () => {
    expect(packShard(trainShard(posts, [], recipe([20])).shard)).not.toEqual(
      packShard(trainShard(posts, [], recipe([21])).shard),
    );
  });

  test("tells the held-out posts apart", () => {
    expect(trainShard(posts, posts.slice(0, 90), recipe([20])).devMacroF1).toBeGreaterThan(0.95);
  });

  test("averages the weights of its seeds", () => {
    const rows = recipe([]).encode(posts);
    const [a, b, both] = [[20], [21], [20, 21]].map((seeds) => trainSoftmax(rows, recipe(seeds).plan).table);
    expect(both!.every((weight, i) => Math.abs(weight - (a![i]! + b![i]!) / 2) < 1e-5)).toBe(true);
  });
});

describe("posts of a test", () => {
  const keys = new Set([testKey("Lost PARCEL, rude driver!")]);
  const leaked: CorpusPost = { text: "lost parcel rude driver", raw: "lost parcel rude driver", label: 0, set: set! };

  test("are left out of training, however they are written", () => {
    expect(leaveOutTestPosts([...posts.slice(0, 2), leaked], keys)).toEqual(posts.slice(0, 2));
  });

  test("stop training when one is found among its posts", () => {
    expect(() => assertNoTestPost([leaked], keys)).toThrow(/test posts/);
  });
});

test("the strict variant trains on no set without stated, permissive terms", () => {
  const strict = SETS.filter((one) => isTrainedOn(one, "strict"));
  expect(new Set(strict.map((one) => one.licence))).toEqual(new Set(["permissive"]));
  expect(SETS.filter((one) => one.licence === "non-commercial").some((one) => isTrainedOn(one, "all"))).toBe(false);
});
