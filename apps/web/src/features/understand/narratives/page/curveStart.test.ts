import { expect, it } from "vitest";
import { curveStart } from "./curveStart.ts";

const stretch = { from: "2026-03-03T12:00:00.000Z", to: "2026-03-10T12:00:00.000Z" };

it("shows a young narrative with the quiet before it", () => {
  const start = curveStart({ ...stretch, firstAt: "2026-03-10T11:58:00.000Z" }, 5);
  expect(start).toBe("2026-03-10T10:00:00.000Z");
});

it("begins with the first post of an old one, and never before the stretch", () => {
  expect(curveStart({ ...stretch, firstAt: "2026-03-05T01:00:00.000Z" }, 60)).toBe("2026-03-05T01:00:00.000Z");
  expect(curveStart({ ...stretch, firstAt: "2026-03-03T12:00:00.000Z" }, 1440)).toBe(stretch.from);
});
