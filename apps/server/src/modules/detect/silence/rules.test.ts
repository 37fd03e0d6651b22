import { describe, expect, test } from "vitest";
import { explainSilence, type Heard, settlesAfter, silenceSeverity, stepSilence, usualRate, wasAway } from "./rules.ts";

const MINUTE = 60_000;
const rows = (length: number, value: number) => new Array<number>(length).fill(value);
/** Six hours of a source that usually brings forty posts an hour. */
const heard = (change: Partial<Heard> = {}): Heard => ({
  ...{ counts: rows(72, 0), means: rows(72, 40 / 12), isSilent: true, windowHours: 1, isLearning: false },
  lastPostAt: new Date("2026-03-02T14:02:00Z"),
  ...change,
});

describe("a silence", () => {
  const [speaking, trickling] = [rows(72, 3), rows(72, 1)];
  test.each([
    ["begins when the engine complains and little came lately", false, heard(), "opened"],
    ["begins when far too little comes", false, heard({ counts: trickling }), "opened"],
    ["does not begin while the source speaks again", false, heard({ counts: speaking }), "none"],
    ["does not begin of itself", false, heard({ isSilent: false }), "none"],
    [
      "lasts through a night in which little would be usual",
      true,
      heard({ isSilent: false, means: rows(72, 0.05) }),
      "none",
    ],
    ["lasts while a trickle comes and the engine still complains", true, heard({ counts: trickling }), "none"],
    ["ends when the source speaks", true, heard({ counts: speaking }), "closed"],
    ["ends with a trickle that is usual by now", true, heard({ counts: trickling, isSilent: false }), "closed"],
  ] as const)("%s", (_, isOpen, said, step) => expect(stepSilence(isOpen, said)).toBe(step));

  test("is told by the last post and the usual rate", () => {
    expect(explainSilence(heard())).toMatchObject({
      ...{ channel: "silence", windowMinutes: 60, observed: 0, expected: 40, since: "2026-03-02T14:02:00.000Z" },
    });
    expect(explainSilence(heard({ counts: trickling, windowHours: 6 }))).toMatchObject({
      ...{ windowMinutes: 360, observed: 72, expected: 240, since: null },
    });
    expect(usualRate(heard())).toBeCloseTo(40, 6);
  });

  test.each([
    [10, 100, 1],
    [30, 100, 2],
    [100, 100, 3],
    [0, 0, 1],
  ])("of %i of %i usual posts has severity %i", (missing, usual, severity) => {
    expect(silenceSeverity(missing, usual)).toBe(severity);
  });
});

test("a feed's posts settle after its next check, other posts at once", () => {
  expect(settlesAfter({ every_minutes: 15 })).toBe(20 * MINUTE);
  expect(settlesAfter({ every_minutes: 0 })).toBe(5 * MINUTE);
});

test("after a longer pause of the product itself nothing can be said of the time between", () => {
  const until = Date.parse("2026-03-02T12:00:00Z");
  expect(wasAway(new Date(until - 10 * MINUTE), until)).toBe(false);
  expect(wasAway(new Date(until - 60 * MINUTE), until)).toBe(true);
});
