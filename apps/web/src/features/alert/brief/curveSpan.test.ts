import { expect, test } from "vitest";
import { curveSpan } from "./curveSpan.ts";

const at = (text: string) => Date.parse(text);

test("a running alert is drawn from the day before up to the current step", () => {
  expect(curveSpan("2026-05-08T10:07:00Z", null, at("2026-05-08T11:01:00Z"))).toEqual({
    from: "2026-05-07T10:00:00.000Z",
    to: "2026-05-08T11:15:00.000Z",
    stepMinutes: 15,
  });
});

test("an old alert is drawn to some hours after its end, not to today", () => {
  const span = curveSpan("2026-05-08T10:00:00Z", "2026-05-08T12:00:00Z", at("2026-09-01T00:00:00Z"));
  expect(span.to).toBe("2026-05-08T18:00:00.000Z");
});

test("an alert of many days is drawn in hours", () => {
  expect(curveSpan("2026-05-08T10:00:00Z", null, at("2026-05-14T10:00:00Z")).stepMinutes).toBe(60);
});
