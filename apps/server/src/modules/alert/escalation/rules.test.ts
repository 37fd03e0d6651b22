import type { Callee, Duty, PolicyStep } from "@tocsin/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";
import { findHoles } from "./coverage.ts";
import { ALWAYS_ON_DUTY, isOnDuty } from "./duty.ts";
import { heldUntil } from "./pace.ts";
import { builtInPolicy, chooseMove, choosePolicy, type Place, placeAfter, placeOfGrowth } from "./rules.ts";
import { listShifts, type RotationPlan, whoIsOnCall } from "./shifts.ts";
import { type Callable, NOBODY_CALLED, type Roster, resolveStep } from "./targets.ts";
import { wallClockOf } from "./wallTime.ts";

const person = (id: string, change: Partial<Callable> = {}): Callable => ({
  ...{ callee: { kind: "contact", id }, name: id, isReachable: true, isCalled: false },
  ...{ languages: [], departments: [], duty: ALWAYS_ON_DUTY },
  ...change,
});
const callee = (id: string): Callee => ({ kind: "contact", id });
const bell = (id: string, owner: string | null = null) => ({ id, owner });
const namesOf = (people: readonly Callable[]) => people.map(({ name }) => name);

const rotation = (change: Partial<RotationPlan> = {}): RotationPlan => ({
  ...{ name: "Social", callees: [callee("nino"), callee("otto")], swaps: [] },
  ...{ shift: "day", shiftHours: 12, handoverWeekday: 1, handoverMinute: 9 * 60, startsOn: "2026-03-01" },
  ...change,
});
const rosterOf = (people: readonly Callable[], change: Partial<Roster> = {}): Roster => ({
  ...{ clock: wallClockOf("UTC"), people, rotations: new Map(), bells: [] },
  ...change,
});
const stepOf = (...targets: PolicyStep["targets"]): PolicyStep => ({ delayMinutes: 0, targets, needsEverybody: false });

describe("who is on call", () => {
  const zones = [
    "UTC",
    "Asia/Tbilisi",
    "Europe/Athens",
    "Europe/Berlin",
    "Asia/Tehran",
    "America/New_York",
    "Australia/Lord_Howe",
  ];
  const plans = fc.record({
    shift: fc.constantFrom("day", "week", "hours" as const),
    shiftHours: fc.integer({ min: 1, max: 100 }),
    handoverWeekday: fc.integer({ min: 0, max: 6 }),
    handoverMinute: fc.integer({ min: 0, max: 1439 }),
    startsOn: fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.UTC(2026, 0, 1) + days * DAY).toISOString().slice(0, 10)),
    callees: fc.integer({ min: 1, max: 4 }).map((count) => Array.from({ length: count }, (_, i) => callee(`p${i}`))),
  });
  const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 6, 1) }).map((at) => new Date(at));

  test("is one person at every moment, whatever the shifts, the zone and its summer time", () => {
    fc.assert(
      fc.property(plans, moments, fc.constantFrom(...zones), (change, at, zone) => {
        const clock = wallClockOf(zone);
        const plan = rotation(change);
        const shifts = listShifts(
          plan,
          { from: new Date(at.getTime() - 3 * DAY), until: new Date(at.getTime() + 3 * DAY) },
          clock,
        );
        for (const [place, shift] of shifts.entries())
          if (place > 0) expect(shift.from).toEqual(shifts[place - 1]!.until);
        const holding = shifts.filter(({ from, until }) => from <= at && at < until);
        expect(holding).toHaveLength(1);
        expect(whoIsOnCall(plan, at, clock)).toEqual(holding[0]!.callee);
      }),
      { numRuns: 300 },
    );
  });

  test("changes at nine on the wall, in winter and in summer", () => {
    const clock = wallClockOf("Europe/Athens");
    const plan = rotation({ startsOn: "2026-03-27" });
    const at = (time: string) => whoIsOnCall(plan, new Date(time), clock)?.id;
    expect(at("2026-03-28T06:59:00Z")).toBe("nino");
    expect(at("2026-03-28T07:00:00Z")).toBe("otto");
    // Summer time begins on the 29th at three: nine is six in UTC from then on.
    expect(at("2026-03-29T05:59:00Z")).toBe("otto");
    expect(at("2026-03-29T06:00:00Z")).toBe("nino");
  });

  test("does not go back and forth in the hour that autumn repeats", () => {
    const clock = wallClockOf("Europe/Athens");
    const plan = rotation({ startsOn: "2026-10-24", handoverMinute: 3 * 60 + 30 });
    const start = Date.parse("2026-10-24T22:00:00Z");
    const seen = Array.from({ length: 24 }, (_, i) => whoIsOnCall(plan, new Date(start + i * 15 * MINUTE), clock)?.id);
    expect(seen.filter((id, place) => place > 0 && id !== seen[place - 1])).toHaveLength(1);
  });

  test("is nobody before the first shift, and whoever swapped while a swap lasts", () => {
    const clock = wallClockOf("UTC");
    const swap = {
      callee: callee("lena"),
      from: new Date("2026-03-02T20:00:00Z"),
      until: new Date("2026-03-03T12:00:00Z"),
    };
    const plan = rotation({ swaps: [swap] });
    const at = (time: string) => whoIsOnCall(plan, new Date(time), clock)?.id ?? null;
    expect(at("2026-03-01T08:59:00Z")).toBeNull();
    expect(at("2026-03-01T09:00:00Z")).toBe("nino");
    expect(at("2026-03-02T19:59:00Z")).toBe("otto");
    expect(at("2026-03-02T20:00:00Z")).toBe("lena");
    expect(at("2026-03-03T12:00:00Z")).toBe("nino");
  });

  test("weekly shifts begin on their weekday", () => {
    const plan = rotation({ shift: "week", startsOn: "2026-03-04" });
    const [before, first] = listShifts(
      plan,
      { from: new Date("2026-03-04T00:00:00Z"), until: new Date("2026-03-20T00:00:00Z") },
      wallClockOf("UTC"),
    );
    expect(before!.callee).toBeNull();
    expect(first).toMatchObject({ callee: callee("nino"), from: new Date("2026-03-09T09:00:00Z") });
  });
});

