import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";
import { type Course, chartSpan, chartStep, measureResponse, moodSpans } from "./rules.ts";

const sign = new Date("2026-03-02T09:20:00Z");
const after = (milliseconds: number): Date => new Date(sign.getTime() + milliseconds);
const course = (change: Partial<Course> = {}): Course => ({
  firstSignAt: sign,
  openedAt: after(30 * MINUTE),
  closedAt: after(5 * HOUR),
  now: after(20 * DAY),
  ...change,
});

test("the chart shows a day around the story, in whole hours", () => {
  expect(chartSpan(course())).toEqual({ from: new Date("2026-03-01T09:00:00Z"), to: new Date("2026-03-03T15:00:00Z") });
});

test("the chart of an open incident ends at this hour", () => {
  expect(chartSpan(course({ closedAt: null, now: after(HOUR) })).to).toEqual(new Date("2026-03-02T11:00:00Z"));
});

test("the longer the story, the wider the steps of its chart", () => {
  expect([24, 72, 400].map((hours) => chartStep({ from: sign, to: after(hours * HOUR) }))).toEqual([5, 15, 60]);
});

test("the three stretches of sentiment follow one another without overlap", () => {
  const { before, during, after: rest } = moodSpans(course());
  expect(before).toEqual({ from: after(-7 * DAY), to: sign });
  expect(during).toEqual({ from: sign, to: after(5 * HOUR) });
  expect(rest).toEqual({ from: after(5 * HOUR), to: after(5 * HOUR + 7 * DAY) });
});

test("nothing comes after an incident that still runs", () => {
  const now = after(HOUR);
  expect(moodSpans(course({ closedAt: null, now })).after).toEqual({ from: now, to: now });
});

test("response times run from the first sign, and an act that never came has none", () => {
  const acts = { alertAt: after(6 * MINUTE), acknowledgedAt: after(9.4 * MINUTE), firstStatementAt: null };
  expect(measureResponse(course(), acts)).toEqual({
    firstMentionAt: sign.toISOString(),
    alertMinutes: 6,
    acknowledgedMinutes: 9,
    incidentMinutes: 30,
    firstStatementMinutes: null,
    closedMinutes: 300,
  });
});

test("without any sign the opening is where counting begins", () => {
  const acts = { alertAt: null, acknowledgedAt: null, firstStatementAt: after(40 * MINUTE) };
  const times = measureResponse(course({ firstSignAt: null, closedAt: null }), acts);
  expect(times).toMatchObject({
    firstMentionAt: null,
    alertMinutes: null,
    incidentMinutes: 0,
    firstStatementMinutes: 10,
    closedMinutes: null,
  });
});
