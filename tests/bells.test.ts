import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createMail } from "../apps/server/src/platform/mail.ts";
import { checkSignature, SIGNATURE_HEADER } from "../apps/server/src/platform/signature.ts";
import { type HttpBench, openBench, openHttp, ringAlarm, type TestBench } from "../apps/server/src/testing.ts";
import { Mailbox, WebhookReceiver } from "../lab/src/platforms.ts";

const mailbox = new Mailbox();
const receiver = new WebhookReceiver();
let bench: TestBench;
let http: HttpBench;
let alertId: string;
let secret: string;

beforeAll(async () => {
  await mailbox.start();
  await receiver.start();
  const mail = createMail({ smtpUrl: mailbox.address, mailFrom: "Tocsin <tocsin@example.org>" });
  bench = await openBench({ databaseUrl: inject("databaseUrl"), replaced: { mail } });
  http = await openHttp(bench);
  const admin = await http.signIn(bench.admin.email);
  const bell = { name: "Desk", language: "fa", minimumSeverity: 1 } as const;
  await admin.createBell({ body: { ...bell, kind: "email", target: "desk@example.org" } });
  secret = (await admin.createBell({ body: { ...bell, kind: "webhook", target: receiver.address() } })).secret!;
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
  await receiver.stop();
  await mailbox.stop();
});

/** What the open page hears while `work` runs: the changes of alerts, in order. */
async function listenLive(work: () => Promise<void>): Promise<string[]> {
  const closing = new AbortController();
  const headers = await http.signInHeaders(bench.admin.email);
  const stream = await fetch(`${http.address}/api/v1/live`, { headers, signal: closing.signal });
  const heard: string[] = [];
  const reading = (async () => {
    for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
      for (const [, event] of chunk.matchAll(/^data: (.*)$/gm)) {
        const { kind, change } = JSON.parse(event!) as { kind: string; change: string };
        if (kind === "alert") heard.push(change);
      }
      if (heard.includes("opened")) return;
    }
  })();
  await work();
  await reading;
  closing.abort();
  return heard;
}

describe("an alert reaches people", () => {
  test("on an open page, without asking again", async () => {
    const heard = await listenLive(async () => {
      alertId = (await ringAlarm(bench)).alert.id;
    });
    expect(heard).toContain("opened");
  });

  test("by a real mail server, in the language of the bell, with the way to decide", async () => {
    const [mail] = await mailbox.waitFor(1);
    expect(mail).toMatchObject({ to: ["desk@example.org"] });
    expect(mail!.subject).toMatch(/\p{Script=Arabic}/u);
    expect(mail!.text).toContain(`http://localhost:4870/alerts/${alertId}`);
    expect(mail!.html).toContain('dir="rtl"');
  });

  test("by a webhook whose signature covers the bytes that came", async () => {
    const [delivery] = await receiver.waitFor(1);
    const body = Buffer.from(delivery!.body);
    const header = delivery!.headers[SIGNATURE_HEADER] as string;
    expect(checkSignature({ secret, body, header, now: bench.clock.now() })).toEqual({ ok: true });
    expect(checkSignature({ secret: "another", body, header, now: bench.clock.now() })).toMatchObject({ ok: false });
    expect(JSON.parse(delivery!.body)).toMatchObject({ event: "alert.opened", alert: { id: alertId } });
  });

  test("with the outcome of every delivery on record", async () => {
    const admin = await http.signIn(bench.admin.email);
    const { deliveries } = await admin.getAlert({ params: { id: alertId } });
    expect(deliveries.map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual([
      "email sent",
      "webhook sent",
    ]);
  });

  test("and a bell that fails its test says why", async () => {
    const admin = await http.signIn(bench.admin.email);
    const { items } = await admin.listBells();
    mailbox.refuseAll("Mailbox is full");
    const mail = items.find(({ kind }) => kind === "email")!;
    const refused = await admin.testBell({ params: { id: mail.id } });
    expect(refused).toMatchObject({ outcome: "refused", problem: { code: "mail-address" } });
    expect(refused.problem!.detail).toContain("Mailbox is full");
    mailbox.acceptAll();
    expect(await admin.testBell({ params: { id: mail.id } })).toEqual({ outcome: "sent", problem: null });
    receiver.answerNext(500);
    const hook = items.find(({ kind }) => kind === "webhook")!;
    expect(await admin.testBell({ params: { id: hook.id } })).toMatchObject({
      outcome: "refused",
      problem: { code: "receiver-down", params: { status: 500 } },
    });
  });
});
