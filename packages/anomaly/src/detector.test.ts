import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDetector, type Row, restoreDetector } from "./index.ts";

const MONDAY = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const settings = { rowMinutes: 5, timeZone: "Asia/Tbilisi", weeklyBudget: 1, watchId: "acme" };
const counts = fc.array(fc.tuple(fc.nat(30), fc.nat(8)), { minLength: 1, maxLength: 400 });

function rowsOf(pairs: [number, number][], rowMinutes = 5, startMs = MONDAY): Row[] {
  return pairs.map(([voices, negative], i) => ({ at: startMs + i * rowMinutes * MINUTE, voices, negative }));
}

describe("laws of the detector", () => {
  test("a restored detector continues identically", () => {
    const cases = fc.record({ pairs: counts, cut: fc.nat(400), rowMinutes: fc.constantFrom(1, 5, 15) });
    fc.assert(
      fc.property(cases, ({ pairs, cut, rowMinutes }) => {
        const rows = rowsOf(pairs, rowMinutes);
        const whole = createDetector({ ...settings, rowMinutes });
        const first = createDetector({ ...settings, rowMinutes });
        for (const row of rows.slice(0, cut)) first.observe(row);
        const second = restoreDetector(JSON.parse(JSON.stringify(first.snapshot())));
        const expected = rows.map((row) => whole.observe(row)).slice(cut);
        expect(rows.slice(cut).map((row) => second.observe(row))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("shifting time by whole weeks changes nothing but the times", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 50 }), (pairs, weeks) => {
        const here = createDetector(settings);
        const there = createDetector(settings);
        const scores = rowsOf(pairs).map((row) => here.observe(row).score);
        expect(rowsOf(pairs, 5, MONDAY + weeks * WEEK).map((row) => there.observe(row).score)).toEqual(scores);
      }),
      { numRuns: 40 },
    );
  });

  test("more voices never score less", () => {
    fc.assert(
      fc.property(counts, fc.nat(200), fc.nat(200), (pairs, low, more) => {
        const detector = createDetector(settings);
        for (const [i, [voices]] of pairs.entries()) detector.observe({ at: MONDAY + i * 5 * MINUTE, voices });
        const at = MONDAY + pairs.length * 5 * MINUTE;
        const [less, most] = [low, low + more].map((voices) => detector.preview({ at, voices }).score);
        expect(most!).toBeGreaterThanOrEqual(less! - 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test("a preview of the whole row says what observing it says, and changes nothing", () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(1, 5), (pairs, rowMinutes) => {
        const detector = createDetector({ ...settings, rowMinutes });
        for (const row of rowsOf(pairs, rowMinutes)) {
          const before = JSON.stringify(detector.snapshot());
          const preview = detector.preview(row);
          expect(JSON.stringify(detector.snapshot())).toBe(before);
          expect(detector.observe(row)).toEqual(preview);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("one-minute rows end each five-minute bin with the score of a five-minute row", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 5, maxLength: 1500 }), (voices) => {
        const minutes = voices.slice(0, voices.length - (voices.length % 5));
        const fine = createDetector({ ...settings, rowMinutes: 1 });
        const coarse = createDetector(settings);
        const seen = minutes.map((count, i) => fine.observe({ at: MONDAY + i * MINUTE, voices: count }).score);
        for (let i = 0; i < minutes.length; i += 5) {
          const sum = minutes.slice(i, i + 5).reduce((a, b) => a + b, 0);
          expect(seen[i + 4]).toBe(coarse.observe({ at: MONDAY + i * MINUTE, voices: sum }).score);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("odd rows never throw and never give a number that is not finite", () => {
    const odd = fc.oneof(
      fc.double(),
      fc.constantFrom(0, -1, 1e300, Number.NaN, Number.POSITIVE_INFINITY, -1e300),
      fc.nat(50),
    );
    const time = fc.oneof(
      fc.double(),
      fc.integer({ min: 0, max: 5000 }).map((i) => MONDAY + i * MINUTE),
    );
    const row = fc.record({
      at: time,
      voices: odd,
      negative: fc.option(odd, { nil: undefined }),
      reach: odd,
      authors: odd,
      gap: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom(0, 1, 5, 60, 1e9, Number.NaN),
        (rows, rowMinutes) => {
          const detector = createDetector({ rowMinutes, timeZone: "Nowhere/Land", weeklyBudget: Number.NaN });
          for (const given of rows) {
            const preview = detector.preview(given);
            const { score, expected, upper, problem } = detector.observe(given);
            for (const value of [score, expected, upper, preview.score]) expect(Number.isFinite(value)).toBe(true);
            expect(problem).toBeDefined();
          }
          expect(JSON.stringify(detector.snapshot())).not.toContain("NaN");
        },
      ),
      { numRuns: 150 },
    );
  });
});
