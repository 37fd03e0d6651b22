import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BANDS, bandsOf, hashText, shinglesOf, wideHash } from "./minhash.ts";

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: 60 });
const shingles = numbers.map((list) => list.sort((a, b) => a - b));

describe("bands", () => {
  test("of equal sets are equal, in whatever order the words repeat", () => {
    fc.assert(
      fc.property(shingles, (one) => {
        expect(bandsOf([...one].reverse())).toEqual(bandsOf(one));
      }),
    );
  });

  test.each([
    [0.2, 0.03, 0.2],
    [0.5, 0.7, 0.9],
    [0.7, 0.97, 1],
  ])("propose sets of likeness %f about as often as the formula says", (wanted, least, most) => {
    const pairs = 400;
    let proposed = 0;
    for (let pair = 0; pair < pairs; pair++) proposed += shareABand(...pairOfLikeness(wanted, pair)) ? 1 : 0;
    expect(proposed / pairs).toBeGreaterThanOrEqual(least);
    expect(proposed / pairs).toBeLessThanOrEqual(most);
  });

  test("stay the same from release to release, so that a snapshot keeps its meaning", () => {
    expect(bandsOf([1, 2, 3])).toHaveLength(BANDS);
    expect(bandsOf([1, 2, 3]).slice(0, 2)).toEqual([-1403856153, -346866265]);
  });
});

describe("wide hashes", () => {
  test("are safe integers that tell texts apart", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(Number.isSafeInteger(wideHash(one))).toBe(true);
        expect(wideHash(one) === wideHash(other)).toBe(one === other);
      }),
    );
  });
});

function shareABand(one: number[], other: number[]): boolean {
  const bands = new Set(bandsOf(one));
  return bandsOf(other).some((band) => bands.has(band));
}

/** Two sets of which the union has 100 members and `wanted` of them are in both. */
function pairOfLikeness(wanted: number, seed: number): [number[], number[]] {
  const members = shinglesOf(Array.from({ length: 101 }, (_, i) => hashText(`w${seed}-${i}`)));
  const shared = Math.round(wanted * 100);
  const half = shared + Math.floor((100 - shared) / 2);
  return [members.slice(0, half), [...members.slice(0, shared), ...members.slice(half)]];
}
