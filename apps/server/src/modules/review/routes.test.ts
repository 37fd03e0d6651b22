import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let viewer: Client;
let writer: Client;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  viewer = await http.signIn((await bench.person("viewer")).email);
  writer = await http.signIn((await bench.person("responder")).email);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const status = (wanted: number) => expect.objectContaining({ problem: expect.objectContaining({ status: wanted }) });

test("a closed incident has its review, and lessons are written by those who respond", async () => {
  const { id } = await writer.openIncident({ body: { title: "Trains stand still", type: "outage" } });
  expect((await viewer.listReviews()).items).toEqual([]);
  await writer.closeIncident({ params: { id }, body: { note: "Over" } });
  const params = { incidentId: id };
  const lesson = { kind: "went-badly" as const, text: "The status page stayed green" };
  await expect(viewer.createLesson({ params, body: lesson })).rejects.toEqual(status(403));
  await expect(writer.createLesson({ params, body: { ...lesson, text: " " } })).rejects.toEqual(status(422));
  const { lessons } = await writer.createLesson({ params, body: lesson });
  expect((await viewer.listReviews()).items).toMatchObject([
    { incidentId: id, title: "Trains stand still", lessons: 1 },
  ]);
  expect((await viewer.getReview({ params })).lessons).toEqual(lessons);
  expect((await writer.deleteLesson({ params: { ...params, lessonId: lessons[0]!.id } })).lessons).toEqual([]);
});

test("what does not exist is missing, and nobody reads without signing in", async () => {
  await expect(viewer.getReview({ params: { incidentId: "nothing" } })).rejects.toEqual(status(404));
  await expect(writer.deleteLesson({ params: { incidentId: "nothing", lessonId: "none" } })).rejects.toEqual(
    status(404),
  );
  await expect(http.visitor.listReviews()).rejects.toEqual(status(401));
});
