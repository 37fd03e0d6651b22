import { expect, inject, test } from "vitest";
import { startDemo } from "./demo.ts";
import { openBench } from "./testing.ts";

test("the demonstration does not play its crisis to the people of a real workspace", async () => {
  const bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  await expect(startDemo(bench.context, new AbortController().signal)).rejects.toThrow("real workspace “Probe”");
  await bench.stop();
});
