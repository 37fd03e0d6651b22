import type { DismissalReason } from "@tocsin/contract";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../platform/clock.ts";
import { type HttpBench, openBench, openHttp, ringAlarm, storePosts, type TestBench } from "../../../testing.ts";

/** Where each test begins: some minutes into an alarm. */
let ringing: TestBench;
let bench: TestBench;
let http: HttpBench;
let alarm: Awaited<ReturnType<typeof ringAlarm>>;
let admin: Awaited<ReturnType<HttpBench["signIn"]>>;

beforeAll(async () => {
  ringing = await openBench({ databaseUrl: inject("databaseUrl") });
  alarm = await ringAlarm(ringing);
  for (let steps = 0; steps < 4; steps++) await alarm.goOn();
  await ringing.stop();
});
beforeEach(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), after: ringing });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
});
afterEach(async () => {
  await http.stop();
  await bench.stop();
});

const dismiss = async (reason: DismissalReason, change: { teaches?: boolean; terms?: string[] } = {}) => {
  await admin.dismissAlert({ params: { id: alarm.alert.id }, body: { reason, ...change } });
  await bench.context.jobs.settle();
};
const listRules = async () => (await admin.listTaughtRules({ params: { id: alarm.watchId } })).items;
const undo = async (id: string) => {
  await admin.undoTaughtRule({ params: { id } });
  await bench.context.jobs.settle();
};
/** What the bell hears, and what the charts show. */
const readCounts = async () => {
  const rows = await bench.context.db.selectFrom("tally").selectAll().where("watch_id", "=", alarm.watchId).execute();
  const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return { voices: sum((row) => row.voices), seen: sum((row) => row.seen), negative: sum((row) => row.negative) };
};

/** A word that many posts of the story hold. */
function commonWord(): string {
  const told = alarm.posts.filter(({ publishedAt }) => publishedAt < bench.clock.now().toISOString());
  const words = told.flatMap(({ text }) => [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])]);
  const counts = new Map<string, number>();
  for (const word of words) if (!word.includes("zumvari")) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]![0];
}
const say = (id: string, text: string) => ({
  platform: "x",
  externalId: id,
  author: { handle: id },
  text,
  publishedAt: bench.clock.now().toISOString(),
});

describe("“not a crisis, because it is another thing of the name”", () => {
  test("takes its story from the bell and not from the charts, until it is taken back", async () => {
    const before = await readCounts();
    const word = commonWord();
    await dismiss("homonym", { terms: [word] });
    const [rule] = await listRules();
    expect(rule).toMatchObject({
      lesson: { kind: "exclusion", query: `"${word}"` },
      reason: "homonym",
      by: { name: "Ada Admin" },
      undone: null,
    });
    const taught = await readCounts();
    expect(taught.voices).toBeLessThan(before.voices);
    expect(taught).toMatchObject({ seen: before.seen, negative: before.negative });
    await undo(rule!.id);
    expect(await readCounts()).toEqual(before);
    expect((await listRules())[0]!.undone).toMatchObject({ by: "Ada Admin" });
    await expect(admin.undoTaughtRule({ params: { id: rule!.id } })).rejects.toMatchObject({
      problem: { code: "already-undone" },
    });
  });

  test("holds for posts that come later", async () => {
    await dismiss("homonym", { terms: ["solvent"] });
    const before = await readCounts();
    await storePosts(bench, [say("later-1", "Zumvari smells of solvent"), say("later-2", "Zumvari opens at nine")]);
    const after = await readCounts();
    expect(after.seen - before.seen).toBe(2);
    expect(after.voices - before.voices).toBe(1);
  });
});

test("a dismissal that shall not teach leaves no rule, and neither does “another reason”", async () => {
  await dismiss("homonym", { teaches: false });
  expect(await listRules()).toEqual([]);
  await dismiss("other");
  expect(await listRules()).toEqual([]);
});

test("a known story is counted no more for a week, under whatever id it goes", async () => {
  await dismiss("known-issue");
  const [rule] = await listRules();
  expect(rule!.lesson).toMatchObject({ kind: "narrative" });
  const { db } = bench.context;
  const unheard = async () => (await db.selectFrom("unheard").selectAll().execute()).length;
  expect(await unheard()).toBe(0);
  const mentionIds = rule!.lesson.kind === "narrative" ? rule!.lesson.mentionIds : [];
  const { text } = await admin.getMention({ params: { id: mentionIds[0]! } });
  await storePosts(bench, [say("again", text), say("else", "Zumvari opens at nine on Sundays")]);
  expect(await unheard()).toBe(1);
  await undo(rule!.id);
  expect(await unheard()).toBe(0);
});

