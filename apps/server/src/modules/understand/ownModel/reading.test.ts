import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { findPaths } from "../../../context.ts";
import { examplePost, openBench, storePosts, type TestBench } from "../../../testing.ts";
import { writeTinyModel } from "./tinyModel.ts";

const opened: { readonly bench: TestBench; readonly folder: string }[] = [];

beforeAll(() => {
  const script = join(findPaths().ownModelProgram, "../../../scripts/install-model.mjs");
  execFileSync(process.execPath, [script], { stdio: "inherit" });
});

afterEach(async () => {
  for (const { bench, folder } of opened.splice(0)) {
    await bench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The built-in model takes it for praise; the tiny one knows "bad" alone. */
const POST = examplePost("p1", { text: "Wonderful, thank you, I love it! bad bad bad" });

async function readWith(folder: string) {
  const config = { ownModelFolder: folder, logLevel: "silent" };
  const bench = await openBench({ databaseUrl: inject("databaseUrl"), config });
  opened.push({ bench, folder });
  await storePosts(bench, [POST]);
  const read = bench.context.db.selectFrom("reading").select(["sentiment", "judged_by"]);
  return read.executeTakeFirstOrThrow();
}

test("posts are judged by the operator's model", async () => {
  expect(await readWith(writeTinyModel())).toEqual({ sentiment: "negative", judged_by: "own-model" });
});

test("posts are judged by the built-in model where the operator's cannot", async () => {
  expect(await readWith("/nowhere/at/all")).toEqual({ sentiment: "positive", judged_by: "model" });
});
