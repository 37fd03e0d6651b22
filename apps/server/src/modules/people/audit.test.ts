import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openBench, type TestBench } from "../../testing.ts";
import { checkAudit, recordAudit } from "./audit.ts";
import { listAudit } from "./queries.ts";

let bench: TestBench;
const check = () => checkAudit(bench.context.db, bench.admin.workspaceId);

beforeEach(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  for (const subject of ["one", "two", "three", "four"])
    await recordAudit(bench.context.db, bench.admin, {
      at: bench.clock.now(),
      action: "tried",
      subject,
      details: { zebra: [1, { b: 2, a: 1 }], apple: "ü", nothing: null },
    });
});
afterEach(() => bench.stop());

/** What somebody with the database's own password could do. */
async function tamper(statement: string): Promise<void> {
  const { db } = bench.context;
  await sql.raw("alter table audit_entry disable trigger audit_is_append_only").execute(db);
  await sql.raw(statement).execute(db);
  await sql.raw("alter table audit_entry enable trigger audit_is_append_only").execute(db);
}

describe("the audit log", () => {
  test("is a chain from its first entry to its last", async () => {
    expect(await check()).toEqual({ isIntact: true, entries: 5, brokenAt: null });
  });

  test.each([
    "update audit_entry set subject = 'other'",
    "delete from audit_entry",
    "truncate audit_entry",
    "update audit_entry set subject = 'other' where false",
  ])("refuses “%s”, whoever asks", async (statement) => {
    await expect(sql.raw(statement).execute(bench.context.db)).rejects.toThrow("append-only");
    expect((await check()).entries).toBe(5);
  });

  test.each([
    ["a changed subject", "update audit_entry set subject = 'other' where sequence = 3", 3],
    ["a changed detail", `update audit_entry set details = details || '{"apple":"u"}' where sequence = 2`, 2],
    ["a changed moment", "update audit_entry set at = at + interval '1 millisecond' where sequence = 4", 4],
    ["a removed entry", "delete from audit_entry where sequence = 2", 2],
    ["a removed beginning", "delete from audit_entry where sequence = 1", 1],
    ["an entry that changed its place", "update audit_entry set sequence = 10 where sequence = 3", 3],
  ])("gives away %s", async (_name, statement, brokenAt) => {
    await tamper(statement);
    const { isIntact, brokenAt: found } = await check();
    expect(isIntact).toBe(false);
    expect(found).toBe(brokenAt);
  });

  test("stays one chain when many write at once", async () => {
    const { db } = bench.context;
    const deed = { at: bench.clock.now(), action: "raced", subject: "same moment" };
    await Promise.all(
      Array.from({ length: 20 }, () => db.transaction().execute((tx) => recordAudit(tx, bench.admin, deed))),
    );
    expect(await check()).toEqual({ isIntact: true, entries: 25, brokenAt: null });
  });

  test("is read from its end, page by page, without a hole", async () => {
    const { db } = bench.context;
    const seen: number[] = [];
    for (let before: number | null = null; ; ) {
      const page: { sequence: number }[] = await listAudit(db, bench.admin.workspaceId, { before, limit: 2 });
      seen.push(...page.map((entry) => entry.sequence));
      if (page.length < 2) break;
      before = page.at(-1)!.sequence;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });
});
