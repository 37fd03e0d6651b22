import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { inTransaction } from "../../platform/db/database.ts";
import { openBench, ringAlarm, type TestBench } from "../../testing.ts";
import * as service from "./service.ts";

let bench: TestBench;
let alarm: Awaited<ReturnType<typeof ringAlarm>>;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  alarm = await ringAlarm(bench);
});
afterAll(() => bench.stop());

/** Long enough for the other side to come to where it reads. */
const MOMENT = 200;

describe("two who act on one alert at the same moment", () => {
  test("do not both hear that they have it", async () => {
    const people = [await bench.person("responder", "rhea"), await bench.person("responder", "ruben")];
    const both = await Promise.allSettled(
      people.map((person) => service.acknowledge(bench.context, person, alarm.alert.id)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("lose nothing: whoever takes an alert on that grows meanwhile still has it", async () => {
    const { context, admin } = bench;
    const { id, episode_id: episodeId } = alarm.alert;
    const { workspaceId } = admin;
    await context.db.updateTable("alert").set({ state: "ringing", acknowledged_by: null }).execute();
    let growing: Promise<void> | undefined;
    await inTransaction(context.db, async (tx) => {
      await service.acknowledge({ ...context, db: tx }, admin, id);
      growing = inTransaction(context.db, (other) =>
        service.hearEpisode(context, other, { workspaceId, episodeId, change: "escalated" }),
      );
      await sleep(MOMENT);
    });
    await growing;
    expect((await service.readAlert(context.db, workspaceId, id)).state).toBe("acknowledged");
  });
});