describe("the effect of a rule is rehearsed", () => {
  test("with a higher gate and without it", async () => {
    await dismiss("too-small");
    const [rule] = await listRules();
    expect(rule!.lesson).toMatchObject({ kind: "gate" });
    const effect = await admin.getTaughtEffect({ params: { id: rule!.id } });
    expect(effect.days).toBe(30);
    expect(effect.withRule).toBeLessThanOrEqual(effect.without);
  });

  test("and the hours of a campaign are left out of what is usual", async () => {
    await dismiss("campaign");
    const [rule] = await listRules();
    const { lesson } = rule!;
    if (lesson.kind !== "campaign") return expect.unreachable();
    expect(Date.parse(lesson.from)).toBeLessThanOrEqual(alarm.alert.opened_at.getTime());
    const row = await bench.context.db.selectFrom("detector").selectAll().executeTakeFirstOrThrow();
    expect(row.snapshot.settings.watchId).toBe(alarm.watchId);
  });
});

describe("a moment is explained", () => {
  const explain = (at: Date) => admin.explainMoment({ params: { id: alarm.watchId }, query: { at: at.toISOString() } });

  test("where it rang, with the numbers that rang", async () => {
    const moment = await explain(new Date(alarm.alert.opened_at.getTime() - MINUTE));
    expect(moment.score).toBeGreaterThanOrEqual(moment.threshold);
    expect(moment.explanation!.observed).toBeGreaterThan(moment.explanation!.expected);
    expect((await explain(bench.clock.now())).alertId).toBe(alarm.alert.id);
  });

  test("where it kept silent, with what would have been needed", async () => {
    const moment = await explain(new Date(alarm.alert.opened_at.getTime() - 2 * HOUR));
    expect(moment).toMatchObject({ state: "silent", alertId: null });
    expect(moment.score).toBeLessThan(moment.threshold);
    expect(moment.needed!).toBeGreaterThan(moment.explanation!.observed);
    expect(moment.hindrances.map(({ code }) => code)).toContain("below");
  });

  test("before the first post and in the future nothing is known", async () => {
    for (const at of [new Date(bench.clock.now().getTime() - 90 * DAY), new Date(bench.clock.now().getTime() + HOUR)])
      expect(await explain(at)).toMatchObject({ state: "unknown", explanation: null });
  });

  test("that was dismissed says so", async () => {
    await dismiss("other");
    expect((await explain(bench.clock.now())).hindrances.map(({ code }) => code)).toContain("dismissed");
  });
});

describe("on the chart", () => {
  const readMarks = async () => {
    const now = bench.clock.now().getTime();
    const query = { from: new Date(now - DAY).toISOString(), to: new Date(now + DAY).toISOString() };
    return (await admin.getWatchSeries({ params: { id: alarm.watchId }, query })).marks;
  };
  test("a note stands at its moment, until it is removed", async () => {
    const at = bench.clock.now().toISOString();
    const note = await admin.createWatchNote({ params: { id: alarm.watchId }, body: { at, text: "Interview on air" } });
    expect(await readMarks()).toContainEqual(expect.objectContaining({ kind: "note", at, label: "Interview on air" }));
    await admin.deleteWatchNote({ params: { id: note.id } });
    expect((await readMarks()).map(({ kind }) => kind)).not.toContain("note");
  });

  test("a planned campaign stands over its hours, and its watches learn them apart", async () => {
    const { brandId } = (await admin.listWatches()).items[0]!;
    const from = new Date(bench.clock.now().getTime() - HOUR).toISOString();
    const until = new Date(bench.clock.now().getTime() + HOUR).toISOString();
    const plan = { name: "Spring raffle", from, until };
    await admin.createCampaign({ params: { id: brandId }, body: plan });
    await bench.context.jobs.settle();
    expect(await readMarks()).toContainEqual(expect.objectContaining({ kind: "campaign", label: "Spring raffle" }));
    const { explanation } = await admin.explainMoment({
      params: { id: alarm.watchId },
      query: { at: bench.clock.now().toISOString() },
    });
    expect(explanation!.campaign).toBe("Spring raffle");
    const [stored] = (await admin.listCampaigns({ params: { id: brandId } })).items;
    await admin.deleteCampaign({ params: { id: stored!.id } });
    expect((await admin.listCampaigns({ params: { id: brandId } })).items).toEqual([]);
    await expect(
      admin.createCampaign({ params: { id: brandId }, body: { ...plan, until: from } }),
    ).rejects.toMatchObject({ problem: { code: "invalid" } });
  });
});
