import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "../../platform/db/migrate.ts";
import { openBench, type TestBench } from "../../testing.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
});
afterAll(() => bench.stop());

test("our tables are all that the session library wants, to the last column", async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(bench.context.auth.options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});

test("bringing the schema forward again changes nothing, also when several start at once", async () => {
  await Promise.all([1, 2, 3].map(() => migrate(bench.context.db)));
});
