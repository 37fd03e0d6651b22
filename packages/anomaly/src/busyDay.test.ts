import { expect, test } from "vitest";
import { createDetector } from "./index.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2);

/** Two days of a hundred voices, then days of thirty, all of them negative: too busy for the slow channel, and then not. */
function row(minute: number) {
  const isBusy = minute < 2 * 1440;
  const voices = minute % (isBusy ? 14 : 48) === 0 ? 1 : 0;
  const negative = isBusy && minute % 140 !== 0 ? 0 : voices;
  return { at: START + minute * MINUTE, voices, negative, authors: voices, dayAuthors: voices };
}

test("every score of a stream that grows quiet is a number, and a day half kept makes no share", () => {
  const detector = createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1, watchId: "busy" });
  for (let minute = 0; minute < 12 * 1440; minute++) {
    const { score, explanation } = detector.observe(row(minute));
    expect(Number.isFinite(score)).toBe(true);
    if (explanation !== undefined) expect(explanation.negativeShare).toBeLessThanOrEqual(1);
  }
});
