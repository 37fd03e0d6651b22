import { expect, test } from "vitest";
import { promiseEnd } from "./promiseTimes.ts";

test("a promise is for a whole minute, and never for less than was said", () => {
  expect(promiseEnd(15, Date.parse("2026-05-08T05:14:30Z")).toISOString()).toBe("2026-05-08T05:30:00.000Z");
  expect(promiseEnd(15, Date.parse("2026-05-08T05:15:00Z")).toISOString()).toBe("2026-05-08T05:30:00.000Z");
});
