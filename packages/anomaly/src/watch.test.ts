import { describe, expect, test } from "vitest";
import { poisson, seeded } from "../bench/chance.ts";
import { createDetector, type Detector, type Observation, thresholdOf } from "./index.ts";

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const settings = { rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1, watchId: "acme" };

function feed(detector: Detector, hours: number, perHour: number, from = 0): Observation[] {
  const random = seeded(3 + from);
  return Array.from({ length: hours * 12 }, (_, i) =>
    detector.observe({ at: START + (from * 12 + i) * 5 * MINUTE, voices: poisson(random, perHour / 12) }),
  );
}

describe("a watch", () => {
  test("a flat stream rings no more often than the promised budget", () => {
    let alerts = 0;
    for (const [seed, perHour] of [0.1, 1, 10, 60, 400].entries()) {
      const random = seeded(90 + seed);
      const detector = createDetector(settings);
      for (let i = 0; i < 6 * 2016; i++) {
        const { change } = detector.observe({ at: START + i * 5 * MINUTE, voices: poisson(random, perHour / 12) });
        if (change?.type === "opened") alerts += 1;
      }
    }
    expect(alerts / 30).toBeLessThanOrEqual(1);
  });

  test("a smaller budget never rings earlier", () => {
    const budgets = [2, 1, 0.5, 0.25];
    expect(budgets.map(thresholdOf)).toEqual(budgets.map(thresholdOf).sort((a, b) => a - b));
    const first = budgets.map((weeklyBudget) => {
      const detector = createDetector({ ...settings, weeklyBudget });
      feed(detector, 168, 20);
      return feed(detector, 4, 90, 168).findIndex(({ change }) => change !== undefined);
    });
    expect([...first].sort((a, b) => a - b)).toEqual(first);
  });

  test("missing rows count as silence, but as unknown after a gap", () => {
    const silent = createDetector(settings);
    const unknown = createDetector(settings);
    for (const detector of [silent, unknown]) feed(detector, 72, 60);
    const at = START + 96 * 60 * MINUTE;
    silent.observe({ at, voices: 5 });
    unknown.observe({ at, voices: 5, gap: true });
    const next = { at: at + 5 * MINUTE, voices: 5 };
    expect(silent.observe(next).expected).toBeLessThan(0.9 * unknown.observe(next).expected);
  });

  test("posts of one author do not ring where the same posts of nine authors do", () => {
    const score = (authors: number) => {
      const detector = createDetector(settings);
      for (let i = 0; i < 48 * 12; i++)
        detector.observe({ at: START + i * 5 * MINUTE, voices: i % 24 === 0 ? 1 : 0, authors: i % 24 === 0 ? 1 : 0 });
      const burst = [1, 2, 3].map((i) => ({
        at: START + (48 * 12 + i) * 5 * MINUTE,
        voices: 9,
        authors: i === 1 ? authors : 0,
      }));
      return burst.map((row) => detector.observe(row)).at(-1)!;
    };
    expect(score(1).kind).toBeUndefined();
    expect(score(9).kind).toBe("buzz");
  });

  test("a change announced from a preview stands when the whole row is calmer", () => {
    const detector = createDetector({ ...settings, rowMinutes: 1 });
    for (let i = 0; i < 72 * 60; i++)
      detector.observe({ at: START + i * MINUTE, voices: i % 6 === 0 ? 1 : 0, negative: i % 36 === 0 ? 1 : 0 });
    const at = START + 72 * 60 * MINUTE;
    const { change } = detector.preview({ at, voices: 40, negative: 40 });
    expect(change?.type).toBe("opened");
    const { episode, change: kept } = detector.observe({ at, voices: 41, negative: 1, standing: change! });
    expect(kept?.episodeKey).toBe(change!.episodeKey);
    expect(episode?.kind).toBe("crisis");
  });

  test("the upper edges of an hour add up to about the count that rings within it", () => {
    const detector = createDetector(settings);
    const learnt = feed(detector, 336, 120);
    const edge = learnt.slice(-12).reduce((sum, { upper }) => sum + upper, 0);
    const calm = createDetector(settings);
    feed(calm, 336, 120);
    const scores = Array.from({ length: 12 }, (_, i) =>
      calm.observe({ at: START + (336 * 12 + i) * 5 * MINUTE, voices: Math.round((1.1 * edge) / 12) }),
    );
    expect(Math.max(...scores.map(({ score }) => score))).toBeGreaterThanOrEqual(thresholdOf(1));
  });

  test("an explanation gives the numbers a sentence needs", () => {
    const detector = createDetector({ ...settings, timeZone: "Asia/Tehran" });
    feed(detector, 200, 12);
    const rung = feed(detector, 1, 120, 200).find(({ change }) => change)!;
    const { explanation } = rung;
    expect(explanation!.observed).toBeGreaterThan(explanation!.expected);
    expect(explanation!.wouldNotHaveFiredBelow).toBeLessThanOrEqual(explanation!.observed + 1);
    expect(explanation!.oncePerWeeks).toBeGreaterThan(1);
    expect(explanation!.since).toBeLessThanOrEqual(rung.at);
    expect(explanation!.velocityPerMinute).toBeGreaterThan(0);
    expect(explanation!.isLearning).toBe(false);
  });

  test("one low bin amid a burst does not move its beginning", () => {
    const detector = createDetector(settings);
    for (let i = 0; i < 200 * 12; i++) detector.observe({ at: START + i * 5 * MINUTE, voices: 1 });
    const began = START + 200 * 12 * 5 * MINUTE;
    const seen = [12, 15, 14, 0, 16, 15, 17].map((voices, i) =>
      detector.observe({ at: began + i * 5 * MINUTE, voices }),
    );
    expect(seen.at(-1)!.explanation!.since).toBe(began);
  });

  test("a slow stream is explained by the day, whose authors count once in a day", () => {
    const score = (dayAuthors: number) => {
      const detector = createDetector(settings);
      for (let i = 0; i < 20 * 288; i++) {
        const voices = i % 200 === 0 ? 1 : 0;
        detector.observe({ at: START + i * 5 * MINUTE, voices, authors: voices });
      }
      const hours = Array.from({ length: 9 }, (_, i) =>
        detector.observe({
          at: START + (20 * 24 + i) * 60 * MINUTE,
          voices: 1,
          authors: 1,
          dayAuthors: i === 0 ? 1 : dayAuthors,
        }),
      );
      return hours.at(-1)!;
    };
    expect(score(0).kind).toBeUndefined();
    expect(score(1).explanation).toMatchObject({ channel: "day", windowMinutes: 1440 });
    expect(score(1).explanation!.observed).toBeGreaterThanOrEqual(9);
  });

  test("a new watch explains its first alarm without claiming a baseline", () => {
    const detector = createDetector({ ...settings, rowMinutes: 1 });
    const seen = Array.from({ length: 10 }, (_, i) =>
      detector.observe({ at: START + i * MINUTE, voices: 4, negative: 4, authors: i % 2 === 0 ? 4 : 3 }),
    );
    const rung = seen.find(({ change }) => change)!;
    expect(rung.change).toMatchObject({
      type: "opened",
      kind: "crisis",
      reasons: expect.arrayContaining(["still-learning"]),
    });
    expect(rung.explanation).toMatchObject({
      channel: "cold",
      isLearning: true,
      usualNegativeShare: 0.2,
      negativeShare: 1,
    });
    expect(rung.explanation!.expected).toBeCloseTo(0.2 * rung.explanation!.observed);
  });

  test("a profile follows the brand's own clock through a change of summer time", () => {
    const detector = createDetector({ ...settings, rowMinutes: 60, timeZone: "Europe/Athens" });
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Athens", hour: "numeric", hourCycle: "h23" });
    const isNoon = (at: number) => format.format(at) === "12";
    let at = Date.UTC(2026, 1, 20);
    for (; at < Date.UTC(2026, 3, 10); at += 3_600_000) detector.observe({ at, voices: isNoon(at) ? 60 : 6 });
    for (; !isNoon(at); at += 3_600_000) detector.observe({ at, voices: 6 });
    const noon = detector.preview({ at, voices: 0 }).expected;
    expect(noon).toBeGreaterThan(2 * detector.preview({ at: at + 4 * 3_600_000, voices: 0 }).expected);
  });
});
