import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { createContext } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { HOUR, MINUTE } from "../../../platform/clock.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { openBench, type TestBench } from "../../../testing.ts";
import { storeContact } from "../../prepare/index.ts";
import { deliver } from "../deliver.ts";
import * as service from "../service.ts";
import { ringDue } from "./due.ts";
import { setDuty } from "./duties.ts";
import { ALWAYS_ON_DUTY } from "./duty.ts";
import { deletePolicy, listPolicies } from "./policies.ts";
import { policyOf, raiseAlert, storeWish } from "./testing.ts";
import { answerCall, readEscalation } from "./view.ts";

let bench: TestBench;
let rhea: Actor;
const contacts: Record<string, string> = {};

beforeAll(async () => {
  // Nothing is sent by itself: what is planned is what the tests look at.
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  const { context } = bench;
  await context.jobs.start([
    { kind: "errand", queue: "deliver-alert", attempts: 1, isKeyed: false, work: async () => undefined },
    { kind: "errand", queue: "ring-due", attempts: 1, isKeyed: false, work: async () => undefined },
  ]);
  rhea = await bench.person("responder", "rhea");
  for (const name of ["nino", "otto", "lena"]) {
    const card = {
      department: "social",
      organisation: "",
      phone: "",
      language: "ka",
      note: "",
      isCalled: false,
    } as const;
    contacts[name] = (await storeContact(context, bench.admin, { ...card, name, email: `${name}@example.org` })).id;
  }
});
afterAll(() => bench.stop());
beforeEach(async () => {
  const { context, admin } = bench;
  for (const { id } of await listPolicies(context.db, admin.workspaceId)) await deletePolicy(context, admin, id);
  // Far enough from the messages of the test before that nothing is gathered with them.
  bench.clock.pass(24 * HOUR);
});

/** Where the database of this test lies. */
async function addressOf(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(bench.context.db);
  const address = new URL(inject("databaseUrl"));
  address.pathname = `/${rows[0]!.name}`;
  return address.href;
}

const contact = (name: string) => ({ kind: "contact" as const, id: contacts[name]! });
const at = (delayMinutes: number, ...names: string[]) => ({
  delayMinutes,
  targets: names.map(contact),
  needsEverybody: false,
});
const escalationOf = (alertId: string) => readEscalation(bench.context, bench.admin.workspaceId, alertId);
/** Who has been rung, in order, with step and round. */
const rung = async (alertId: string) =>
  (await escalationOf(alertId)).log
    .filter(({ kind }) => kind === "rung")
    .map(({ name, step, round }) => `${name} ${step}/${round}`);
const kinds = async (alertId: string) => (await escalationOf(alertId)).log.map(({ kind }) => kind);
const messagesTo = async (name: string, alertId: string) => {
  const { deliveries } = await service.readAlert(bench.context.db, bench.admin.workspaceId, alertId);
  return deliveries.filter(({ target }) => target === `${name}@example.org`).length;
};
async function pass(minutes: number): Promise<void> {
  bench.clock.pass(minutes * MINUTE);
  await ringDue(bench.context);
}

