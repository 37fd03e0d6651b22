/** Ways to people that do not work: each is visible, tried again where that is right, and escalated past. */
import { API_KEY, Mailbox, SmsGateway } from "@tocsin/lab/platforms";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { HOUR } from "../../platform/clock.ts";
import { createMail } from "../../platform/mail.ts";
import { openBench, type TestBench } from "../../testing.ts";
import { storeContact } from "../prepare/index.ts";
import { createBell } from "./bells.ts";
import { deliver } from "./deliver.ts";
import { ringDue } from "./escalation/due.ts";
import { policyOf, raiseAlert, storeWish } from "./escalation/testing.ts";
import { readEscalation } from "./escalation/view.ts";
import { setGateway } from "./gateway.ts";
import { updateDelivery } from "./queries.ts";
import { DELIVERY_ATTEMPTS } from "./ring.ts";
import { readAlert } from "./service.ts";

const CLOSED_PORT = "http://127.0.0.1:9";
const PATIENCE = { timeout: 15_000, interval: 50 };
const mailbox = new Mailbox();
const gateway = new SmsGateway();
let bench: TestBench;
let deputy: string;

beforeAll(async () => {
  await mailbox.start();
  await gateway.start();
  const mail = createMail({ smtpUrl: mailbox.address, mailFrom: "tocsin@example.org" });
  const config = { telegramUrl: CLOSED_PORT };
  bench = await openBench({ databaseUrl: inject("databaseUrl"), config, replaced: { mail } });
  await setGateway(bench.context, bench.admin, {
    ...{ method: "POST", url: gateway.address, accepted: "" },
    ...{ headers: `content-type: application/json\nx-api-key: ${API_KEY}`, body: '{"to": "{to}", "text": "{text}"}' },
  });
  deputy = await addContact("Dea", { email: "dea@example.org" });
});
afterAll(async () => {
  await bench.stop();
  await gateway.stop();
  await mailbox.stop();
});

async function addContact(name: string, way: { email?: string; phone?: string }): Promise<string> {
  const card = { email: "", phone: "", organisation: "", note: "", department: "legal" as const, ...way };
  const contact = { name, language: "en" as const, isCalled: false, ...card };
  return (await storeContact(bench.context, bench.admin, contact)).id;
}

/** An alert whose first step goes this way, and whose second one calls the deputy in an hour. */
async function ring(name: string, target: { kind: "contact" | "bell"; id: string }) {
  await bench.context.db.deleteFrom("escalation_policy").execute();
  const deputyStep = { delayMinutes: 60, targets: [{ kind: "contact" as const, id: deputy }], needsEverybody: false };
  await storeWish(bench, policyOf([{ delayMinutes: 0, targets: [target], needsEverybody: false }, deputyStep]));
  return (await raiseAlert(bench, name)).id;
}
const deliveriesOf = async (id: string) => (await readAlert(bench.context.db, bench.admin.workspaceId, id)).deliveries;
const firstOf = async (id: string) => (await deliveriesOf(id))[0]!;
const logOf = async (id: string) => (await readEscalation(bench.context, bench.admin.workspaceId, id)).log;
async function expectGonePast(id: string): Promise<void> {
  await ringDue(bench.context);
  const log = await logOf(id);
  expect(log.map(({ kind }) => kind)).toContain("nobody-reached");
  expect(log).toContainEqual(expect.objectContaining({ kind: "rung", name: "Dea" }));
  bench.clock.pass(2 * HOUR);
}

describe("an unreachable Telegram", () => {
  test("is shown with its reason, tried again, and gone past when nothing helps", async () => {
    const token = `12345:${"A".repeat(35)}`;
    const wish = { kind: "telegram", name: "Desk", target: "4711", token, language: "en", minimumSeverity: 1 } as const;
    const { id: bellId } = await createBell(bench.context, bench.admin, wish);
    const id = await ring("Harbour", { kind: "bell", id: bellId });
    const waiting = { outcome: "waiting", problem: { code: "unreachable", params: { host: "127.0.0.1:9" } } };
    await vi.waitFor(async () => expect(await firstOf(id)).toMatchObject(waiting), PATIENCE);
    const { id: deliveryId } = await firstOf(id);
    const { workspaceId } = bench.admin;
    await updateDelivery(bench.context.db, workspaceId, deliveryId, { attempts: DELIVERY_ATTEMPTS - 1 });
    await deliver(bench.context, { workspaceId, deliveryId });
    expect(await firstOf(id)).toMatchObject({ outcome: "refused", attempts: DELIVERY_ATTEMPTS });
    await expectGonePast(id);
  });
});

describe("a number that is none", () => {
  test("is refused at once, and the next step does not wait its hour", async () => {
    const id = await ring("Quay", { kind: "contact", id: await addContact("Otto", { phone: "+1" }) });
    await vi.waitFor(async () => expect(await firstOf(id)).toMatchObject({ outcome: "refused" }), PATIENCE);
    expect(await firstOf(id)).toMatchObject({ attempts: 1, problem: { code: "sms-refused" } });
    await expectGonePast(id);
  });
});

describe("a letter that the mail server sends back", () => {
  test("is refused for good with the server's own words, and the next step is called", async () => {
    mailbox.refuseAll("No such user here");
    const id = await ring("Mole", { kind: "contact", id: await addContact("Pia", { email: "pia@example.org" }) });
    await vi.waitFor(async () => expect(await firstOf(id)).toMatchObject({ outcome: "refused" }), PATIENCE);
    mailbox.acceptAll();
    const { attempts, problem } = await firstOf(id);
    expect(attempts).toBe(1);
    expect(problem?.detail).toContain("No such user here");
    await expectGonePast(id);
  });
});
