import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openBench, type TestBench } from "../../testing.ts";
import { storeBrand, storeWatch, updateWatch } from "./service.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
});
afterAll(() => bench.stop());

test("a watch moves only to a brand of its own workspace", async () => {
  const { context, admin } = bench;
  const brand = await storeBrand(context, admin, { name: "Norvia", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Trams", query: "tram", weeklyBudget: 1 as const, isPaused: false };
  const watch = await storeWatch(context, admin, wish);
  const elsewhere = updateWatch(context, admin, watch.id, { ...wish, brandId: "another" });
  await expect(elsewhere).rejects.toMatchObject({ kind: "missing", params: { what: "brand" } });
});
