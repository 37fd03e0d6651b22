import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Actor } from "../../platform/auth/actor.ts";
import { MINUTE } from "../../platform/clock.ts";
import { type HttpBench, openBench, openHttp, ringAlarm, type TestBench } from "../../testing.ts";
import { getPlaybook } from "../prepare/index.ts";
import * as service from "./service.ts";

let bench: TestBench;
let http: HttpBench;
let responder: Actor;
let client: Awaited<ReturnType<HttpBench["signIn"]>>;
let alarm: Awaited<ReturnType<typeof ringAlarm>>;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  responder = await bench.person("responder", "rhea");
  client = await http.signIn("rhea@example.org");
  alarm = await ringAlarm(bench);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const firstOfWatch = async () =>
  (await client.listIncidents({ query: {} })).items.find((incident) => incident.watchId !== null)!;
const refused = (code: string) => ({ problem: { code } });
const kindsOf = (incident: { timeline: { kind: string }[] }) => incident.timeline.map(({ kind }) => kind);

describe("one press on an alert", () => {
  test("makes the incident: type, owner, severity with its reasons, and the posts that caused it", async () => {
    const alertId = alarm.alert.id;
    const incident = await client.openIncident({ body: { alertId, language: "en" } });
    expect(incident).toMatchObject({
      number: 1,
      state: "open",
      owner: { name: "rhea" },
      watchName: "Zumvari",
      alertIds: [alertId],
      playbookLanguage: "en",
    });
    expect(incident.type).toBe(alarm.alert.suggested_type ?? "reputation");
    expect(incident.severityReasons[0]).toMatchObject({ code: "alert", params: { severity: expect.any(Number) } });
    expect(incident.severity).toBe(incident.suggestedSeverity);
    expect(incident.mentionCount).toBeGreaterThan(0);
    expect(kindsOf(incident)).toEqual(["opened"]);
    expect((await client.getAlert({ params: { id: alertId } })).incidentId).toBe(incident.id);
  });

  test("gives every step of the playbook a clock", async () => {
    const { id } = await firstOfWatch();
    const incident = await client.getIncident({ params: { id } });
    const playbook = await getPlaybook(bench.context.db, bench.admin.workspaceId, incident.type, "en");
    const due = new Map(playbook.steps.map((step) => [step.key, step]));
    expect(incident.tasks).toHaveLength(playbook.steps.length);
    for (const task of incident.tasks) {
      const minutes = (Date.parse(task.dueAt) - Date.parse(incident.openedAt)) / MINUTE;
      expect({ minutes, title: task.title }).toEqual({
        minutes: due.get(task.key!)!.dueMinutes,
        title: due.get(task.key!)!.title,
      });
    }
  });

  test("counts once, also when two press at the same moment", async () => {
    const press = (actor: Actor) => service.openIncident(bench.context, actor, { alertId: alarm.alert.id });
    for (const result of await Promise.allSettled([press(responder), press(bench.admin)]))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "already-an-incident" } });
    expect((await client.listIncidents({ query: { state: "all" } })).items).toHaveLength(1);
  });

  test("ends the way of calling it “not a crisis”", async () => {
    const dismiss = client.dismissAlert({ params: { id: alarm.alert.id }, body: { reason: "spam" } });
    await expect(dismiss).rejects.toMatchObject(refused("has-incident"));
  });

  test("needs a person, not a key", async () => {
    const admin = await http.signIn("ada@example.org");
    const { secret } = await admin.createApiKey({ body: { name: "robot", scopes: ["respond"] } });
    const answer = await http.call("/incidents", {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: "{}",
    });
    expect(await answer.json()).toMatchObject({ code: "needs-a-person" });
  });
});

describe("an open incident", () => {
  const open = async (title: string) => (await client.openIncident({ body: { title, type: "outage" } })).id;

  test("gathers what its watch sees from then on", async () => {
    const { id } = await firstOfWatch();
    const before = (await client.getIncident({ params: { id } })).mentionCount;
    for (let steps = 0; steps < 3; steps++) await alarm.goOn();
    expect((await client.getIncident({ params: { id } })).mentionCount).toBeGreaterThan(before);
  });

  test("is numbered without a hole, however many open at once", async () => {
    await Promise.all(Array.from({ length: 6 }, (_, i) => open(`Case ${i}`)));
    const numbers = (await client.listIncidents({ query: { state: "all" } })).items.map(({ number }) => number);
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
  });

  test("writes every change into its timeline, with who and what it was before", async () => {
    const id = await open("Trams stand still");
    const params = { id };
    await client.updateIncident({ params, body: { severity: 5, severityNote: "A hospital line.", state: "stable" } });
    await client.updateIncident({ params, body: { ownerId: bench.admin.id, title: "Trams stand" } });
    const first = (await client.getIncident({ params })).tasks[0]!;
    const task = { id, taskId: first.id };
    await client.updateTask({ params: task, body: { ownerId: responder.id } });
    await client.updateTask({ params: task, body: { isDone: true } });
    const incident = await client.createNote({ params, body: { note: "The mayor called." } });
    expect(kindsOf(incident).sort()).toEqual(
      ["note", "opened", "owner", "severity", "state", "task-assigned", "task-done", "title"].sort(),
    );
    expect(incident.timeline.find(({ kind }) => kind === "severity")).toMatchObject({
      note: "A hospital line.",
      params: { to: 5 },
      actor: { name: "rhea" },
    });
    expect(incident).toMatchObject({ owner: { name: "Ada Admin" }, severity: 5, tasksDone: 1 });
    expect(incident.tasks.find(({ id }) => id === first.id)).toMatchObject({ doneBy: { name: "rhea" } });
  });

  test("takes only people of the workspace as owners, of itself and of its tasks", async () => {
    const params = { id: await open("Owners") };
    const { tasks } = await client.getIncident({ params });
    const stranger = client.updateIncident({ params, body: { ownerId: "stranger" } });
    await expect(stranger).rejects.toMatchObject(refused("not-found"));
    const taskOwner = client.updateTask({ params: { ...params, taskId: tasks[0]!.id }, body: { ownerId: "stranger" } });
    await expect(taskOwner).rejects.toMatchObject(refused("not-found"));
  });

  test("cannot have its timeline changed, not even in the database", async () => {
    const { db } = bench.context;
    for (const statement of [
      "update timeline_entry set note = 'other'",
      "delete from timeline_entry",
      "truncate timeline_entry",
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow("append-only");
  });

  test("once closed, takes no further deed", async () => {
    const params = { id: await open("Short") };
    const { tasks } = await client.getIncident({ params });
    const closed = await client.closeIncident({ params, body: { note: "Runs again." } });
    expect(closed).toMatchObject({ state: "closed", closedAt: bench.clock.now().toISOString() });
    const task = { ...params, taskId: tasks[0]!.id };
    const dueAt = bench.clock.now().toISOString();
    for (const deed of [
      () => client.closeIncident({ params, body: { note: "" } }),
      () => client.updateIncident({ params, body: { severity: 1 } }),
      () => client.createNote({ params, body: { note: "Late." } }),
      () => client.updateTask({ params: task, body: { isDone: true } }),
      () => client.createTask({ params, body: { title: "Late", department: "legal", dueAt } }),
      () => client.attachMentions({ params, body: { mentionIds: ["1"] } }),
    ])
      await expect(deed()).rejects.toMatchObject(refused("incident-closed"));
  });
});
