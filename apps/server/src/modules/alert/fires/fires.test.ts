import { buildBackground, buildCrisis, taintedBatch } from "@tocsin/lab";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { openBench, storePosts, type TestBench } from "../../../testing.ts";
import { relearnWatch } from "../../detect/index.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";
import { raiseAlert } from "../escalation/testing.ts";
import { listActiveAlerts, listAlerts, storeBell } from "../queries.ts";
import * as service from "../service.ts";
import { mergeFires, splitFire } from "./acts.ts";

const WATCHES = {
  all: taintedBatch.watches[0]!.query,
  english: "zumvari lang:en",
  georgian: "ზუმვარ*",
  russian: "Зумвари",
  greek: "Ζουμβάρι",
};

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  await storeBell(bench.context.db, {
    ...{ workspace_id: bench.admin.workspaceId, id: "bell", kind: "email", name: "Desk", target: "desk@example.org" },
    ...{ language: "en", minimum_severity: 1, is_paused: false, secret: "", person_id: null },
    created_at: bench.clock.now(),
  });
});
afterAll(() => bench.stop());

const active = () => listActiveAlerts(bench.context.db, bench.admin.workspaceId);
const read = (id: string) => service.readAlert(bench.context.db, bench.admin.workspaceId, id);

describe("one crisis, seen by five watches in three languages and more", () => {
  beforeAll(async () => {
    const { context, clock, admin } = bench;
    const { workspaceId } = admin;
    const brand = await storeBrand(context, admin, { name: "Zumvari", kind: "own", spellings: [] });
    const keys = [];
    for (const [name, query] of Object.entries(WATCHES)) {
      const wish = { brandId: brand.id, name, query, weeklyBudget: 1 as const, isPaused: false };
      keys.push({ workspaceId, watchId: (await storeWatch(context, admin, wish)).id });
    }
    const start = clock.now();
    const from = new Date(start.getTime() - 6 * DAY);
    await storePosts(bench, buildBackground(taintedBatch, { seed: "fires", from, until: start }), true);
    for (const key of keys) await inTransaction(context.db, (tx) => relearnWatch(context, tx, key));
    const posts = buildCrisis(taintedBatch, { seed: "fires", start, minutes: 120, paceFactor: 2 });
    for (let step = 0; step < 20; step++) {
      const since = clock.now().toISOString();
      clock.pass(5 * MINUTE);
      const until = clock.now().toISOString();
      await storePosts(
        bench,
        posts.filter(({ publishedAt }) => publishedAt >= since && publishedAt < until),
      );
    }
  });

  test("is one alert that names the watches and the languages it covers", async () => {
    const alerts = await active();
    expect(alerts).toHaveLength(1);
    const alert = await read(alerts[0]!.id);
    expect(alert.parts.length).toBeGreaterThanOrEqual(4);
    expect(new Set(alert.parts.map(({ name }) => name)).size).toBe(alert.parts.length);
    expect(alert.languages.length).toBeGreaterThanOrEqual(3);
    expect(alert.severity).toBe(Math.max(...alert.parts.map(({ severity }) => severity)));
  });

  test("calls people once, and again only when it grows, twice at most", async () => {
    const { deliveries, escalations } = await read((await active())[0]!.id);
    expect(deliveries.filter(({ target }) => target === "desk@example.org")).toHaveLength(1 + escalations);
    expect(escalations).toBeLessThanOrEqual(2);
  });

  test("is found under each of its watches", async () => {
    const { parts, id } = await read((await active())[0]!.id);
    for (const { watchId } of parts) {
      const wish = { isActiveOnly: true, watchId: watchId!, before: null, limit: 10 };
      const found = await listAlerts(bench.context.db, bench.admin.workspaceId, wish);
      expect(found.map((row) => row.id)).toEqual([id]);
    }
  });

  test("is told with the other watches that see it", async () => {
    const { id, parts, watchName } = await read((await active())[0]!.id);
    const others = parts.map(({ name }) => name).filter((name) => name !== watchName);
    const letter = bench.mail.letters.find(
      ({ text }) => text.includes(id) && others.every((name) => text.includes(name)),
    );
    expect(letter?.text).toContain("Seen by other watches too:");
  });

  test("is not mixed up with what burns elsewhere", async () => {
    const other = await raiseAlert(bench, "Harbour");
    expect((await active()).map(({ id }) => id)).toContain(other.id);
    expect(await active()).toHaveLength(2);
  });

  test("comes apart when a person says so, and stays apart", async () => {
    const { context, admin } = bench;
    const alert = (await active()).find(({ parts }) => parts.length > 1)!;
    const leaving = alert.parts.find(({ episodeId }) => episodeId !== alert.episode_id)!;
    const apart = await splitFire(context, admin, alert.id, [leaving.episodeId]);
    expect(apart.parts.map(({ episodeId }) => episodeId)).toEqual([leaving.episodeId]);
    const news = { workspaceId: admin.workspaceId, episodeId: leaving.episodeId, change: "escalated" } as const;
    await inTransaction(context.db, (tx) => service.hearEpisode(context, tx, news));
    expect((await read(alert.id)).parts).toHaveLength(alert.parts.length - 1);
    const rest = (await read(alert.id)).parts.map(({ episodeId }) => episodeId);
    await expect(splitFire(context, admin, alert.id, rest)).rejects.toMatchObject({ code: "nothing-left" });
    await expect(splitFire(context, admin, alert.id, [leaving.episodeId])).rejects.toMatchObject({
      code: "not-of-this-alert",
    });
  });

  test("comes together again when a person says so, and the old address leads to it", async () => {
    const { context, admin } = bench;
    const [one, other] = (await active()).filter(({ brand_name }) => brand_name === "Zumvari");
    const before = [await read(one!.id), await read(other!.id)];
    const whole = await mergeFires(context, admin, one!.id, other!.id);
    expect(whole.parts).toHaveLength(one!.parts.length + other!.parts.length);
    expect((await read(other!.id)).id).toBe(one!.id);
    const told = [one!, other!].flatMap(({ id }) => before.find((alert) => alert.id === id)!.deliveries);
    expect(new Set(whole.deliveries.map(({ id }) => id))).toEqual(new Set(told.map(({ id }) => id)));
    expect((await active()).map(({ id }) => id)).not.toContain(other!.id);
    await expect(mergeFires(context, admin, one!.id, other!.id)).rejects.toMatchObject({ code: "same-alert" });
  });
});

describe("a fire that is over", () => {
  const opened = async (id: string) => (await read(id)).deliveries.length;

  test("and begins again within six hours is the same alert, and rings again", async () => {
    const fire = await raiseAlert(bench, "Quay");
    await fire.hear("closed");
    expect((await read(fire.id)).state).toBe("closed");
    const before = await opened(fire.id);
    bench.clock.pass(HOUR);
    await fire.hear("opened");
    expect(await read(fire.id)).toMatchObject({ state: "ringing", closedAt: null });
    expect(await opened(fire.id)).toBe(before + 1);
  });
});