describe("hours", () => {
  const clock = wallClockOf("Europe/Berlin");
  const office: Duty = {
    ...ALWAYS_ON_DUTY,
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, until: 17 * 60 })),
    daysOff: [{ from: "2026-03-10", until: "2026-03-11" }],
  };
  const isOn = (duty: Duty, time: string, severity = 2) => isOnDuty(duty, clock.wallOf(new Date(time)), severity);

  test("count on the workspace's wall, and give way to a grave alert", () => {
    expect(isOn(office, "2026-03-02T08:00:00Z")).toBe(true);
    expect(isOn(office, "2026-03-02T07:59:00Z")).toBe(false);
    expect(isOn(office, "2026-03-01T10:00:00Z")).toBe(false);
    expect(isOn(office, "2026-03-01T10:00:00Z", 4)).toBe(true);
    expect(isOn({ ...office, loudSeverity: 6 }, "2026-03-01T10:00:00Z", 5)).toBe(false);
  });

  test("do not call anybody on a day off, however grave it is", () => {
    expect(isOn(office, "2026-03-10T10:00:00Z", 5)).toBe(false);
    expect(isOn(office, "2026-03-11T10:00:00Z", 5)).toBe(false);
    expect(isOn(office, "2026-03-12T10:00:00Z")).toBe(true);
  });

  test("go over midnight, and quiet hours too", () => {
    const night: Duty = { ...ALWAYS_ON_DUTY, weekly: [{ weekday: 5, from: 22 * 60, until: 6 * 60 }] };
    expect(isOn(night, "2026-03-06T22:00:00Z")).toBe(true);
    expect(isOn(night, "2026-03-07T04:59:00Z")).toBe(true);
    expect(isOn(night, "2026-03-07T05:00:00Z")).toBe(false);
    const quiet: Duty = { ...ALWAYS_ON_DUTY, quiet: { from: 22 * 60, until: 7 * 60 } };
    expect(isOn(quiet, "2026-03-06T21:00:00Z")).toBe(false);
    expect(isOn(quiet, "2026-03-06T21:00:00Z", 4)).toBe(true);
    expect(isOn(quiet, "2026-03-07T06:00:00Z")).toBe(true);
  });
});

