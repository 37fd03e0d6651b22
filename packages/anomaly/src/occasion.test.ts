import { describe, expect, test } from "vitest";
import { poisson, seeded } from "../bench/chance.ts";
import { createDetector, type Detector, type Observation, parseSnapshot, type Row, restoreDetector } from "./index.ts";

const START = Date.UTC(2026, 4, 4);
const HOUR = 3_600_000;
const settings = { rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1, watchId: "acme" };

function play(detector: Detector, from: number, hours: number, row: (random: () => number) => Partial<Row>) {
  const random = seeded(from + 1);
  return Array.from(
    { length: hours * 12 },
    (_, i): Observation => detector.observe({ at: START + from * HOUR + i * 300_000, voices: 0, ...row(random) }),
  );
}
const usual = (random: () => number) => ({ voices: poisson(random, 3) });
const opened = (seen: Observation[]) => seen.filter(({ change }) => change?.type === "opened").length;

describe("planned campaigns", () => {
  const burst = (campaign?: string) => (random: () => number) => ({ voices: poisson(random, 9), campaign });

  test("a planned burst does not ring where the same burst unplanned does", () => {
    const [planned, unplanned] = [createDetector(settings), createDetector(settings)];
    for (const detector of [planned, unplanned]) play(detector, 0, 240, usual);
    expect(opened(play(planned, 240, 4, burst("spring sale")))).toBe(0);
    expect(opened(play(unplanned, 240, 4, burst()))).toBe(1);
  });

  test("the second run of a campaign expects what the first one brought", () => {
    const detector = createDetector(settings);
    const sale = (random: () => number) => ({ voices: poisson(random, 24), campaign: "sale", campaignFactor: 2 });
    play(detector, 0, 240, usual);
    const first = play(detector, 240, 4, sale).at(-1)!.expected;
    play(detector, 244, 164, usual);
    const second = play(detector, 408, 4, sale)[1]!.expected;
    expect(second).toBeGreaterThan(1.5 * first);
    expect(play(detector, 412, 24, usual).at(-1)!.expected).toBeLessThan(5);
  });

  test("ever new names do not make the snapshot grow", () => {
    const detector = createDetector(settings);
    play(detector, 0, 48, usual);
    for (let i = 0; i < 40; i++)
      play(detector, 48 + i * 4, 4, (random) => ({ ...usual(random), campaign: `plan ${i}` }));
    expect(Object.keys(detector.snapshot().watch!.total.occasions.known).length).toBeLessThanOrEqual(8);
  });
});

describe("days of a calendar", () => {
  test("a national day is learnt, and the first one widens the band only", () => {
    const detector = createDetector({ ...settings, calendars: ["national-ge"] });
    play(detector, 0, 21 * 24, usual);
    const before = play(detector, 21 * 24, 24, usual).at(-1)!;
    const day = play(detector, 22 * 24, 24, (random) => ({ voices: poisson(random, 6) }));
    expect(day[150]!.expected).toBeLessThan(1.2 * before.expected);
    expect(day[150]!.upper).toBeGreaterThan(1.3 * before.upper);
    play(detector, 23 * 24, 1, usual);
    const { known } = detector.snapshot().watch!.total.occasions;
    expect(known["ge-5-26"]!.factor).toBeGreaterThan(1.2);
  });
});

describe("odd streams", () => {
  test("a feed that has just started is no spike", () => {
    for (const perBin of [1, 20, 400]) {
      const detector = createDetector(settings);
      play(detector, 0, 30, () => ({}));
      const seen = play(createDetector(settings), 0, 30, (random) => ({ voices: poisson(random, perBin) }));
      expect(opened(seen)).toBe(0);
    }
  });

  test("a gap is neither calm nor a drop: expectations stay, and an open episode stays open", () => {
    const detector = createDetector(settings);
    play(detector, 0, 240, usual);
    play(detector, 240, 1, (random) => ({ voices: poisson(random, 60) }));
    const after = detector.observe({ at: START + 246 * HOUR, voices: 60, gap: true });
    expect(after.episode).toBeDefined();
    expect(after.expected).toBeGreaterThan(2);
  });

  test("a clock that jumps ahead or back, and ten million voices, leave a finite and useful detector", () => {
    const detector = createDetector(settings);
    play(detector, 0, 72, usual);
    expect(detector.observe({ at: START - HOUR, voices: 3 }).problem).toBe("out-of-order");
    expect(detector.observe({ at: START + 400 * 24 * HOUR, voices: 3 }).problem).toBe("long-gap");
    const huge = detector.observe({ at: START + 400 * 24 * HOUR + 300_000, voices: 1e7, negative: 1e6 });
    expect(Number.isFinite(huge.score)).toBe(true);
    expect(huge.kind).toBeDefined();
    expect(detector.observe({ at: START + 400 * 24 * HOUR + 600_000, voices: 3 }).expected).toBeLessThan(1e4);
  });

  test("a snapshot of another version is not read", () => {
    const snapshot = createDetector(settings).snapshot();
    expect(parseSnapshot({ ...snapshot, version: 2 })).toBeUndefined();
    expect(parseSnapshot(snapshot)).toEqual(snapshot);
  });
});

describe("reactions", () => {
  const quiet = (random: () => number) => ({
    voices: random() < 0.02 ? 1 : 0,
    authors: 1,
    engagement: poisson(random, 0.3),
  });

  test("one story by one author that draws two thousand points rings", () => {
    const detector = createDetector(settings);
    expect(opened(play(detector, 0, 14 * 24, quiet))).toBeLessThanOrEqual(2);
    const seen = play(detector, 14 * 24, 4, (random) => ({ ...quiet(random), engagement: poisson(random, 45) }));
    const rung = seen.find(({ change }) => change)!;
    expect(rung.explanation).toMatchObject({ channel: "engagement", windowMinutes: 180 });
    expect(rung.explanation!.observed).toBeGreaterThan(rung.explanation!.expected);
  });

  test("a detector that hears of reactions continues identically after a restart", () => {
    const detector = createDetector(settings);
    play(detector, 0, 100, quiet);
    const copy = restoreDetector(JSON.parse(JSON.stringify(detector.snapshot())));
    expect(play(copy, 100, 24, quiet)).toEqual(play(detector, 100, 24, quiet));
  });

  test("three publishers of one day carry what three posts of one publisher do not", () => {
    const kindOf = (publishers: number) => {
      const detector = createDetector(settings);
      play(detector, 0, 20 * 24, (random) => ({ voices: random() < 0.004 ? 1 : 0, publishers: 0 }));
      const seen = Array.from({ length: 9 }, (_, i) =>
        detector.observe({
          at: START + (20 * 24 + i) * HOUR,
          voices: 1,
          authors: 1,
          publishers: i < publishers ? 1 : 0,
        }),
      );
      return seen.at(-1)!.kind;
    };
    expect(kindOf(1)).toBeUndefined();
    expect(kindOf(6)).toBe("buzz");
  });
});
