import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DAY, MINUTE } from "../../../platform/clock.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { jobsOf } from "../../../product.ts";
import { examplePost, openBench, type TestBench } from "../../../testing.ts";
import { normalisePost, takeIn } from "../../listen/index.ts";
import { correctMention } from "../corrections/service.ts";
import { createLenses } from "../lenses.ts";
import { keepSnapshot, tellNarratives } from "../narratives/tell.ts";
import { understandBatch } from "../service.ts";
import { createMemory, type Memory } from "./memory.ts";

const HOUR = 60 * MINUTE;
const RECALL = "Zumvari recalls its cream puffs after forty children fell ill at the harbour school, the hospital says";
const STRIKE =
  "The ferry captains of Lidroni refuse to sail from Friday because nobody has paid their wages since winter";

let bench: TestBench;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  // The batches of this test are placed by hand, each by the process it names.
  const jobs = Object.values(jobsOf(bench.context)).flat();
  await bench.context.jobs.start(jobs.filter(({ queue }) => queue !== "understand"));
});
afterAll(() => bench.stop());

const start = (): Memory => createMemory(bench.context);

interface Placed {
  group_id: string;
  is_echo: boolean;
  narrative_id: string;
}

async function store(externalId: string, text: string): Promise<number> {
  const { context, admin, clock } = bench;
  const post = examplePost(externalId, { text, publishedAt: clock.now().toISOString() });
  const read = normalisePost(post, clock.now());
  if (!read.ok) throw new Error(read.reason);
  await takeIn(context, { workspaceId: admin.workspaceId, sourceId: null, posts: [read.post] });
  const key = sql<{ mention_id: number }>`select mention_id from mention_key where external_id = ${externalId}`;
  return (await key.execute(context.db)).rows[0]!.mention_id;
}

async function understand(memory: Memory, mentionIds: number[], fails = false): Promise<void> {
  const { context, admin } = bench;
  const batch = { workspaceId: admin.workspaceId, mentionIds, isHistory: false };
  await inTransaction(context.db, async (tx) => {
    await understandBatch(context, { memory, lenses: createLenses(context) }, tx, batch);
    if (fails) throw new Error("the connection is gone");
  });
}

async function find(mentionId: number): Promise<Placed> {
  const { rows } =
    await sql<Placed>`select group_id, is_echo, narrative_id from reading where mention_id = ${mentionId}`.execute(
      bench.context.db,
    );
  return rows[0]!;
}

const tell = (memory: Memory) =>
  tellNarratives(bench.context, bench.admin.workspaceId, [memory.openNarratives(bench.admin.workspaceId).present!]);

const countTold = async (id: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from narrative where id = ${id}`.execute(bench.context.db)).rows[0]!.n;

describe("what is kept in memory", () => {
  test("forgets a batch that was undone: its post is a voice, counted once, when it comes again", async () => {
    const memory = start();
    const id = await store("u1", "A quiet village fair with honey and brass bands opened this morning in the hills");
    await expect(understand(memory, [id], true)).rejects.toThrow("the connection is gone");
    await understand(memory, [id]);
    expect(await find(id)).toMatchObject({ group_id: "x u1", is_echo: false, narrative_id: String(id) });
    await tell(memory);
    expect(await countTold(String(id))).toBe(0);
  });

  test("learns of the batches that another process has placed", async () => {
    const [one, other] = [start(), start()];
    const first = await store("p1", STRIKE);
    await understand(one, [first]);
    await understand(other, [await store("p2", "Somebody sells a bicycle with a red basket near the old town wall")]);
    const copies = [await store("p3", STRIKE), await store("p4", `RT ${STRIKE}`)];
    await understand(one, [copies[0]!]);
    await understand(other, [copies[1]!]);
    for (const id of copies)
      expect(await find(id)).toEqual({ group_id: "x p1", is_echo: true, narrative_id: String(first) });
  });

  test("goes on after a restart with the groups and narratives of before, also with a snapshot it cannot read", async () => {
    const { context, clock, admin } = bench;
    const before = start();
    const first = await store("r1", RECALL);
    await understand(before, [first]);
    await sql`delete from narrative_memory`.execute(context.db);
    await keepSnapshot(context, admin.workspaceId, before.openNarratives(admin.workspaceId).present!);
    clock.pass(30 * HOUR);
    await understand(before, [await store("r2", RECALL)]);
    clock.pass(30 * HOUR);
    const third = await store("r3", `${RECALL}!!`);
    await understand(start(), [third]);
    expect(await find(third)).toEqual({ group_id: "x r1", is_echo: true, narrative_id: String(first) });

    const shape = sql`jsonb_set(snapshot, '{version}', '1')`;
    await sql`update narrative_memory set snapshot = ${shape}`.execute(context.db);
    clock.pass(DAY);
    const retold = await store(
      "r4",
      "Forty children ill after Zumvari cream puffs, recall at the harbour school, says hospital",
    );
    await understand(start(), [retold]);
    expect(await find(retold)).toEqual({ group_id: "x r4", is_echo: false, narrative_id: String(first) });
  });

  test("waits for a correction and is waited for, so that a copy placed meanwhile is put right as well", async () => {
    const { context, admin } = bench;
    const memory = start();
    const text = "Warm bread, warm people and a wonderful fire in the oven at the old Kestora mill";
    const first = await store("w1", text);
    await understand(memory, [first]);
    const copy = await store("w2", text);
    const correction = { field: "sentiment", sentiment: "negative" } as const;
    let corrected: Promise<unknown> = Promise.resolve();
    await inTransaction(context.db, async (tx) => {
      const batch = { workspaceId: admin.workspaceId, mentionIds: [copy], isHistory: false };
      await understandBatch(context, { memory, lenses: createLenses(context) }, tx, batch);
      corrected = correctMention(context, createLenses(context), admin, { mentionId: String(first), correction });
      await sleep(300);
    });
    await corrected;
    const { rows } = await sql<{ sentiment: string }>`select sentiment from reading where mention_id = ${copy}`.execute(
      context.db,
    );
    expect(rows).toEqual([{ sentiment: "negative" }]);
  });

  test("is freed when an archive has settled", async () => {
    const { context, admin, clock } = bench;
    const memory = start();
    const id = await store("a1", "The bridge over the mill stream will be painted green in spring");
    const batch = { workspaceId: admin.workspaceId, mentionIds: [id], isHistory: true };
    await inTransaction(context.db, (tx) =>
      understandBatch(context, { memory, lenses: createLenses(context) }, tx, batch),
    );
    expect(memory.openNarratives(admin.workspaceId).past).toBeDefined();
    clock.pass(HOUR);
    await understand(memory, [await store("a2", "A choir from the islands sings in the covered market tonight")]);
    expect(memory.openNarratives(admin.workspaceId).past).toBeUndefined();
  });
});