describe("whom a step calls", () => {
  const at = new Date("2026-03-01T10:00:00Z");
  const asleep: Duty = { ...ALWAYS_ON_DUTY, quiet: { from: 0, until: 1439 } };
  const quietly = { at, severity: 2 };

  test("each person once, though several targets name them", () => {
    const people = [person("nino", { isCalled: true, departments: ["social"], languages: ["ka"] })];
    const step = stepOf(
      { kind: "called" },
      { kind: "contact", id: "nino" },
      { kind: "team", department: "social" },
      { kind: "skill", language: "ka", department: null },
    );
    expect(namesOf(resolveStep(step, rosterOf(people), quietly).people)).toEqual(["nino"]);
  });

  test("the next of the rotation when whoever is on call is off duty, and everybody when it is grave", () => {
    const people = [person("nino", { duty: asleep }), person("otto")];
    const roster = rosterOf(people, { rotations: new Map([["r", rotation()]]) });
    const step = stepOf({ kind: "rotation", id: "r" });
    const calm = resolveStep(step, roster, quietly);
    expect(namesOf(calm.people)).toEqual(["otto"]);
    expect(calm.skipped).toMatchObject([{ person: { name: "nino" }, why: "off-duty" }]);
    expect(namesOf(resolveStep(step, roster, { at, severity: 4 }).people)).toEqual(["nino"]);
  });

  test("for a skill one who has it, and next time somebody else", () => {
    const people = [
      person("nino", { languages: ["ka"], departments: ["legal"] }),
      person("otto", { languages: ["ka"] }),
      person("lena", { languages: ["ka"], departments: ["legal"] }),
    ];
    const step = stepOf({ kind: "skill", language: "ka", department: "legal" });
    expect(namesOf(resolveStep(step, rosterOf(people), quietly).people)).toEqual(["nino"]);
    const soFar = { inRound: new Set(["contact:nino"]), times: new Map([["contact:nino", 1]]) };
    expect(namesOf(resolveStep(step, rosterOf(people), quietly, soFar).people)).toEqual(["lena"]);
  });

  test("nobody twice in one round, and nobody who cannot be reached", () => {
    const people = [person("nino", { isCalled: true }), person("otto", { isCalled: true, isReachable: false })];
    const soFar = { ...NOBODY_CALLED, inRound: new Set(["contact:nino"]) };
    const { people: called, skipped } = resolveStep(stepOf({ kind: "called" }), rosterOf(people), quietly, soFar);
    expect(called).toEqual([]);
    expect(skipped.map(({ person: { name }, why }) => `${name} ${why}`)).toEqual(["nino already-rung", "otto no-way"]);
  });

  test("all bells, or the one it names if that one rings for it", () => {
    const roster = rosterOf([], { bells: [bell("desk"), bell("room")] });
    expect(resolveStep(stepOf({ kind: "bells" }), roster, quietly).bells).toEqual(["desk", "room"]);
    expect(resolveStep(stepOf({ kind: "bell", id: "room" }), roster, quietly).bells).toEqual(["room"]);
    expect(resolveStep(stepOf({ kind: "bell", id: "gone" }), roster, quietly).bells).toEqual([]);
  });
});

test("the device of somebody who is off duty stays quiet, unless it is grave", () => {
  const off: Duty = { ...ALWAYS_ON_DUTY, quiet: { from: 0, until: 1439 } };
  const roster = rosterOf([person("nino", { duty: off })], { bells: [bell("phone", "contact:nino"), bell("desk")] });
  const ring = (severity: number) =>
    resolveStep(stepOf({ kind: "bells" }), roster, { at: new Date("2026-03-01T10:00:00Z"), severity }).bells;
  expect(ring(2)).toEqual(["desk"]);
  expect(ring(4)).toEqual(["phone", "desk"]);
});

