import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DAY, HOUR } from "../../../platform/clock.ts";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../../testing.ts";
import { policyOf, raiseAlert } from "./testing.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Client;
let contactId: string;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn(bench.admin.email);
  const card = {
    name: "Nino",
    department: "legal",
    language: "ka",
    email: "nino@example.org",
    isCalled: true,
  } as const;
  contactId = (await admin.createContact({ body: card })).id;
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const person = () => ({ kind: "contact" as const, id: contactId });
const step = () => ({ delayMinutes: 0, targets: [person()], needsEverybody: false });
const rotation = () => ({
  ...{ name: "Social", callees: [person()], shift: "day" as const, shiftHours: 12 },
  ...{ handoverWeekday: 1, handoverMinute: 540, startsOn: "2026-03-01" },
});
const stretch = () => {
  const from = bench.clock.now();
  return { from: from.toISOString(), until: new Date(from.getTime() + 28 * DAY).toISOString() };
};

describe("own hours", () => {
  test("are set by a viewer for themselves, and leave their skills to an administrator", async () => {
    const { email, id } = await bench.person("viewer", "Vera");
    const vera = await http.signIn(email);
    const nights = { weekly: [{ weekday: 1, from: 1_200, until: 240 }], quiet: null, loudSeverity: 6 };
    const skilled = {
      ...nights,
      daysOff: [],
      languages: ["en" as const, "ka" as const],
      departments: ["legal" as const],
    };
    await admin.setDuty({ params: { kind: "member", id }, body: skilled });
    const own = { ...nights, daysOff: [{ from: "2026-04-01", until: "2026-04-14" }] };
    const record = await vera.setMyDuty({ body: own });
    expect(record).toMatchObject({ kind: "member", id, duty: { ...own, departments: ["legal"] } });
    expect(new Set(record.duty.languages)).toEqual(new Set(["en", "ka"]));
    await expect(vera.setDuty({ params: { kind: "member", id }, body: skilled })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    const actions = (await admin.listAudit({ query: {} })).items.map(({ action, actor }) => `${actor} ${action}`);
    expect(actions[0]).toMatch(/^Vera .*duty-changed$/);
  });
});

describe("policies", () => {
  test("a fresh workspace has the built-in one, which stays as it is", async () => {
    const { items } = await admin.listPolicies();
    expect(items).toMatchObject([{ id: "built-in", isBuiltIn: true }]);
    const change = admin.updatePolicy({ params: { id: "built-in" }, body: policyOf([step()]) });
    await expect(change).rejects.toMatchObject({ problem: { code: "built-in-policy" } });
  });

  test("are written, changed and removed, each on record", async () => {
    const { id } = await admin.createPolicy({ body: policyOf([step()]) });
    const changed = await admin.updatePolicy({ params: { id }, body: policyOf([step()], { repeats: 2 }) });
    expect(changed).toMatchObject({ id, repeats: 2, isBuiltIn: false });
    expect((await admin.listPolicies()).items.map((policy) => policy.id)).toEqual([id, "built-in"]);
    await admin.deletePolicy({ params: { id } });
    const actions = (await admin.listAudit({ query: {} })).items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["policy-created", "policy-changed", "policy-deleted"]));
  });

  test("that make no sense are refused with the field that is wrong", async () => {
    const none = admin.createPolicy({ body: policyOf([]) });
    await expect(none).rejects.toMatchObject({ problem: { code: "invalid" } });
    const far = admin.createPolicy({ body: policyOf([step()], { growthStep: 2 }) });
    await expect(far).rejects.toMatchObject({ problem: { code: "no-such-step" } });
    await expect(admin.deletePolicy({ params: { id: "none" } })).rejects.toMatchObject({ problem: { status: 404 } });
  });

  test("are rung for a test, which says so and tells what came of it", async () => {
    const { id } = await admin.createPolicy({
      body: policyOf([step(), { ...step(), targets: [{ kind: "team", department: "care" }] }]),
    });
    const { lines } = await admin.testPolicy({ params: { id } });
    expect(lines).toMatchObject([
      { step: 1, name: "Nino", channel: "email", outcome: "sent" },
      { step: 2, outcome: "nobody" },
    ]);
    expect(bench.mail.letters.at(-1)).toMatchObject({ to: "nino@example.org", subject: expect.stringMatching(/\S/) });
    await admin.deletePolicy({ params: { id } });
  });

  test("show when a step reaches nobody", async () => {
    const { id } = await admin.createPolicy({ body: policyOf([step()]) });
    const before = await admin.getCoverage({ params: { id }, query: stretch() });
    expect(before).toEqual({ severity: 1, holes: [] });
    const duty = { weekly: [], daysOff: [{ from: "2026-03-05", until: "2026-03-06" }], quiet: null };
    const rest = { loudSeverity: 4, languages: ["ka" as const], departments: [] };
    await admin.setDuty({ params: person(), body: { ...duty, ...rest } });
    const { holes } = await admin.getCoverage({ params: { id }, query: stretch() });
    expect(holes).toEqual([{ step: 1, from: "2026-03-05T00:00:00.000Z", until: "2026-03-07T00:00:00.000Z" }]);
    const year = { ...stretch(), until: new Date(bench.clock.now().getTime() + 365 * DAY).toISOString() };
    const long = admin.getCoverage({ params: { id }, query: year });
    await expect(long).rejects.toMatchObject({ problem: { code: "invalid" } });
    await admin.deletePolicy({ params: { id } });
  });
});

