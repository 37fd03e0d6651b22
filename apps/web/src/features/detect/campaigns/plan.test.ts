import { expect, test } from "vitest";
import { readPlan } from "./plan.ts";

const fields = { name: " Spring raffle ", from: "2026-03-02T10:00", until: "2026-03-02T18:00", factor: 4 };

test("a plan is read on the workspace's clock", () => {
  expect(readPlan(fields, "Asia/Tbilisi")).toEqual({
    name: "Spring raffle",
    from: "2026-03-02T06:00:00.000Z",
    until: "2026-03-02T14:00:00.000Z",
    factor: 4,
  });
});

test("a plan without a name, without a time or that ends before it begins asks for nothing", () => {
  for (const change of [{ name: "  " }, { until: "" }, { until: fields.from }, { from: "2026-03-03T00:00" }])
    expect(readPlan({ ...fields, ...change }, "UTC")).toBeNull();
});

test("a factor stays within what a plan can mean", () => {
  expect([0, Number.NaN, 900].map((factor) => readPlan({ ...fields, factor }, "UTC")!.factor)).toEqual([1, 1, 50]);
});
