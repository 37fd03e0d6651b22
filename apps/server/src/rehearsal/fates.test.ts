import { describe, expect, test } from "vitest";
import { findFate, isSerious, listMissed, listPastTimes, type PastAlert, type PastIncident } from "./fates.ts";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const alert = (id: string, from: string, change: Partial<PastAlert> = {}): PastAlert => ({
  id,
  opened_at: at(from),
  closed_at: new Date(at(from).getTime() + 3_600_000),
  dismissed_at: null,
  dismissal_reason: null,
  acknowledged_at: null,
  incident_id: null,
  severity: 2,
  watch_name: "Norvia",
  ...change,
});
const incident = (id: string, from: string, until: string | null): PastIncident => ({
  id,
  title: `Incident ${id}`,
  opened_at: at(from),
  closed_at: until === null ? null : at(until),
});
const ring = (from: string, until: string | null) => ({ at: at(from), until: until === null ? null : at(until) });

describe("what became of a ring", () => {
  const past = listPastTimes(
    [
      alert("a", "01:00"),
      alert("b", "08:00", { dismissed_at: at("08:10"), dismissal_reason: "campaign" }),
      alert("c", "08:20", { acknowledged_at: at("08:25") }),
      alert("d", "16:00", { incident_id: "i" }),
    ],
    [incident("i", "16:30", null)],
  );

  test.each([
    ["nobody looked", ring("01:10", "02:00"), { fate: "unseen", alertId: "a" }],
    ["what was taken for serious goes before what was dismissed", ring("07:30", "09:00"), { fate: "acknowledged" }],
    ["a bell that rings up to two hours early is the same", ring("14:30", "14:40"), { fate: "incident" }],
    ["an incident that is not over holds every later ring", ring("23:00", null), { fate: "incident", incidentId: "i" }],
  ])("%s", (_, rung, fate) => {
    expect(findFate(rung, past)).toMatchObject(fate);
  });

  test("a time of which nothing is known has none", () => {
    expect(findFate(ring("04:30", "05:00"), past)).toBeNull();
  });

  test("an alert that became an incident is one time with it, from its first moment", () => {
    expect(past.filter(({ fate }) => fate === "incident")).toMatchObject([
      { at: at("16:00"), label: "Incident i", alertId: "d" },
    ]);
  });
});

test("missed is what no ring comes near, and serious what people acted on", () => {
  const past = listPastTimes(
    [alert("a", "01:00", { acknowledged_at: at("01:05") }), alert("b", "12:00", { dismissed_at: at("12:05") })],
    [incident("i", "20:00", "21:00")],
  );
  const missed = listMissed([ring("01:00", "01:30")], past, at("00:00"));
  expect(missed.map(({ fate }) => fate)).toEqual(["dismissed", "incident"]);
  expect(missed.filter(isSerious).map(({ incidentId }) => incidentId)).toEqual(["i"]);
  expect(listMissed([], past, at("15:00"))).toHaveLength(1);
});
