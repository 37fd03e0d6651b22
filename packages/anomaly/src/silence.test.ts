import { describe, expect, test } from "vitest";
import { poisson, seeded } from "../bench/chance.ts";
import { createSilenceDetector, restoreSilenceDetector, type SilenceObservation } from "./index.ts";

const START = Date.UTC(2026, 0, 5);
const settings = { rowMinutes: 5, timeZone: "UTC", weeklyBudget: 1, watchId: "feed" };

function play(perHour: number[], detector = createSilenceDetector(settings), startMs = START): SilenceObservation[] {
  const random = seeded(5);
  return perHour.flatMap((mean, hour) =>
    Array.from({ length: 12 }, (_, i) =>
      detector.observe({ at: startMs + (hour * 12 + i) * 300_000, voices: poisson(random, mean / 12) }),
    ),
  );
}

const hours = (length: number, perHour: number) => new Array<number>(length).fill(perHour);
const changesOf = (seen: SilenceObservation[]) =>
  seen.flatMap(({ change }) => (change ? [`${change.type}:${change.kind}`] : []));

describe("a source that falls silent", () => {
  test("rings as a fault of the source, once, and closes when posts come again", () => {
    expect(changesOf(play([...hours(72, 60), ...hours(5, 0), ...hours(12, 60)]))).toEqual([
      "opened:data",
      "closed:data",
    ]);
  });

  test("rings for a quiet source only over six hours", () => {
    const seen = play([...hours(96, 2), ...hours(8, 0)]);
    const rung = seen.find(({ change }) => change?.type === "opened");
    expect(rung?.windowHours).toBe(6);
  });

  test("rings when the rows themselves stay away", () => {
    const detector = createSilenceDetector(settings);
    play(hours(72, 60), detector);
    expect(detector.observe({ at: START + 76 * 3_600_000, voices: 0 }).change?.type).toBe("opened");
  });

  test("does not ring over a steady source, nor in its first day", () => {
    expect(changesOf(play(hours(240, 10)))).toEqual([]);
    expect(changesOf(play([...hours(10, 60), ...hours(10, 0)]))).toEqual([]);
  });

  test("continues identically after a restart", () => {
    const whole = createSilenceDetector(settings);
    const first = createSilenceDetector(settings);
    play(hours(40, 30), whole);
    play(hours(40, 30), first);
    const second = restoreSilenceDetector(JSON.parse(JSON.stringify(first.snapshot())));
    const later = START + 40 * 3_600_000;
    const rest = [...hours(6, 0), ...hours(6, 30)];
    expect(play(rest, second, later)).toEqual(play(rest, whole, later));
  });
});
