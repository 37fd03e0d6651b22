import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { inTransaction } from "../../platform/db/database.ts";
import { openBench, type TestBench } from "../../testing.ts";
import { findIncident } from "./queries.ts";
import * as service from "./service.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
});
afterAll(() => bench.stop());

const read = (id: string) => findIncident(bench.context.db, bench.admin.workspaceId, id);
/** Long enough for the other side to come to where it reads. */
const MOMENT = 200;

describe("two who change one incident at the same moment", () => {
  test("both have their way when they change different things", async () => {
    const { context, admin } = bench;
    const id = await service.openIncident(context, admin, { title: "Tram" });
    await Promise.all([
      service.updateIncident(context, admin, id, { title: "Trams" }),
      service.updateIncident(context, admin, id, { severity: 4 }),
    ]);
    expect(await read(id)).toMatchObject({ title: "Trams", severity: 4 });
  });

  test("do not open again what the other one closes", async () => {
    const { context, admin } = bench;
    const id = await service.openIncident(context, admin, { title: "Tram" });
    let late: Promise<unknown> | undefined;
    await inTransaction(context.db, async (tx) => {
      await service.closeIncident({ ...context, db: tx }, admin, id, "");
      late = service.updateIncident(context, admin, id, { severity: 2 }).catch((error) => error);
      await sleep(MOMENT);
    });
    expect(await late).toMatchObject({ code: "incident-closed" });
    expect(await read(id)).toMatchObject({ state: "closed" });
  });
});
