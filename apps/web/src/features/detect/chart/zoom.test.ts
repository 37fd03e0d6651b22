import { describe, expect, test } from "vitest";
import { printWindow, readWindow, shiftWindow, stretchWindow, windowOfKey } from "./zoom.ts";

const HOUR = 3_600_000;
const now = 1_000 * HOUR;
const window = { from: 900 * HOUR, to: 910 * HOUR };

describe("the zoom of a chart", () => {
  test("keeps the middle while it comes nearer and goes away", () => {
    expect(stretchWindow(window, 0.5, now)).toEqual({ from: 902.5 * HOUR, to: 907.5 * HOUR });
    expect(stretchWindow(stretchWindow(window, 2, now), 0.5, now)).toEqual(window);
  });

  test("ends at half an hour and at ninety days", () => {
    const near = stretchWindow({ from: 900 * HOUR, to: 900.6 * HOUR }, 0.1, now);
    expect(near.to - near.from).toBe(HOUR / 2);
    const far = stretchWindow({ from: 0, to: 80 * 24 * HOUR }, 4, 10_000 * HOUR);
    expect(far.to - far.from).toBe(90 * 24 * HOUR);
  });

  test("never shows a time to come", () => {
    const last = { from: 995 * HOUR, to: now };
    expect(shiftWindow(last, 1, now)).toEqual(last);
    expect(stretchWindow(last, 2, now)).toEqual({ from: 990 * HOUR, to: now });
  });

  test("goes by keys, and leaves others alone", () => {
    expect(windowOfKey("ArrowLeft", window, now)).toEqual({ from: 895 * HOUR, to: 905 * HOUR });
    expect(windowOfKey("+", window, now)).toEqual(stretchWindow(window, 0.5, now));
    expect(windowOfKey("Tab", window, now)).toBeNull();
  });

  test("stands in the address and is read from it, unless it is nonsense", () => {
    const { from, to } = printWindow(window);
    expect(readWindow(from, to)).toEqual(window);
    for (const [one, other] of [
      [to, from],
      [undefined, to],
      ["x", "y"],
      ["1970-01-01", "2026-01-01"],
    ])
      expect(readWindow(one, other)).toBeNull();
  });
});