describe("an alert that nobody takes", () => {
  test("calls step after step, then all again, then says that nobody is left", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")], { repeats: 1 }));
    const { id } = await raiseAlert(bench, "Harbour");
    expect(await rung(id)).toEqual(["nino 1/1"]);
    await pass(4);
    expect(await rung(id)).toHaveLength(1);
    expect((await escalationOf(id)).next).toMatchObject({ step: 2, round: 1, names: ["otto"] });
    await pass(1);
    await pass(10);
    await pass(5);
    expect(await rung(id)).toEqual(["nino 1/1", "otto 2/1", "nino 1/2", "otto 2/2"]);
    await pass(10);
    expect(await escalationOf(id)).toMatchObject({ state: "exhausted", next: null });
    expect((await kinds(id)).at(-1)).toBe("nobody-left");
    await pass(600);
    expect(await rung(id)).toHaveLength(4);
  });

  test("waits as long as its first step says", async () => {
    await storeWish(bench, policyOf([at(3, "nino")]));
    const { id } = await raiseAlert(bench, "Quay");
    expect(await rung(id)).toEqual([]);
    await pass(3);
    expect(await rung(id)).toEqual(["nino 1/1"]);
  });

  test("does not wait for a step that reaches nobody", async () => {
    const { context, admin } = bench;
    const off = { ...ALWAYS_ON_DUTY, quiet: { from: 0, until: 1_440 } };
    await setDuty(context, admin, contact("nino"), off);
    await storeWish(bench, policyOf([at(0, "nino"), at(30, "otto")]));
    const { id } = await raiseAlert(bench, "Lighthouse");
    expect(await rung(id)).toEqual(["otto 2/1"]);
    expect(await kinds(id)).toEqual(expect.arrayContaining(["off-duty", "nobody-reached"]));
    await setDuty(context, admin, contact("nino"), ALWAYS_ON_DUTY);
  });

  test("does not wait for a step whose messages were all refused", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(30, "otto")]));
    const { id } = await raiseAlert(bench, "Mole");
    await bench.context.db
      .updateTable("alert_delivery")
      .set({ outcome: "refused" })
      .where("alert_id", "=", id)
      .execute();
    await pass(1);
    expect(await rung(id)).toEqual(["nino 1/1", "otto 2/1"]);
    expect(await kinds(id)).toContain("nobody-reached");
  });

  test("begins again at the policy's step when it grows", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")], { growthStep: 2 }));
    const alert = await raiseAlert(bench, "Ferry");
    await alert.setSeverity(4);
    await alert.hear("escalated");
    expect(await rung(alert.id)).toEqual(["nino 1/1", "otto 2/2"]);
  });

  test("begins at the first step when a story that was over comes back, and nobody has it any more", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")], { growthStep: 2 }));
    const { id, hear, setSeverity } = await raiseAlert(bench, "Canal");
    await service.acknowledge(bench.context, rhea, id);
    await hear("closed");
    await setSeverity(4);
    await hear("escalated");
    expect(await rung(id)).toEqual(["nino 1/1", "nino 1/2"]);
    const alert = await service.readAlert(bench.context.db, rhea.workspaceId, id);
    expect(alert).toMatchObject({ state: "ringing", acknowledgedBy: null });
  });

  test("goes over to the policy for graver alerts when it grows that far", async () => {
    await storeWish(bench, policyOf([at(0, "nino")]));
    await storeWish(bench, policyOf([at(0, "lena")], { name: "Grave", minimumSeverity: 4 }));
    const alert = await raiseAlert(bench, "Barge");
    await alert.setSeverity(4);
    await alert.hear("escalated");
    expect(await rung(alert.id)).toEqual(["nino 1/1", "lena 1/2"]);
    expect((await escalationOf(alert.id)).policyName).toBe("Grave");
  });
});

describe("the calling stops", () => {
  const stops: [string, (id: string, hear: (change: "closed") => Promise<void>) => Promise<unknown>, string][] = [
    ["when somebody has it", (id) => service.acknowledge(bench.context, rhea, id), "held"],
    [
      "when it is no crisis",
      (id) => service.dismiss(bench.context, rhea, id, { reason: "campaign", note: "", teaches: false }),
      "ended",
    ],
    ["when it is over", (_, hear) => hear("closed"), "ended"],
    [
      "when it becomes an incident",
      (id) =>
        inTransaction(bench.context.db, async (tx) =>
          service.takeOn(bench.context, tx, rhea, await service.holdAlert(tx, rhea.workspaceId, id)),
        ),
      "ended",
    ],
  ];
  test.each(stops)("%s", async (name, stop, state) => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")], { repeats: 5 }));
    const { id, hear } = await raiseAlert(bench, name);
    await stop(id, hear);
    await pass(600);
    expect(await rung(id)).toEqual(["nino 1/1"]);
    expect((await escalationOf(id)).state).toBe(state);
  });

  test("and only those who were called hear that it is over", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")]));
    const { id, hear } = await raiseAlert(bench, "Tug");
    await hear("closed");
    expect([await messagesTo("nino", id), await messagesTo("otto", id)]).toEqual([2, 0]);
  });
});

describe("“I look at it by then”", () => {
  const inMinutes = (minutes: number) => new Date(bench.clock.now().getTime() + minutes * MINUTE);

  test("holds the calling; when the time passes undecided it goes on, and says so", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")]));
    const { id } = await raiseAlert(bench, "Buoy");
    const taken = await service.promise(bench.context, rhea, id, inMinutes(30));
    expect(taken).toMatchObject({ state: "acknowledged", promisedUntil: inMinutes(30).toISOString() });
    await pass(29);
    expect(await rung(id)).toEqual(["nino 1/1"]);
    await pass(1);
    await pass(0);
    expect((await service.readAlert(bench.context.db, rhea.workspaceId, id)).state).toBe("ringing");
    expect(await rung(id)).toEqual(["nino 1/1", "otto 2/1", "rhea 2/1"]);
    expect(await kinds(id)).toEqual(expect.arrayContaining(["acknowledged", "promised", "promise-expired"]));
    const news = await bench.context.db
      .selectFrom("alert_delivery")
      .select("change")
      .where("alert_id", "=", id)
      .execute();
    expect(news.filter(({ change }) => change === "unkept")).toHaveLength(2);
    await expect(service.promise(bench.context, bench.admin, id, inMinutes(15))).resolves.toMatchObject({
      acknowledgedBy: { name: "Ada Admin" },
    });
  });

  test("is kept by a decision", async () => {
    await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")]));
    const { id } = await raiseAlert(bench, "Rope");
    await service.promise(bench.context, rhea, id, inMinutes(15));
    await service.dismiss(bench.context, rhea, id, { reason: "campaign", note: "", teaches: false });
    await pass(60);
    expect(await rung(id)).toEqual(["nino 1/1"]);
  });

  test("is for a time to come, and not for what somebody else has", async () => {
    const { id } = await raiseAlert(bench, "Sail");
    await expect(service.promise(bench.context, rhea, id, inMinutes(0))).rejects.toMatchObject({
      code: "promise-in-the-past",
    });
    await service.acknowledge(bench.context, bench.admin, id);
    await expect(service.promise(bench.context, rhea, id, inMinutes(15))).rejects.toMatchObject({
      code: "already-acknowledged",
    });
  });

  test("is made by the policy where nobody names a time", async () => {
    await storeWish(bench, policyOf([at(0, "nino")], { promiseMinutes: 45 }));
    const { id } = await raiseAlert(bench, "Keel");
    expect((await service.acknowledge(bench.context, rhea, id)).promisedUntil).toBe(inMinutes(45).toISOString());
  });
});

