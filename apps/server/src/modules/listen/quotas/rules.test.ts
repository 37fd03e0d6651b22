import { describe, expect, test } from "vitest";
import { believe, currentUse, leftOf, maySpend, type Quota, quotasOf, spendFrom } from "./rules.ts";

const quota: Quota = { name: "reads", amount: 100, unit: "units", seconds: 60 };
const noon = new Date("2026-03-02T12:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const used = (amount: number) => spendFrom(currentUse(quota, undefined, noon), amount);

describe("a quota", () => {
  test("is spent up to the part that is kept, and to its end while an incident is open", () => {
    expect(maySpend(quota, used(69), { amount: 1, isUrgent: false })).toBe(true);
    expect(maySpend(quota, used(70), { amount: 1, isUrgent: false })).toBe(false);
    expect(maySpend(quota, used(99), { amount: 1, isUrgent: true })).toBe(true);
    expect(maySpend(quota, used(100), { amount: 1, isUrgent: true })).toBe(false);
  });

  test("begins anew with the first call after its window", () => {
    expect(currentUse(quota, used(100), later(59)).used).toBe(100);
    expect(currentUse(quota, used(100), later(60))).toEqual({ windowFrom: later(60), used: 0, saidLeft: null });
  });

  test("is what the platform says it is, less what was spent since", () => {
    const told = believe(quota, used(10), { quota: "reads", left: 20, resetsAt: later(30) });
    expect(leftOf(quota, spendFrom(told, 5))).toBe(15);
    expect(currentUse(quota, told, later(30)).used).toBe(0);
  });

  test("that nobody knows is no reason to be silent, until the platform tells", () => {
    const open = { ...quota, amount: null };
    expect(maySpend(open, used(1e6), { amount: 1, isUrgent: false })).toBe(true);
    const told = believe(open, used(90), { quota: "reads", left: 10, resetsAt: null });
    expect(maySpend(open, told, { amount: 1, isUrgent: false })).toBe(false);
    expect(maySpend(open, told, { amount: 1, isUrgent: true })).toBe(true);
  });

  test("is as large as its people allow, where they set it", () => {
    expect(quotasOf({ quotas: [quota] }, { reads: 20 })[0]?.amount).toBe(20);
    expect(quotasOf({ quotas: [quota] }, { reads: "many" })[0]?.amount).toBe(100);
  });

  test("takes back what was not used, even when only the kept part is left", () => {
    expect(maySpend(quota, used(95), { amount: -5, isUrgent: false })).toBe(true);
    expect(leftOf(quota, spendFrom(used(95), -5))).toBe(10);
  });
});
