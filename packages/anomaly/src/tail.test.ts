import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lnGamma, surpriseAbove, surpriseBelow, surpriseOfShare } from "./tail.ts";

/** Tails summed term by term from zero, as in a textbook. */
function plainTail(count: number, mean: number, phi: number): number {
  const size = 1 / phi;
  const term = (k: number) =>
    Math.exp(
      lnGamma(k + size) -
        lnGamma(size) -
        lnGamma(k + 1) +
        size * Math.log(size / (size + mean)) +
        k * Math.log(mean / (size + mean)),
    );
  let below = 0;
  for (let k = 0; k < count; k++) below += term(k);
  return -Math.log10(1 - below - term(count) / 2);
}

describe("tails", () => {
  test("the gamma function agrees with factorials", () => {
    for (const [x, factorial] of [
      [1, 1],
      [2, 1],
      [5, 24],
      [11, 3_628_800],
    ] as const) {
      expect(lnGamma(x)).toBeCloseTo(Math.log(factorial), 9);
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
  });

  test("the upper tail agrees with the plain sum to five hundredths", () => {
    for (const [count, mean, phi] of [
      [3, 0.2, 0.3],
      [12, 4, 0.1],
      [60, 30, 0.05],
      [400, 250, 0.02],
      [9, 1, 2],
    ] as const) {
      expect(Math.abs(surpriseAbove(count, mean, phi) - plainTail(count, mean, phi))).toBeLessThan(0.05);
    }
  });

  test("surprise grows with the count and falls with the mean and the dispersion", () => {
    const place = fc.record({
      count: fc.double({ min: 0, max: 5000, noNaN: true }),
      mean: fc.double({ min: 0.002, max: 3000, noNaN: true }),
      phi: fc.double({ min: 0.005, max: 5, noNaN: true }),
      more: fc.double({ min: 0, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ count, mean, phi, more }) => {
        const surprise = surpriseAbove(count, mean, phi);
        expect(surpriseAbove(count + more, mean, phi)).toBeGreaterThanOrEqual(surprise - 1e-9);
        expect(surpriseAbove(count, mean + more, phi)).toBeLessThanOrEqual(surprise + 1e-9);
        expect(Number.isFinite(surprise)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("silence is surprising only below the mean", () => {
    expect(surpriseBelow(5, 5, 0.1)).toBe(0);
    expect(surpriseBelow(0, 20, 0.01)).toBeGreaterThan(7);
  });

  test("a share is surprising only above the usual one, and the more the more", () => {
    expect(surpriseOfShare(2, 10, 0.2, 0.05)).toBe(0);
    const surprises = [3, 5, 8, 10].map((negative) => surpriseOfShare(negative, 10, 0.2, 0.05));
    expect([...surprises].sort((a, b) => a - b)).toEqual(surprises);
    expect(surpriseOfShare(10, 10, 0.2, 0.003)).toBeGreaterThan(surpriseOfShare(10, 10, 0.2, 0.3));
  });
});
