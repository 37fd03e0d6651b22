import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTemperature } from "../../train/calibrate.ts";
import { measure } from "../../train/measures.ts";
import { trainSoftmax } from "../../train/softmaxTraining.ts";
import { testKey } from "../../train/study.ts";
import { RUN_BYTES } from "../sentiment/letterRuns.ts";
import { packParts, unpackParts } from "./parts.ts";
import { packShard, unpackShard } from "./shardFile.ts";
import { decodeUtf8 } from "./utf8.ts";

test("parts come out of a packed model as they went in", () => {
  const part = fc.record({ name: fc.stringMatching(/^[a-z.-]{1,20}$/), bytes: fc.uint8Array({ maxLength: 50 }) });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
      expect(unpackParts(packParts(parts))).toEqual(parts);
    }),
  );
});

test("a shard comes out of its file as it went in", () => {
  const weights = Int8Array.from({ length: 3 * 2 ** 4 }, (_, i) => i * 5 - 120);
  const known = Uint8Array.from({ length: RUN_BYTES }, (_, i) => i % 251);
  const shard = { bits: 4, step: 0.5, bias: [0.25, -0.5, 1], temperature: 1.5, weights, known };
  expect(unpackShard(packShard(shard))).toEqual(shard);
  expect(() => unpackShard(packShard(shard).subarray(1))).toThrow(/wrong length/);
});

test("UTF-8 is read as the platform reads it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    }),
  );
});

describe("training", () => {
  const rows = {
    places: Int32Array.of(0, 1, 0, 2, 3, 1, 3, 2, 5, 4, 5, 1),
    offsets: Int32Array.of(0, 2, 4, 6, 8, 10, 12),
    labels: Uint8Array.of(0, 0, 1, 1, 2, 2),
    weights: new Float32Array(6).fill(1),
  };
  const plan = { bits: 3, epochs: 5, rate: 0.15, pull: 1e-3, smoothing: 0, seeds: [20] };

  test("gives the same weights on the same posts", () => {
    expect(trainSoftmax(rows, plan)).toEqual(trainSoftmax(rows, plan));
  });

  test("gives a feature that only negative posts have a negative meaning", () => {
    const [negative, neutral, positive] = trainSoftmax(rows, plan).table;
    expect(negative).toBeGreaterThan(Math.max(neutral!, positive!));
  });
});

test("a model that is over-sure gets a temperature above 1", () => {
  const guesses = Array.from({ length: 100 }, () => [0.98, 0.01, 0.01]);
  const labels = guesses.map((_, i) => (i % 2 === 0 ? 0 : 1));
  expect(findTemperature(guesses, labels)).toBeGreaterThan(1.5);
});

test("figures of a guesser that is right half the time and says so", () => {
  const guesses = [0, 1, 2, 0].map((top) => [0, 1, 2].map((c) => (c === top ? 0.5 : 0.25)));
  const figures = measure(guesses, [0, 1, 0, 1], 0.6);
  expect(figures).toMatchObject({ accuracy: 0.5, averageRecall: 0.5, ece: 0, sureShare: 0 });
  expect(figures.macroF1).toBeCloseTo((0.5 + 2 / 3) / 2, 9);
});

test("a post's key sees through case, handles, links and punctuation", () => {
  expect(testKey("RT @user Great SERVICE!!! http")).toBe(testKey("great service"));
  expect(testKey("great service")).not.toBe(testKey("great services"));
});