describe("rotations", () => {
  test("say who is on call, and who swapped", async () => {
    const { id, onCall } = await admin.createRotation({ body: rotation() });
    expect(onCall).toEqual(person());
    const other = (await admin.createContact({ body: { name: "Otto", department: "legal", language: "en" } })).id;
    const from = bench.clock.now();
    const swap = { from: from.toISOString(), until: new Date(from.getTime() + HOUR).toISOString() };
    const swapped = await admin.createSwap({
      params: { id },
      body: { callee: { kind: "contact", id: other }, ...swap },
    });
    expect(swapped.onCall?.id).toBe(other);
    const { items } = await admin.listShifts({ params: { id }, query: stretch() });
    expect(items[0]).toMatchObject({ isSwap: true, ...swap });
    await admin.deleteSwap({ params: { id: swapped.swaps[0]!.id } });
    const [back] = (await admin.listRotations()).items;
    expect(back!.onCall).toEqual(person());
    await admin.deleteRotation({ params: { id } });
  });

  test("know only people who are there, and stay while a policy calls them", async () => {
    const gone = { ...rotation(), callees: [{ kind: "member" as const, id: "gone" }] };
    await expect(admin.createRotation({ body: gone })).rejects.toMatchObject({ problem: { code: "no-such-callee" } });
    const { id } = await admin.createRotation({ body: rotation() });
    const body = policyOf([{ ...step(), targets: [{ kind: "rotation", id }] }]);
    const policy = await admin.createPolicy({ body });
    await expect(admin.deleteRotation({ params: { id } })).rejects.toMatchObject({
      problem: { code: "rotation-in-use" },
    });
    await admin.deletePolicy({ params: { id: policy.id } });
    await admin.deleteRotation({ params: { id } });
  });

  test("refuse a swap that ends before it begins", async () => {
    const { id } = await admin.createRotation({ body: rotation() });
    const { from, until } = stretch();
    const swap = admin.createSwap({ params: { id }, body: { callee: person(), from: until, until: from } });
    await expect(swap).rejects.toMatchObject({ problem: { code: "invalid" } });
    await admin.deleteRotation({ params: { id } });
  });
});

test("everybody who can be called is listed with hours and skills", async () => {
  const { items } = await admin.listCallees();
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(["Ada Admin", "Nino"]));
  const nino = items.find(({ name }) => name === "Nino")!;
  expect(nino.duty).toMatchObject({ departments: ["legal"], languages: ["ka"] });
  const nobody = admin.setDuty({ params: { kind: "member", id: "gone" }, body: nino.duty });
  await expect(nobody).rejects.toMatchObject({ problem: { status: 404 } });
});

test("an alert shows who was called; a responder promises a time, a viewer may not", async () => {
  const { id } = await raiseAlert(bench, "Harbour", 4);
  const calling = await admin.getEscalation({ params: { id } });
  expect(calling).toMatchObject({ state: "running", isBuiltIn: true, calls: [{ name: "Nino", answeredAt: null }] });
  const answered = await admin.answerCall({ params: { id }, body: { callId: calling.calls[0]!.id } });
  expect(answered.calls[0]!.answeredAt).not.toBeNull();
  await bench.person("viewer");
  const viewer = await http.signIn("viewer@example.org");
  const until = new Date(bench.clock.now().getTime() + HOUR).toISOString();
  await expect(viewer.promiseAlert({ params: { id }, body: { until } })).rejects.toMatchObject({
    problem: { status: 403 },
  });
  expect(await admin.promiseAlert({ params: { id }, body: { until } })).toMatchObject({ promisedUntil: until });
  await expect(admin.answerCall({ params: { id }, body: { callId: "none" } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
});
