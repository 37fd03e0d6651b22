import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Actor } from "../../platform/auth/actor.ts";
import { HOUR, MINUTE } from "../../platform/clock.ts";
import { openBench, type TestBench } from "../../testing.ts";
import { normalisePost, type Post, takeIn } from "../listen/index.ts";
import { listAudit } from "../people/queries.ts";
import { storeBrand, storeWatch } from "../prepare/service.ts";
import { publishStatement } from "../publish/release.ts";
import { approveVersion, createStatement, editVersion } from "../publish/service.ts";
import { readStatement } from "../publish/view.ts";
import { listTasks } from "../respond/index.ts";
import { closeIncident, openIncident, updateTask } from "../respond/service.ts";
import { listClosedIncidents } from "./queries.ts";
import { deleteLesson, readReview, storeLesson } from "./service.ts";

let bench: TestBench;
let admin: Actor;
let approver: Actor;
let watchId: string;
let posts = 0;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  admin = bench.admin;
  approver = await bench.person("approver", "Arno");
  const brand = await storeBrand(bench.context, admin, { name: "Kestrel Rail", kind: "own", spellings: [] });
  const wish = { brandId: brand.id, name: "Kestrel", query: "kestrel", weeklyBudget: 1 as const, isPaused: false };
  watchId = (await storeWatch(bench.context, admin, wish)).id;
  await bench.context.jobs.settle();
});
afterAll(() => bench.stop());

const hostile = "Kestrel Rail is a disgrace, awful trains, I hate it";
const friendly = "I love Kestrel Rail, wonderful and friendly staff, thank you";

function post(text: string, handle: string): Post {
  posts += 1;
  const exchange = {
    platform: "x",
    externalId: `p${posts}`,
    author: { handle, name: handle },
    text,
    publishedAt: bench.clock.now().toISOString(),
  };
  const normalised = normalisePost(exchange, bench.clock.now());
  if (!normalised.ok) throw new Error(normalised.reason);
  return normalised.post;
}
async function hear(...texts: (readonly [text: string, handle: string])[]): Promise<void> {
  const heard = texts.map(([text, handle]) => post(`${text} ${posts}`, handle));
  await takeIn(bench.context, { workspaceId: admin.workspaceId, sourceId: null, posts: heard });
  await bench.context.jobs.settle();
}
async function publish(incidentId: string): Promise<void> {
  const { context } = bench;
  const id = await createStatement(context, admin, { incidentId, kind: "holding", languages: ["en"] });
  await editVersion(context, admin, { id, language: "en" }, { title: "We know", text: "Trains are late." });
  const { versions } = await readStatement(context, admin.workspaceId, id);
  await approveVersion(context, approver, { id, language: "en" }, versions[0]!.hash);
  await publishStatement(context, admin, id);
}
const read = (id: string) => readReview(bench.context, admin.workspaceId, id);

test("a review tells the curve, the sentiment and the response times of a crisis", async () => {
  await hear([friendly, "ana"]);
  bench.clock.pass(3 * HOUR);
  const began = bench.clock.now();
  await hear(
    [hostile, "ben"],
    ["Kestrel trains late again, terrible", "cleo"],
    ["Kestrel left me standing, shame on you", "dina"],
    [friendly, "ben"],
  );
  bench.clock.pass(20 * MINUTE);
  const id = await openIncident(bench.context, admin, { watchId, title: "Trains stand still", type: "outage" });
  bench.clock.pass(10 * MINUTE);
  await publish(id);
  const [task] = await listTasks(bench.context.db, admin.workspaceId, id);
  await updateTask(bench.context, admin, id, task!.id, { isDone: true });
  bench.clock.pass(2 * HOUR);
  await closeIncident(bench.context, admin, id, "");
  bench.clock.pass(HOUR);
  await hear([friendly, "emil"]);
  bench.clock.pass(HOUR);

  const review = await read(id);
  expect(review.incident).toMatchObject({ title: "Trains stand still", state: "closed" });
  expect(review.responseTimes).toEqual({
    firstMentionAt: began.toISOString(),
    alertMinutes: null,
    acknowledgedMinutes: null,
    incidentMinutes: 20,
    firstStatementMinutes: 30,
    closedMinutes: 150,
  });
  expect(review.mentions).toMatchObject({ total: 4, voices: 3, echoes: 1, peakPerHour: 4 });
  expect([review.mood.before, review.mood.during, review.mood.after].map((mood) => mood.total)).toEqual([1, 4, 1]);
  expect(review.mood.during.negative).toBeGreaterThan(review.mood.during.positive);
  expect(review.points.reduce((sum, point) => sum + point.seen, 0)).toBe(6);
  expect(review.marks.map((mark) => mark.kind)).toEqual(["incident", "statement"]);
  expect(review.timeline.map((entry) => entry.kind)).toEqual(
    expect.arrayContaining(["opened", "statement-published", "closed"]),
  );
  expect(review.tasks).toMatchObject({ total: 11, done: 1 });
  expect(review.tasks.late).toBeGreaterThan(0);
});

test("an incident that still runs can be looked at, also one without a watch", async () => {
  const id = await openIncident(bench.context, admin, { title: "A rumour", type: "misinformation" });
  const review = await read(id);
  expect(review).toMatchObject({ points: [], marks: [], mentions: { total: 0, peakAt: null }, lessons: [] });
  expect(review.responseTimes).toMatchObject({ firstMentionAt: null, incidentMinutes: 0, closedMinutes: null });
});

test("lessons are written, counted and struck, and what is struck stays in the audit log", async () => {
  const { db } = bench.context;
  const id = await openIncident(bench.context, admin, { title: "A leak", type: "data-breach" });
  await storeLesson(bench.context, admin, id, {
    kind: "went-well",
    text: "Spoke within the hour",
    ownerId: null,
    dueAt: null,
  });
  await storeLesson(bench.context, admin, id, {
    kind: "action",
    text: "Rehearse the night shift",
    ownerId: approver.id,
    dueAt: "2026-04-01T09:00:00Z",
  });
  await closeIncident(bench.context, admin, id, "");
  const { lessons } = await read(id);
  expect(lessons.find((lesson) => lesson.kind === "action")).toMatchObject({
    owner: { name: "Arno" },
    dueAt: "2026-04-01T09:00:00.000Z",
    by: { id: admin.id },
  });
  expect((await listClosedIncidents(db, admin.workspaceId)).find((one) => one.id === id)).toMatchObject({ lessons: 2 });
  await deleteLesson(bench.context, admin, id, lessons[0]!.id);
  expect((await read(id)).lessons).toHaveLength(1);
  expect((await listAudit(db, admin.workspaceId, { before: null, limit: 1 }))[0]).toMatchObject({
    action: "lesson-deleted",
    subject: lessons[0]!.text,
  });
});

test("a lesson needs an incident that exists and an owner of the workspace", async () => {
  const wish = { kind: "action" as const, text: "x", dueAt: null };
  await expect(storeLesson(bench.context, admin, "nowhere", { ...wish, ownerId: null })).rejects.toMatchObject({
    kind: "missing",
  });
  const id = await openIncident(bench.context, admin, { title: "Another", type: "outage" });
  await expect(storeLesson(bench.context, admin, id, { ...wish, ownerId: "nobody" })).rejects.toMatchObject({
    kind: "missing",
  });
});
