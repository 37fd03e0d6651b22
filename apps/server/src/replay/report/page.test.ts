import { expect, test } from "vitest";
import { type ReplayLine, toNotice } from "../lines.ts";
import { toColumns } from "./chart.ts";
import { writeReport } from "./page.ts";

const HOUR = 3_600_000;
const hour = (at: number, seen: number) => ({ at: at * HOUR, seen, negative: 0, expected: 2, upper: 5 });
const hostile = `<script>alert("x")</script>‮"'&`;
const watch = { name: hostile, query: hostile, isOwn: true };

const alert: ReplayLine = {
  ...toNotice(2 * HOUR, watch, hostile),
  type: "alert",
  kind: "crisis",
  severity: 3,
  narratives: [{ label: hostile, size: 4, voices: 3, examples: [hostile], exampleIds: ["x 1"] }],
};

const page = writeReport({
  title: hostile,
  lines: [alert, toNotice(0, null, hostile)],
  watches: [{ watch, matched: 7, isOpen: true, hours: [hour(1, 3), hour(2, 9)] }],
});

test("nothing of what people wrote becomes markup", () => {
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/alert\("x"/);
  expect(page).toContain("&#60;script&#62;");
});

test("the page is whole in itself and isolates what people wrote", () => {
  expect(page).not.toMatch(/(src|href)=/);
  expect(page).toContain("default-src 'none'");
  expect(page).toContain('<bdi dir="auto">');
  expect(page).toContain('<path class="crisis"');
});

test("hours without a record are zeros, and long streams are drawn in few columns", () => {
  expect(toColumns([hour(0, 1), hour(4, 2)]).columns.map(({ seen }) => seen)).toEqual([1, 0, 0, 0, 2]);
  const { columns, step } = toColumns([hour(0, 1), hour(24 * 365, 1)]);
  expect(columns.length).toBeLessThanOrEqual(480);
  expect(columns.length * step).toBeGreaterThanOrEqual(24 * 365 * HOUR);
  expect(columns.reduce((sum, { seen }) => sum + seen, 0)).toBe(2);
});

test("a watch in which nothing rang says so", () => {
  expect(writeReport({ title: "t", lines: [], watches: [{ watch, matched: 0, isOpen: false, hours: [] }] })).toContain(
    "Nothing rang.",
  );
});
