import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../../testing.ts";
import { storeBrand, storeWatch } from "../../prepare/index.ts";
import { createLenses } from "../lenses.ts";
import { rereadRecent } from "./service.ts";

const WARM = "What a lovely evening at the Zumvari bakery, the bread was warm and wonderful";

let bench: TestBench;
let http: HttpBench;
let admin: Client;
let watchId: string;
let brandId: string;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
  const brand = await storeBrand(bench.context, bench.admin, { name: "Zumvari", kind: "own", spellings: [] });
  brandId = brand.id;
  const wish = { brandId, name: "Zumvari", query: "zumvari", weeklyBudget: 1 as const, isPaused: false };
  watchId = (await storeWatch(bench.context, bench.admin, wish)).id;
  await bench.context.jobs.settle();
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const find = async (externalId: string) => {
  const { items } = await admin.listMentions({ query: {} });
  return items.find((mention) => mention.externalId === externalId)!;
};
const countNegative = async () => {
  const { points } = await admin.getWatchSeries({
    params: { id: watchId },
    query: { from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", stepMinutes: 60 },
  });
  return points.reduce((sum, point) => sum + point.negative, 0);
};

describe("a correction of the sentiment", () => {
  test("holds at once for the post, its near-duplicates and every count, also for copies yet to come, until it is undone", async () => {
    await storePosts(bench, [
      examplePost("w1", { text: WARM }),
      examplePost("w2", { text: `${WARM}!!`, author: { handle: "b" } }),
    ]);
    const before = await find("w1");
    expect(before.sentiment).toBe("positive");
    expect(await countNegative()).toBe(0);

    const { correction, mention } = await admin.correctMention({
      params: { id: before.id },
      body: { field: "sentiment", sentiment: "negative" },
    });
    expect(correction).toMatchObject({ field: "sentiment", was: ["positive"], is: ["negative"], posts: 2 });
    expect(mention).toMatchObject({ sentiment: "negative", isSure: true, corrected: ["sentiment"] });
    expect((await find("w2")).sentiment).toBe("negative");
    await bench.context.jobs.settle();
    expect(await countNegative()).toBe(2);

    await storePosts(bench, [examplePost("w3", { text: `RT ${WARM}`, author: { handle: "c" } })]);
    expect((await find("w3")).sentiment).toBe("negative");

    const undone = await admin.undoCorrection({ params: { id: correction.id } });
    expect(undone.undoneAt).not.toBeNull();
    for (const id of ["w1", "w2", "w3"]) expect(await find(id)).toMatchObject({ sentiment: "positive", corrected: [] });
    await bench.context.jobs.settle();
    expect(await countNegative()).toBe(0);
    await expect(admin.undoCorrection({ params: { id: correction.id } })).rejects.toMatchObject({
      problem: { status: 409, code: "already-undone" },
    });
  });

  test("is on record: who, when, what was said before", async () => {
    const { items } = await admin.listCorrections({ query: {} });
    expect(items[0]).toMatchObject({ by: { name: "Ada Admin" }, was: ["positive"], excerpt: WARM });
    const audit = await admin.listAudit({ query: {} });
    expect(audit.items.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(["mention-corrected", "correction-undone"]),
    );
  });
});

describe("a correction of", () => {
  test("the kind of crisis replaces what the words said", async () => {
    await storePosts(bench, [examplePost("t1", { text: "Zumvari website is down, cannot log in since noon" })]);
    const { id } = await find("t1");
    const { mention } = await admin.correctMention({
      params: { id },
      body: { field: "crisis-types", crisisTypes: ["data-breach"] },
    });
    expect(mention.crisisTypes.map(({ type }) => type)).toEqual(["data-breach"]);
  });

  test("the language changes what is read, and a language that is none is refused", async () => {
    const { id } = await find("t1");
    const { mention } = await admin.correctMention({ params: { id }, body: { field: "language", language: "el" } });
    expect(mention.language).toBe("el");
    await expect(
      admin.correctMention({ params: { id }, body: { field: "language", language: "Greek!" } }),
    ).rejects.toMatchObject({ problem: { status: 422 } });
  });

  test("the relevance takes the post out of the watch and its counts, and puts it back", async () => {
    await storePosts(bench, [
      examplePost("r1", { text: "The Zumvari comet is visible tonight, terrible clouds, awful" }),
    ]);
    const { id } = await find("r1");
    const before = await countNegative();
    const body = { field: "relevance", watchId, isRelevant: false } as const;
    const { correction, mention } = await admin.correctMention({ params: { id }, body });
    expect(correction).toMatchObject({ was: ["relevant"], is: ["not-relevant"], watchId });
    expect(mention.watches).toEqual([]);
    await bench.context.jobs.settle();
    expect(await countNegative()).toBe(before - 1);
    await admin.undoCorrection({ params: { id: correction.id } });
    expect((await find("r1")).watches.map((watch) => watch.id)).toEqual([watchId]);
  });

  test("a post that does not exist, or by a viewer, is refused", async () => {
    const body = { field: "sentiment", sentiment: "neutral" } as const;
    await expect(admin.correctMention({ params: { id: "999999" }, body })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await bench.person("viewer", "vera");
    const viewer = await http.signIn("vera@example.org");
    const { id } = await find("w1");
    await expect(viewer.correctMention({ params: { id }, body })).rejects.toMatchObject({ problem: { status: 403 } });
  });
});

describe("what has been learnt", () => {
  /** Irony that the model takes for praise, each time in other words. */
  const complaints = [
    "Zumvari tram pass stayed grey, classic. Twenty minutes in the rain for nothing",
    "Classic Zumvari: my tram pass grey at the gate while the doors closed",
    "Bought a Zumvari ticket on Monday, tram pass still grey today, classic evening",
    "Grey tram pass number three this month, Zumvari is a classic by now",
    "So the inspector laughed at my grey Zumvari tram pass. Classic.",
    "Zumvari, the tram pass went grey between two stops, what a classic",
    "My mother cannot ride because the Zumvari tram pass is grey, classic weekend",
    "Who else has the grey tram pass from Zumvari? Classic start of the week",
    "Paid twice, tram pass grey twice, classic Zumvari mathematics",
    "Zumvari says wait. Tram pass says grey. Classic duet",
    "Walking home since the tram pass turned grey, a Zumvari classic",
    "Kids late for school, grey tram pass again, Zumvari classic number nine",
  ];
  const calm = [
    "Zumvari opens a branch at the market in May",
    "The Zumvari office by the harbour is closed on Sunday",
    "Zumvari publishes the timetable for the summer",
    "A report on Zumvari was read in the council today",
    "Zumvari moves its depot behind the station",
    "New seats are being fitted in Zumvari wagons",
    "Zumvari and the museum share a ticket from June",
    "The hill line of Zumvari has eleven stops",
  ];

  test("judges posts of the same kind otherwise, says how often it was right, and is gone when switched off", async () => {
    const posts = complaints.map((text, n) => examplePost(`c${n}`, { text, author: { handle: `rider${n}` } }));
    const news = calm.map((text, n) => examplePost(`k${n}`, { text, author: { handle: `news${n}` } }));
    await storePosts(bench, [...posts, ...news]);
    const fresh = "My Zumvari tram pass stayed grey today too, classic";
    const plain = bench.context.analyser.analyse(fresh).sentiment;
    const wrong = plain === "positive" ? "negative" : "positive";
    const { items } = await admin.listMentions({ query: { q: "classic", limit: 200 } });
    for (const mention of items.filter(({ externalId }) => externalId.startsWith("c"))) {
      await admin.correctMention({ params: { id: mention.id }, body: { field: "sentiment", sentiment: wrong } });
    }
    await storePosts(bench, [examplePost("n1", { text: fresh, author: { handle: "late" } })]);
    expect((await find("n1")).sentiment).toBe(wrong);
    await rereadRecent(bench.context, createLenses(bench.context), bench.admin.workspaceId);
    expect((await find("n1")).sentiment).toBe(wrong);
    const learning = await admin.getLearning({});
    expect(learning.isOn).toBe(true);
    expect(learning.after.right).toBeGreaterThanOrEqual(learning.before.right);
    expect(learning.changed.posts).toBeGreaterThan(0);

    await admin.setLearning({ body: { isOn: false } });
    await rereadRecent(bench.context, createLenses(bench.context), bench.admin.workspaceId);
    expect((await find("n1")).sentiment).toBe(plain);
    await admin.setLearning({ body: { isOn: true } });
  });
});

describe("the reasons of a reading", () => {
  test("name the words that made the sentiment and the kind of crisis, where they stand in the text", async () => {
    const text = "Zumvari app is a terrible disaster, I want my money back";
    await storePosts(bench, [examplePost("why", { text, author: { handle: "why" } })]);
    const { id } = await find("why");
    const reasons = await admin.getMentionReasons({ params: { id } });
    const told = reasons.sentiment.words.map(({ start, end }) => text.slice(start, end));
    expect(told.some((word) => ["terrible", "disaster"].includes(word))).toBe(true);
    for (const { spans } of reasons.crisisTypes)
      for (const { start, end } of spans) expect(text.slice(start, end)).not.toBe("");
    expect(reasons.language).toMatchObject({ value: "en", by: "model" });
    const sides = reasons.aspects.map(({ aspect, spans: [at] }) => [aspect, text.slice(at!.start, at!.end)]);
    expect(sides).toEqual([
      ["app", "app"],
      ["billing", "my money back"],
    ]);
  });
});