test("where everybody is asked, those who have not answered are called on, though somebody has it", async () => {
  await storeWish(bench, policyOf([{ ...at(0, "nino", "otto"), needsEverybody: true }]));
  const { id } = await raiseAlert(bench, "Deck");
  await service.acknowledge(bench.context, rhea, id);
  const { calls } = await escalationOf(id);
  await answerCall(bench.context, {
    workspaceId: rhea.workspaceId,
    alertId: id,
    callId: calls.find(({ name }) => name === "nino")!.id,
  });
  await pass(5);
  await pass(5);
  const reminded = (await escalationOf(id)).log.filter(({ kind }) => kind === "reminded").map(({ name }) => name);
  expect(reminded).toEqual(["otto", "otto"]);
  await service.dismiss(bench.context, rhea, id, { reason: "campaign", note: "", teaches: false });
  await pass(60);
  expect(await messagesTo("otto", id)).toBe(3);
  expect(await messagesTo("nino", id)).toBe(1);
});

describe("many alerts at once", () => {
  test("are two messages to one person: the first at once, then one that lists the others", async () => {
    const { context, admin } = bench;
    await storeWish(bench, policyOf([at(0, "nino")]));
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push((await raiseAlert(bench, `Wave ${i}`, 1 + (i % 4))).id);
    await service.dismiss(context, rhea, ids[5]!, { reason: "campaign", note: "", teaches: false });
    const list = () =>
      context.db.selectFrom("alert_delivery").selectAll().where("alert_id", "in", ids).orderBy("id").execute();
    const held = (await list()).filter(({ held_until }) => held_until !== null);
    expect(held).toHaveLength(5);
    await pass(5);
    const after = await list();
    expect(after.filter(({ outcome }) => outcome === "spared").map(({ alert_id }) => alert_id)).toEqual([ids[5]]);
    const messages = new Set(after.filter(({ outcome }) => outcome !== "spared").map(({ bundle_id }) => bundle_id));
    expect(messages.size).toBe(2);
    expect((await service.readAlert(context.db, admin.workspaceId, ids[1]!)).deliveries).toHaveLength(1);
  });

  test("are told in one letter, the gravest in its subject", async () => {
    const { context, clock } = bench;
    await storeWish(bench, policyOf([at(0, "lena")]));
    const ids: string[] = [];
    const fires = [
      ["First", 2],
      ["Lesser", 1],
      ["Graver", 4],
    ] as const;
    for (const [name, severity] of fires) ids.push((await raiseAlert(bench, name, severity)).id);
    clock.pass(5 * MINUTE);
    await ringDue(context);
    const heads = await context.db
      .selectFrom("alert_delivery")
      .select(["bundle_id as deliveryId", "workspace_id as workspaceId"])
      .distinct()
      .where("alert_id", "in", ids)
      .execute();
    for (const head of heads) await deliver(context, head);
    const letters = bench.mail.letters.filter(({ to }) => to === "lena@example.org");
    expect(letters).toHaveLength(2);
    const gathered = letters.find(({ subject }) => subject.includes("Graver"))!;
    expect(gathered.text).toContain("Lesser");
  });
});

test("a ring that was due while the product was down is rung once, by whoever comes up first", async () => {
  await storeWish(bench, policyOf([at(0, "nino"), at(5, "otto")]));
  const { id } = await raiseAlert(bench, "Anchor");
  bench.clock.pass(7 * MINUTE);
  const { config, clock, mail } = bench;
  const restarted = [
    await createContext(config, await addressOf(), { clock, mail }),
    await createContext(config, await addressOf(), { clock, mail }),
  ];
  for (const { jobs } of restarted) await jobs.start([]);
  await Promise.all([...restarted, ...restarted].map(ringDue));
  for (const context of restarted) await context.stop();
  expect(await rung(id)).toEqual(["nino 1/1", "otto 2/1"]);
  expect(await messagesTo("otto", id)).toBe(1);
});
