import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { HOUR, MINUTE } from "../../platform/clock.ts";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";
import { normalisePost, type Post, takeIn } from "../listen/index.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Client;
let approver: Client;
let approverId: string;
let watchId: string;
let posts = 0;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn(bench.admin.email);
  const person = await bench.person("approver", "Arno");
  approverId = person.id;
  approver = await http.signIn(person.email);
  const brand = await admin.createBrand({ body: { name: "Kestrel Rail", kind: "own", spellings: [] } });
  watchId = (await admin.createWatch({ body: { brandId: brand.id, name: "Kestrel", query: "kestrel" } })).id;
  await bench.context.jobs.settle();
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const hostile = "Kestrel Rail is a disgrace, awful trains, I hate it";
const friendly = "I love Kestrel Rail, wonderful and friendly staff, thank you";

function post(text: string, handle: string): Post {
  posts += 1;
  const publishedAt = bench.clock.now().toISOString();
  const exchange = { platform: "x", externalId: `p${posts}`, author: { handle, name: handle }, text, publishedAt };
  const normalised = normalisePost(exchange, bench.clock.now());
  if (!normalised.ok) throw new Error(normalised.reason);
  return normalised.post;
}
async function hear(...texts: (readonly [text: string, handle: string])[]): Promise<void> {
  const heard = texts.map(([text, handle]) => post(text, handle));
  await takeIn(bench.context, { workspaceId: bench.admin.workspaceId, sourceId: null, posts: heard });
  await bench.context.jobs.settle();
}
async function publish(incidentId: string): Promise<void> {
  const { id } = await admin.createStatement({ body: { incidentId, languages: ["en"] } });
  const params = { id, language: "en" as const };
  const { versions } = await admin.editVersion({ params, body: { title: "We know", text: "Trains are late." } });
  await approver.approveVersion({ params, body: { hash: versions[0]!.hash } });
  await admin.publishStatement({ params: { id } });
}
const read = (incidentId: string) => admin.getReview({ params: { incidentId } });

test("a review tells the curve, the sentiment and the response times of a crisis", async () => {
  await hear([friendly, "ana"]);
  bench.clock.pass(3 * HOUR);
  const began = bench.clock.now();
  const copied = [friendly, "ben"] as const;
  await hear(
    [hostile, "ben"],
    ["Kestrel trains late again, terrible", "cleo"],
    ["Kestrel left me standing, shame on you", "dina"],
    copied,
  );
  bench.clock.pass(20 * MINUTE);
  const { id, tasks } = await admin.openIncident({ body: { watchId, title: "Trains stand still", type: "outage" } });
  bench.clock.pass(10 * MINUTE);
  await publish(id);
  await admin.updateTask({ params: { id, taskId: tasks[0]!.id }, body: { isDone: true } });
  bench.clock.pass(2 * HOUR);
  await admin.closeIncident({ params: { id }, body: {} });
  bench.clock.pass(HOUR);
  await hear([`${friendly} again`, "emil"]);
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
  const { before, during, after } = review.mood;
  expect([before.total, during.total, after.total]).toEqual([1, 4, 1]);
  expect(during.negative).toBeGreaterThan(during.positive);
  expect(review.points.reduce((sum, point) => sum + point.seen, 0)).toBe(6);
  expect(review.marks.map((mark) => mark.kind)).toEqual(["incident", "statement"]);
  const kinds = review.timeline.map((entry) => entry.kind);
  expect(kinds).toEqual(expect.arrayContaining(["opened", "statement-published", "closed"]));
  expect(review.tasks).toMatchObject({ total: 11, done: 1 });
  expect(review.tasks.late).toBeGreaterThan(0);
});

test("an incident that still runs can be looked at, also one without a watch", async () => {
  const { id } = await admin.openIncident({ body: { title: "A rumour", type: "misinformation" } });
  const review = await read(id);
  expect(review).toMatchObject({ points: [], marks: [], mentions: { total: 0, peakAt: null }, lessons: [] });
  expect(review.responseTimes).toMatchObject({ firstMentionAt: null, incidentMinutes: 0, closedMinutes: null });
});

test("lessons are counted and struck, and what is struck stays in the audit log", async () => {
  const { id } = await admin.openIncident({ body: { title: "A leak", type: "data-breach" } });
  const params = { incidentId: id };
  await admin.createLesson({ params, body: { kind: "went-well", text: "Spoke within the hour" } });
  const action = {
    kind: "action" as const,
    text: "Rehearse the night shift",
    ownerId: approverId,
    dueAt: "2026-04-01T09:00:00Z",
  };
  const { lessons } = await approver.createLesson({ params, body: action });
  const written = { owner: { name: "Arno" }, by: { name: "Arno" }, dueAt: "2026-04-01T09:00:00.000Z" };
  expect(lessons.find((lesson) => lesson.kind === "action")).toMatchObject(written);
  await admin.closeIncident({ params: { id }, body: {} });
  expect((await admin.listReviews()).items.find((one) => one.incidentId === id)).toMatchObject({ lessons: 2 });
  const struck = await admin.deleteLesson({ params: { ...params, lessonId: lessons[0]!.id } });
  expect(struck.lessons).toEqual([lessons[1]]);
  const { items } = await admin.listAudit({ query: { limit: 1 } });
  expect(items[0]).toMatchObject({ action: "lesson-deleted", subject: lessons[0]!.text });
});

test("the owner of a lesson belongs to the workspace", async () => {
  const { id } = await admin.openIncident({ body: { title: "Another", type: "outage" } });
  const body = { kind: "action" as const, text: "Call earlier", ownerId: "nobody" };
  const refused = admin.createLesson({ params: { incidentId: id }, body });
  await expect(refused).rejects.toMatchObject({ problem: { status: 404 } });
});
