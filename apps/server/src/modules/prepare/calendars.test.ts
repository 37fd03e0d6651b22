import { CALENDAR_KINDS } from "@tocsin/anomaly";
import { calendars } from "@tocsin/contract";
import { expect, test } from "vitest";
import { proposeCalendars } from "./calendars.ts";

test("every calendar that people can choose is one the bell knows, and the other way round", () => {
  expect([...calendars].sort()).toEqual([...CALENDAR_KINDS].sort());
});

test("a brand written in Persian in a Greek team lives by both", () => {
  const proposed = proposeCalendars({ language: "el", timeZone: "Europe/Athens", spellings: ["Norvia", "نورویا"] });
  expect(proposed).toEqual(expect.arrayContaining(["nowruz", "ramadan", "orthodox-easter", "national-gr"]));
  expect(proposed).not.toContain("western-easter");
  expect(new Set(proposed).size).toBe(proposed.length);
});

test("the days of a country follow from where the team lives", () => {
  expect(proposeCalendars({ language: "ar", timeZone: "Asia/Riyadh", spellings: [] })).toEqual([
    "ramadan",
    "eid-al-adha",
    "national-sa",
  ]);
});
