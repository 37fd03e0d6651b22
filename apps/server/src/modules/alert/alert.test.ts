import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Actor } from "../../platform/auth/actor.ts";
import { HOUR, MINUTE } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { openBench, ringAlarm, storePosts, type TestBench } from "../../testing.ts";
import { storeContact } from "../prepare/index.ts";
import { findMentionsById } from "../understand/index.ts";
import * as queries from "./queries.ts";
import type { Change } from "./rules.ts";
import * as service from "./service.ts";

let bench: TestBench;
let responder: Actor;
let alarm: Awaited<ReturnType<typeof ringAlarm>>;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  responder = await bench.person("responder", "Rhea");
  await queries.storeBell(bench.context.db, {
    workspace_id: bench.admin.workspaceId,
    id: "bell",
    kind: "email",
    name: "Press desk",
    target: "desk@example.org",
    language: "en",
    minimum_severity: 1,
    is_paused: false,
    secret: "",
    person_id: null,
    created_at: bench.clock.now(),
  });
  alarm = await ringAlarm(bench);
});
afterAll(() => bench.stop());

const read = () => service.readAlert(bench.context.db, bench.admin.workspaceId, alarm.alert.id);
const countDeliveries = async () => (await read()).deliveries.length;
const listAll = () =>
  queries.listAlerts(bench.context.db, bench.admin.workspaceId, {
    isActiveOnly: false,
    watchId: undefined,
    before: null,
    limit: 50,
  });
/** What the stage before says of the episode. */
const hear = (change: Change) =>
  inTransaction(bench.context.db, (tx) =>
    service.hearEpisode(bench.context, tx, {
      workspaceId: bench.admin.workspaceId,
      episodeId: alarm.alert.episode_id,
      change,
    }),
  );

/** A growth that people have not heard of yet, though they have heard of others. */
const grow = async () => {
  await queries.updateAlert(bench.context.db, bench.admin.workspaceId, alarm.alert.id, { growths: 0 });
  await hear("escalated");
};

describe("the first minutes of a crisis", () => {
  test("ring once, with the reasons in numbers", async () => {
    const alert = await read();
    expect(alert).toMatchObject({ state: "ringing", watchName: "Zumvari", brandName: "Zumvari", incidentId: null });
    expect(alert.kind).not.toBe("data");
    const why = alert.explanation;
    expect(why.observed).toBeGreaterThan(why.expected);
    expect(why.observed).toBeGreaterThanOrEqual(why.wouldNotHaveFiredBelow!);
    expect(why.voices).toBeGreaterThan(0);
    expect(why.windowMinutes).toBeGreaterThan(0);
    expect(Date.parse(why.since!)).toBeLessThan(Date.parse(alert.openedAt));
    expect(why.languages.length).toBeGreaterThan(1);
    expect(why.topAuthors.length).toBeGreaterThan(0);
    expect(why.topTerms.length).toBeGreaterThan(0);
  });

  test("are told with posts that everybody can look up", async () => {
    const { explanation } = await read();
    const ids = [explanation.firstMentionId!, ...explanation.exampleIds];
    const rows = await findMentionsById(bench.context.db, bench.admin.workspaceId, ids);
    expect(new Set(rows.map((row) => String(row.id)))).toEqual(new Set(ids));
    expect(rows.flatMap((row) => row.watches ?? []).map(({ id }) => id)).toContain(alarm.watchId);
  });

  test("do not ring a second time while they last, however much comes", async () => {
    for (let steps = 0; steps < 6; steps++) await alarm.goOn();
    expect(await listAll()).toHaveLength(1);
    expect((await read()).severity).toBeGreaterThanOrEqual(alarm.alert.severity);
  });

  test("that are delivered late are counted and open nothing new", async () => {
    const late = bench.clock.now().getTime() - 40 * MINUTE;
    const posts = alarm.posts.slice(0, 20).map((post, place) => ({
      ...post,
      externalId: `late-${place}`,
      publishedAt: new Date(late + place * 1_000).toISOString(),
    }));
    expect(await storePosts(bench, posts)).toEqual({ stored: 20, duplicates: 0 });
    expect(await listAll()).toHaveLength(1);
  });
});