describe("how calling goes on", () => {
  const policy = {
    ...builtInPolicy,
    steps: [stepOf({ kind: "called" }), { ...stepOf({ kind: "bells" }), delayMinutes: 5 }],
    repeats: 2,
  };

  test("through the steps, as often again as the policy says, then nobody is left", () => {
    const walk: string[] = [];
    let place: Place = { step: 0, round: 1 };
    while (place.step < policy.steps.length) {
      const next = placeAfter(policy, place);
      walk.push(`${place.step}/${place.round}+${next.minutes}`);
      place = next;
    }
    expect(walk).toEqual(["0/1+5", "1/1+15", "0/2+5", "1/2+15", "0/3+5", "1/3+15"]);
  });

  test("by the policy of the brand, else of the graver alert, else the built-in one", () => {
    const all = { ...policy, id: "all", isBuiltIn: false };
    const grave = { ...all, id: "grave", minimumSeverity: 4 };
    const own = { ...all, id: "own", brandId: "zumvari", kinds: ["crisis" as const] };
    const choose = (facts: Partial<Parameters<typeof choosePolicy>[1]>) =>
      choosePolicy([all, grave, own], { brandId: null, severity: 3, kind: "crisis", ...facts }).id;
    expect(choose({})).toBe("all");
    expect(choose({ severity: 4 })).toBe("grave");
    expect(choose({ severity: 5, brandId: "zumvari" })).toBe("own");
    expect(choose({ kind: "buzz", brandId: "zumvari" })).toBe("all");
    expect(choosePolicy([grave], { brandId: null, severity: 1, kind: "buzz" }).isBuiltIn).toBe(true);
  });

  test("from the policy's step when an alert grows, from the first where a graver policy takes over", () => {
    const grown = { ...policy, id: "p", growthStep: 2 };
    expect(placeOfGrowth({ policyId: "p", round: 1 }, grown)).toEqual({ step: 1, round: 2 });
    expect(placeOfGrowth({ policyId: "other", round: 3 }, grown)).toEqual({ step: 0, round: 4 });
  });

  test("only while it rings: not once somebody has it, it is over, muted or an incident", () => {
    const now = new Date("2026-03-01T10:00:00Z");
    const later = new Date(now.getTime() + HOUR);
    const due = { dueAt: now, isAtEnd: false, now };
    const ringing = { state: "ringing" as const, mutedUntil: null, promisedUntil: null, hasIncident: false };
    expect(chooseMove(ringing, due)).toBe("ring");
    expect(chooseMove(ringing, { ...due, isAtEnd: true })).toBe("exhaust");
    expect(chooseMove(ringing, { ...due, dueAt: later })).toBe("wait");
    expect(chooseMove({ ...ringing, mutedUntil: later }, due)).toBe("wait");
    expect(chooseMove({ ...ringing, hasIncident: true }, due)).toBe("stop");
    for (const state of ["dismissed", "closed"] as const) expect(chooseMove({ ...ringing, state }, due)).toBe("stop");
    const taken = { ...ringing, state: "acknowledged" as const };
    expect(chooseMove(taken, due)).toBe("hold");
    expect(chooseMove({ ...taken, promisedUntil: later }, due)).toBe("hold");
    expect(chooseMove({ ...taken, promisedUntil: now }, due)).toBe("break-promise");
  });
});

describe("one person", () => {
  test("never gets a message within five minutes of the last, and few in an hour, however much burns", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 * HOUR }), { minLength: 1, maxLength: 80 }), (times) => {
        const sent: Date[] = [];
        let held: Date | null = null;
        for (const at of times.toSorted((one, other) => one - other).map((time) => new Date(DAY + time))) {
          if (held !== null && held <= at) {
            sent.push(held);
            held = null;
          }
          if (held !== null) continue;
          held = heldUntil(sent, at);
          if (held === null) sent.push(at);
        }
        for (const [place, at] of sent.entries()) {
          if (place > 0) expect(at.getTime() - sent[place - 1]!.getTime()).toBeGreaterThanOrEqual(5 * MINUTE);
          const hour = sent.filter((other) => other <= at && at.getTime() - other.getTime() < HOUR);
          expect(hour.length).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  test("hears of a first fire at once", () => {
    expect(heldUntil([], new Date(DAY))).toBeNull();
    expect(heldUntil([new Date(DAY - 2 * HOUR)], new Date(DAY))).toBeNull();
  });
});

describe("holes of a policy", () => {
  const from = new Date("2026-03-02T00:00:00Z");
  const until = new Date("2026-03-03T00:00:00Z");

  test("are the times when a step reaches nobody", () => {
    const duty: Duty = { ...ALWAYS_ON_DUTY, weekly: [{ weekday: 1, from: 9 * 60, until: 17 * 60 + 30 }] };
    const roster = rosterOf([person("nino", { isCalled: true, duty })]);
    const policy = { steps: [stepOf({ kind: "called" }), stepOf({ kind: "bells" })] };
    const holes = findHoles(policy, { ...roster, bells: [bell("desk")] }, { from, until, severity: 2 });
    expect(holes).toEqual([
      { step: 1, from, until: new Date("2026-03-02T09:00:00Z") },
      { step: 1, from: new Date("2026-03-02T17:30:00Z"), until },
    ]);
    expect(findHoles(policy, { ...roster, bells: [bell("desk")] }, { from, until, severity: 4 })).toEqual([]);
  });

  test("are the whole time where nobody is named any more", () => {
    expect(
      findHoles({ steps: [stepOf({ kind: "contact", id: "gone" })] }, rosterOf([]), { from, until, severity: 5 }),
    ).toEqual([{ step: 1, from, until }]);
  });
});
