import type { Rehearsal } from "@tocsin/contract";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { findAlert } from "../modules/alert/index.ts";
import { openPast } from "../modules/understand/index.ts";
import { MINUTE } from "../platform/clock.ts";
import { type HttpBench, openBench, openHttp, ringAlarm, type TestBench } from "../testing.ts";
import { type RehearsalWish, rehearseWatch } from "./service.ts";

let bench: TestBench;
let http: HttpBench;
let alarm: Awaited<ReturnType<typeof ringAlarm>>;
let brandId: string;
let query: string;
/** Before it lie days that were loaded as history: live they rang nobody. */
let start: Date;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  start = bench.clock.now();
  alarm = await ringAlarm(bench);
  for (let steps = 0; steps < 4; steps++) await alarm.goOn();
  http = await openHttp(bench);
  const admin = await http.signIn("ada@example.org");
  const watch = (await admin.listWatches()).items[0]!;
  ({ brandId, query } = watch);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const rehearse = (change: Partial<RehearsalWish> = {}) =>
  rehearseWatch(
    { context: bench.context, readPast: openPast(bench.context), isWanted: () => true },
    bench.admin.workspaceId,
    { brandId, query, weeklyBudget: 1, days: 1, ...change },
  );
const sinceStart = (rings: Rehearsal["rings"]) => rings.filter(({ at }) => Date.parse(at) >= start.getTime());
const readAlert = async () =>
  (await findAlert(bench.context.db, bench.admin.workspaceId, alarm.alert.id)) ?? expect.unreachable();

describe("a rehearsal of the stored watch", () => {
  test("rings as the live bell rang: the same kind, the same severity, within the step of the clock", async () => {
    const { missed, learntFrom, ...rehearsal } = await rehearse();
    const rings = sinceStart(rehearsal.rings);
    const alert = await readAlert();
    expect(rings).toHaveLength(1);
    const early = alert.opened_at.getTime() - Date.parse(rings[0]!.at);
    expect(early).toBeGreaterThanOrEqual(0);
    expect(early).toBeLessThan(5 * MINUTE);
    expect(rings[0]).toMatchObject({ kind: alert.kind, severity: alert.severity, until: null, fate: "unseen" });
    expect(rings[0]!.explanation.topTerms.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
    expect(Date.parse(learntFrom!)).toBeLessThan(Date.parse(rings[0]!.at));
  });

  test("leaves the stored detector and its episodes alone", async () => {
    const { db } = bench.context;
    const read = async () => ({
      detectors: await db.selectFrom("detector").selectAll().execute(),
      episodes: await db.selectFrom("episode").selectAll().execute(),
      tallies: await db.selectFrom("tally").selectAll().execute(),
    });
    const before = await read();
    await rehearse({ query: "zumvari OR tram", weeklyBudget: 2 });
    expect(await read()).toEqual(before);
  });

  test("says what every budget would bring, the chosen one as it is shown", async () => {
    const { budgets, rings, ringsPerWeek } = await rehearse();
    expect(budgets.map(({ weeklyBudget }) => weeklyBudget)).toEqual([0.25, 0.5, 1, 2]);
    expect(budgets[2]).toMatchObject({ rings: rings.length, missed: 0 });
    expect(budgets[0]!.rings).toBeLessThanOrEqual(rings.length);
    expect(ringsPerWeek).toBe(rings.length);
  });

  test("shows the whole curve with every ring marked on it", async () => {
    const { points, marks, posts, stepMinutes } = await rehearse({ days: 6 });
    expect(stepMinutes).toBe(60);
    expect(points.reduce((sum, point) => sum + point.seen, 0)).toBe(posts);
    expect(new Set(marks.map(({ kind }) => kind))).toEqual(new Set(["ring"]));
  });
});

describe("a rehearsal of another query", () => {
  test("names the alert that it would have kept silent on", async () => {
    const { rings, missed, posts } = await rehearse({ query: `(${query}) AND platform:vk AND wordthatnobodywrites` });
    expect({ rings, posts }).toEqual({ rings: [], posts: 0 });
    expect(missed).toMatchObject([{ alertId: alarm.alert.id, fate: "unseen" }]);
  });

  test("knows what became an incident, and that missing it is a fault", async () => {
    const admin = await http.signIn("ada@example.org");
    const { id: incidentId } = await admin.openIncident({ body: { alertId: alarm.alert.id } });
    const heard = await rehearse();
    expect(sinceStart(heard.rings)).toMatchObject([{ fate: "incident", incidentId }]);
    expect(heard.marks.filter(({ kind }) => kind === "incident")).toHaveLength(1);
    const deaf = await rehearse({ query: "wordthatnobodywrites" });
    expect(deaf.missed).toMatchObject([{ fate: "incident", incidentId }]);
    expect(deaf.budgets.map(({ missed }) => missed)).toEqual([1, 1, 1, 1]);
  });
});

describe("over HTTP", () => {
  test("a viewer may rehearse", async () => {
    await bench.person("viewer", "vera");
    const viewer = await http.signIn("vera@example.org");
    const { rings } = await viewer.rehearseWatch({ body: { brandId, query, days: 1 } });
    expect(sinceStart(rings)).toHaveLength(1);
  });

  test("a query with an error, another budget and a foreign brand are refused", async () => {
    const admin = await http.signIn("ada@example.org");
    await expect(admin.rehearseWatch({ body: { brandId, query: '"open quote' } })).rejects.toMatchObject({
      problem: { code: "bad-query" },
    });
    await expect(admin.rehearseWatch({ body: { brandId: "another", query } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(admin.rehearseWatch({ body: { brandId, query, weeklyBudget: 3 as never } })).rejects.toMatchObject({
      problem: { status: 422 },
    });
  });
});