describe("what a person says to an alert", () => {
  test("“I have it” is said by one, and stands when somebody else says it too", async () => {
    const taken = await service.acknowledge(bench.context, responder, alarm.alert.id);
    expect(taken).toMatchObject({ state: "acknowledged", acknowledgedBy: { name: "Rhea" } });
    await expect(service.acknowledge(bench.context, bench.admin, alarm.alert.id)).rejects.toMatchObject({
      code: "already-acknowledged",
      message: "Rhea has already taken this alert on.",
    });
    expect((await service.acknowledge(bench.context, responder, alarm.alert.id)).acknowledgedBy!.name).toBe("Rhea");
  });

  test("an alert that somebody has is still told when it grows", async () => {
    const before = await countDeliveries();
    await grow();
    expect((await read()).state).toBe("acknowledged");
    expect(await countDeliveries()).toBe(before + 1);
  });

  test("quiet ends in the future, and gives way when the story grows", async () => {
    const { context, clock } = bench;
    const mute = (until: Date) => service.mute(context, responder, alarm.alert.id, until);
    await expect(mute(clock.now())).rejects.toMatchObject({ code: "mute-in-the-past" });
    await mute(new Date(clock.now().getTime() + HOUR));
    const before = await countDeliveries();
    await hear("opened");
    expect(await countDeliveries()).toBe(before);
    await grow();
    expect(await countDeliveries()).toBe(before + 1);
    expect((await service.unmute(context, responder, alarm.alert.id)).mutedUntil).toBeNull();
    await grow();
    expect(await countDeliveries()).toBe(before + 2);
  });

  test("quiet that is over rings once more, if nobody has the alert", async () => {
    const { context, clock, admin } = bench;
    await queries.updateAlert(context.db, admin.workspaceId, alarm.alert.id, { state: "ringing" });
    await service.mute(context, responder, alarm.alert.id, new Date(clock.now().getTime() + HOUR));
    const before = await countDeliveries();
    await service.endMutes(context);
    expect(await countDeliveries()).toBe(before);
    clock.pass(HOUR);
    await service.endMutes(context);
    await service.endMutes(context);
    expect(await countDeliveries()).toBe(before + 1);
    expect((await read()).mutedUntil).toBeNull();
  });

  test("people of the plan who are called get the letter too, each address once", async () => {
    const { context, admin } = bench;
    const contact = { department: "lead", organisation: "", phone: "", language: "ka", note: "" } as const;
    await storeContact(context, admin, { ...contact, name: "Lena", email: "lena@example.org", isCalled: true });
    await storeContact(context, admin, { ...contact, name: "Desk", email: "desk@example.org", isCalled: true });
    await storeContact(context, admin, { ...contact, name: "Otto", email: "otto@example.org", isCalled: false });
    const before = new Set((await read()).deliveries.map(({ id }) => id));
    await grow();
    const told = (await read()).deliveries.filter(({ id }) => !before.has(id)).map(({ target }) => target);
    expect(told.sort()).toEqual(["desk@example.org", "lena@example.org"]);
  });

  test("an alert closed with its incident rings again when the story grows", async () => {
    const { context, admin } = bench;
    await service.closeAlerts(context, context.db, admin.workspaceId, [alarm.alert.id]);
    expect((await read()).state).toBe("closed");
    await grow();
    expect((await read()).state).toBe("ringing");
  });

  test("“not a crisis, because …” keeps the reason and is the last word", async () => {
    const wish = { reason: "campaign", note: "Our own raffle." } as const;
    const dismissed = await service.dismiss(bench.context, responder, alarm.alert.id, wish);
    expect(dismissed).toMatchObject({ state: "dismissed", dismissal: { ...wish, by: { name: "Rhea" } } });
    const before = await countDeliveries();
    await hear("escalated");
    await hear("closed");
    expect((await read()).state).toBe("dismissed");
    expect(await countDeliveries()).toBe(before);
  });

  test("is in the audit log", async () => {
    const entries = await bench.context.db.selectFrom("audit_entry").select(["action"]).execute();
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ["acknowledged", "muted", "unmuted", "dismissed"])
      expect(actions).toContain(`alert-${action}`);
  });

  test("about an alert of nobody is refused", async () => {
    await expect(service.acknowledge(bench.context, responder, "none")).rejects.toMatchObject({ code: "not-found" });
  });
});
