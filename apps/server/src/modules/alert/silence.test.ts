import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { HOUR, MINUTE } from "../../platform/clock.ts";
import { jobsOf } from "../../product.ts";
import { examplePost, openBench, type TestBench } from "../../testing.ts";
import { listenForSilence, listSilences } from "../detect/index.ts";
import { normalisePost, storeSource, takeIn } from "../listen/index.ts";
import { listActiveAlerts, listAlerts, storeBell } from "./queries.ts";
import { readAlert } from "./service.ts";

let bench: TestBench;
let telegram: string;
let forum: string;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  const { context, admin } = bench;
  await storeBell(context.db, {
    ...{ workspace_id: admin.workspaceId, id: "bell", kind: "email", name: "Desk", target: "desk@example.org" },
    ...{ language: "en", minimum_severity: 1, is_paused: false, secret: "", person_id: null },
    created_at: bench.clock.now(),
  });
  telegram = (await storeSource(context, admin, { kind: "webhook", name: "Telegram feed", platform: "telegram" })).id;
  forum = (await storeSource(context, admin, { kind: "webhook", name: "Forum", platform: "forum" })).id;
  for (let hour = 48; hour > 0; hour--) {
    await bring(telegram, 40, hour * HOUR);
    await bring(forum, 200, hour * HOUR);
  }
  // What came before the jobs is heard by nobody: what the posts of two days say is not the subject, and takes a minute.
  await context.jobs.start(Object.values(jobsOf(context)).flat());
  await listenForSilence(context);
});
afterAll(() => bench.stop());

let number = 0;
/** An hour of posts, spread evenly, that begins so long ago. */
async function bring(sourceId: string, count: number, ago: number, span = HOUR): Promise<void> {
  const { context, clock, admin } = bench;
  const start = clock.now().getTime() - ago;
  const posts = Array.from({ length: count }, (_, place) => {
    const publishedAt = new Date(start + (place * span) / count).toISOString();
    const read = normalisePost(examplePost(`s${++number}`, { publishedAt }), clock.now());
    if (!read.ok) throw new Error(read.reason);
    return read.post;
  });
  await takeIn(context, { workspaceId: admin.workspaceId, sourceId, posts, isHistory: true });
}

/** The clock goes on in steps of ten minutes, and every source that speaks brings its posts. */
async function goOn(hours: number, speaking: Readonly<Record<string, number>>): Promise<void> {
  for (let step = 0; step < hours * 6; step++) {
    bench.clock.pass(10 * MINUTE);
    for (const [source, perHour] of Object.entries(speaking))
      await bring(source, perHour / 6, 10 * MINUTE, 10 * MINUTE);
    await listenForSilence(bench.context);
  }
  await bench.context.jobs.settle();
}
const active = () => listActiveAlerts(bench.context.db, bench.admin.workspaceId);
const read = async () => readAlert(bench.context.db, bench.admin.workspaceId, (await active())[0]!.id);

describe("a source that falls silent", () => {
  test("is no alert while it brings what it usually brings", async () => {
    await goOn(2, { [telegram]: 42, [forum]: 198 });
    expect(await active()).toEqual([]);
  });

  test("is an alert of its own kind, told by its last post, and calls nobody for the loss of little", async () => {
    const last = bench.clock.now().getTime() - 15_000;
    await goOn(1, { [forum]: 198 });
    const alert = await read();
    expect(alert).toMatchObject({ kind: "data", watchId: null, watchName: "Telegram feed", severity: 1 });
    expect(alert.source).toEqual({ id: telegram, name: "Telegram feed" });
    expect(alert.explanation).toMatchObject({ channel: "silence" });
    expect(Math.abs(Date.parse(alert.explanation.since!) - last)).toBeLessThan(5 * MINUTE);
    expect(alert.explanation.expected / (alert.explanation.windowMinutes / 60)).toBeGreaterThan(25);
    expect(alert.deliveries).toEqual([]);
  });

  test("is a stretch in which its silence is neither calm nor a drop", async () => {
    const stretch = { from: new Date(bench.clock.now().getTime() - HOUR), to: bench.clock.now() };
    const silences = await listSilences(bench.context.db, bench.admin.workspaceId, stretch);
    expect(silences).toMatchObject([{ source_id: telegram, name: "Telegram feed", until_at: null }]);
  });

  test("is one alert with the next one that falls silent within the hour, and calls when much is missing", async () => {
    await goOn(1.5, {});
    expect(await active()).toHaveLength(1);
    const alert = await read();
    expect(alert.parts.map(({ name }) => name)).toEqual(["Telegram feed", "Forum"]);
    expect(alert.severity).toBe(3);
    expect(alert.kind).toBe("data");
    expect(alert.deliveries.map(({ target }) => target)).toEqual(["desk@example.org"]);
  });

  test("is over when the sources speak again", async () => {
    await goOn(1, { [telegram]: 42, [forum]: 198 });
    expect(await active()).toEqual([]);
    const wish = { isActiveOnly: false, watchId: undefined, before: null, limit: 5 };
    expect(await listAlerts(bench.context.db, bench.admin.workspaceId, wish)).toMatchObject([{ state: "closed" }]);
  });

  test("is not told when nobody listened meanwhile", async () => {
    bench.clock.pass(8 * HOUR);
    await listenForSilence(bench.context);
    await bench.context.jobs.settle();
    expect(await active()).toEqual([]);
  });
});
