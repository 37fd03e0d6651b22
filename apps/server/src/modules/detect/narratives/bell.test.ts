import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../platform/clock.ts";
import { type Bar, barOf, FLOOR, FRESH_BAR, LEAST_VOICES, learnQuarter, QUARTER } from "./bar.ts";
import { NarrativeBell, startMemory } from "./bell.ts";
import { NarrativeVoices, type Telling } from "./voices.ts";

const START = Date.parse("2026-03-02T00:00:00Z");
const QUARTERS_A_WEEK = 28;

/** A fixed sequence of numbers between 0 and 1 (Park and Miller's). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

const tellings = (narrativeId: string, from: number, count: number, isNegative = true): Telling[] =>
  Array.from({ length: count }, (_, place) => ({
    ...{ at: from + place * MINUTE, narrativeId, authorKey: `${narrativeId} ${from} ${place}`, isNegative },
  }));

describe("the bar of a watch's narratives", () => {
  /** Rings a week of a watch whose loudest stories reach k times the floor as often as k to the -`steepness`. */
  const ringsPerWeek = (perQuarter: number, steepness: number, weeks = 400): number => {
    const draw = numbers(7 + Math.round(100 * perQuarter));
    const next = () => draw.next().value;
    let bar: Bar = FRESH_BAR;
    let rings = 0;
    for (let quarter = 0; quarter < weeks * QUARTERS_A_WEEK; quarter++) {
      const peak = next() < perQuarter ? FLOOR - Math.log(next()) / steepness : null;
      if (peak !== null && peak >= barOf(bar, 1)) rings++;
      bar = learnQuarter(bar, peak);
    }
    return rings / weeks;
  };

  test.each([
    ["of few stories", 0.02, 2],
    ["of a story a day", 0.25, 1.5],
    ["of stories all day", 0.9, 2.5],
    ["of stories that now and then grow huge", 0.5, 1],
  ])("lets no more than half an alert a week through at a budget of one: %s", (_, perQuarter, steepness) => {
    expect(ringsPerWeek(perQuarter, steepness)).toBeLessThanOrEqual(0.5);
  });

  test("is high on a watch nobody knows, sinks to the least where stories are rare, and rises with them", () => {
    const learn = (bar: Bar, peak: number | null) =>
      Array.from({ length: 112 }).reduce<Bar>((b) => learnQuarter(b, peak), bar);
    const quiet = learn(FRESH_BAR, null);
    expect(barOf(FRESH_BAR, 1)).toBeGreaterThan(FLOOR);
    expect(barOf(quiet, 2)).toBe(FLOOR);
    expect(barOf(learn(quiet, FLOOR + 0.5), 1)).toBeGreaterThan(barOf(FRESH_BAR, 1));
    expect(barOf(FRESH_BAR, 0.25)).toBeGreaterThan(barOf(FRESH_BAR, 2));
  });
});

describe("a narrative", () => {
  const loudest = (...told: readonly Telling[][]) => {
    const voices = new NarrativeVoices();
    voices.hear(told.flat().sort((one, other) => one.at - other.at));
    return voices.loudest(START + 20 * MINUTE);
  };

  test("is loud from eight negative voices in half an hour on, by people and not by posts", () => {
    expect(loudest(tellings("a", START, LEAST_VOICES))).toMatchObject({ narrativeId: "a", negative: LEAST_VOICES });
    expect(loudest(tellings("a", START, LEAST_VOICES - 1))).toBeNull();
    expect(loudest(tellings("a", START, 12).map((one) => ({ ...one, authorKey: "ann" })))).toBeNull();
  });

  test("is not loud where most are at ease, nor where it has gone on like this all day", () => {
    expect(loudest(tellings("a", START, 8), tellings("a", START - 5 * MINUTE, 12, false))).toBeNull();
    const allDay = Array.from({ length: 20 }, (_, hour) => tellings("a", START - (hour + 1) * HOUR, 10));
    expect(loudest(tellings("a", START, 10), ...allDay)).toBeNull();
  });

  test("is one with another as soon as they are known to be one", () => {
    const voices = new NarrativeVoices((id) => (id === "b" ? "a" : id));
    voices.hear([...tellings("a", START, 5), ...tellings("b", START + 5 * MINUTE, 5)]);
    expect(voices.loudest(START + 15 * MINUTE)).toMatchObject({ narrativeId: "a", negative: 10 });
  });
});

describe("the bell of narratives", () => {
  const stream = [1, 7, 13, 40, 90].flatMap((hour, place) => tellings(`n${place}`, START + hour * HOUR, 9 + place));
  const hear = (bell: NarrativeBell, from: number, to: number) => {
    for (let minute = from; minute < to; minute += MINUTE)
      bell.hearMinute(
        minute,
        stream.filter(({ at }) => at >= minute && at < minute + MINUTE),
      );
  };

  test("continues identically from its memory, wherever it is taken up again", () => {
    const whole = NarrativeBell.open(START);
    hear(whole, START, START + 96 * HOUR);
    const before = NarrativeBell.open(START);
    hear(before, START, START + 20 * HOUR);
    const memory = JSON.parse(JSON.stringify(before.memory));
    const after = new NarrativeBell(memory, new NarrativeVoices());
    hear(after, memory.until, START + 96 * HOUR);
    expect(after.memory).toEqual(whole.memory);
    expect(after.memory.bar.peaks).toBeGreaterThan(3);
  });

  test("remembers no more after a year than after a day", () => {
    const bell = new NarrativeBell(startMemory(START), new NarrativeVoices());
    bell.learnUntil(START + 365 * 4 * QUARTER);
    expect(JSON.stringify(bell.memory).length).toBeLessThan(200);
  });
});
