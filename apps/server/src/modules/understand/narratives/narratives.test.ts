import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../../testing.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";
import { officialAuthors } from "./memory.ts";

const span = { from: "2026-03-01T00:00:00Z", to: "2026-03-03T00:00:00Z" };
const CLAIM = "Forty children fell ill at the harbour school after eating Zumvari cream puffs, the hospital says";
const SPAM = "Zumvari vouchers for everybody, grab the golden ticket at the fountain before the parade leaves";

let bench: TestBench;
let http: HttpBench;
let admin: Client;

const at = (minutes: number, seconds = 0) =>
  new Date(Date.parse("2026-03-02T09:00:00Z") - minutes * 60_000 + seconds * 1_000).toISOString();

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
  const spellings = ["@zumvari_help", "Zumvari Bakeries"];
  const { id: brandId } = await storeBrand(bench.context, bench.admin, { name: "Zumvari", kind: "own", spellings });
  const wish = { brandId, name: "Zumvari", query: "zumvari", weeklyBudget: 1 as const, isPaused: false };
  await storeWatch(bench.context, bench.admin, wish);
  await storePosts(bench, [
    examplePost("c1", { text: CLAIM, publishedAt: at(100) }),
    examplePost("c2", {
      text: "Harbour school: forty children ill, hospital blames Zumvari cream puffs",
      publishedAt: at(90),
    }),
    examplePost("c3", {
      text: "My niece is one of the forty children at the hospital, Zumvari cream puffs",
      publishedAt: at(30),
    }),
    examplePost("o1", {
      text: "Zumvari recalls cream puffs and speaks with the hospital about the forty children of the harbour school",
      author: { handle: "Zumvari_Help" },
      publishedAt: at(20),
    }),
    ...Array.from({ length: 14 }, (_, n) =>
      examplePost(`s${n}`, { text: SPAM, author: { handle: `lucky${n}` }, publishedAt: at(50, n) }),
    ),
  ]);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

async function tell(externalId: string) {
  const { items } = await admin.listMentions({ query: { limit: 100 } });
  const { narrativeId } = items.find((mention) => mention.externalId === externalId)!;
  return admin.getNarrative({ params: { id: narrativeId! }, query: { ...span, readerLanguage: "en" } });
}

describe("a narrative", () => {
  test("is answered by what the brand says, not joined by it", async () => {
    const [claim, answer] = [await tell("c1"), await tell("o1")];
    expect(claim.size).toBe(3);
    expect(answer.id).not.toBe(claim.id);
    expect(claim.links).toMatchObject([{ kind: "answers", from: answer.id, to: claim.id }]);
  });

  test("counts its last hour to this moment, also where the stretch ends later", async () => {
    expect(await tell("c1")).toMatchObject({ lastHour: 1, hourBefore: 2 });
  });

  test("shows the posts behind each sign of coordination", async () => {
    const { coordination, examples, firstPost } = await tell("s0");
    expect(firstPost?.externalId).toBe("s0");
    expect(coordination.probability).toBeGreaterThan(0.5);
    for (const { exampleIds } of coordination.signs) expect(exampleIds).toContain(firstPost!.id);
    expect(examples).toHaveLength(1);
  });
});

test("Who writes under a name of an own brand speaks for it, on every platform", () => {
  const authors = officialAuthors([
    { kind: "own", name: "Zumvari", spellings: ["@Zumvari_Help", "Zumvari Bakeries", "زومواری"] },
    { kind: "competitor", name: "Lidroni", spellings: [] },
  ]);
  expect(authors).toEqual(expect.arrayContaining(["x zumvari", "telegram zumvari_help", "x زومواری"]));
  expect(authors.filter((author) => /lidroni|bakeries/.test(author))).toEqual([]);
});
