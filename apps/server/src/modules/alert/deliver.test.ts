import { DiscordLike, PushService, type Reply, SlackLike, TELEGRAM_TOKEN, TelegramLike } from "@tocsin/lab/platforms";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { createResolveHost } from "../../platform/hosts.ts";
import { createOutbound, type Outbound } from "../../platform/outbound.ts";
import { isSealed } from "../../platform/secrets.ts";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";
import { createBell } from "./bells.ts";
import { PATIENCE_MILLISECONDS } from "./channels/call.ts";
import { addDevice, getPushKeys } from "./devices.ts";
import { raiseAlert } from "./escalation/testing.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

const slack = new SlackLike();
const discord = new DiscordLike();
const telegram = new TelegramLike();
const pushService = new PushService();
const platforms = [slack, discord, telegram, pushService];
const patiences: (number | undefined)[] = [];
const open = createOutbound(createResolveHost({ allowPrivateAddresses: true }));
/** The real way out, with a tenth of a second for every second of patience. */
const hasty: Outbound = (address, request = {}) => {
  patiences.push(request.timeoutMilliseconds);
  return open(address, { ...request, timeoutMilliseconds: (request.timeoutMilliseconds ?? 0) / 10 });
};
let bench: TestBench;
let http: HttpBench;

beforeAll(async () => {
  for (const platform of platforms) await platform.start();
  bench = await openBench({
    databaseUrl: inject("databaseUrl"),
    config: { telegramUrl: telegram.origin },
    replaced: { outbound: hasty },
  });
  http = await openHttp(bench);
});
afterEach(async () => {
  const { context, admin } = bench;
  for (const { id } of await queries.listBells(context.db, admin.workspaceId))
    await queries.deleteBell(context.db, admin.workspaceId, id);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
  for (const platform of platforms) await platform.stop();
});

const wish = { name: "On call", language: "en", minimumSeverity: 1 } as const;
const addSlack = () => createBell(bench.context, bench.admin, { ...wish, kind: "slack", target: slack.address });
const addTelegram = (target: string) =>
  createBell(bench.context, bench.admin, { ...wish, kind: "telegram", target, token: TELEGRAM_TOKEN });
const addBrowser = async () => {
  const browser = pushService.subscribe((await getPushKeys(bench.context)).publicKey);
  const device = await addDevice(bench.context, bench.admin, { ...wish, name: "Telephone", ...browser });
  return { ...browser, id: device.id };
};
const read = (alertId: string) => service.readAlert(bench.context.db, bench.admin.workspaceId, alertId);

/** The alert when none of its messages waits any more. */
const settled = (alertId: string) =>
  vi.waitFor(
    async () => {
      const alert = await read(alertId);
      expect(alert.deliveries.length).toBeGreaterThan(0);
      expect(alert.deliveries.filter(({ outcome }) => outcome === "waiting")).toEqual([]);
      return alert;
    },
    { timeout: 15_000, interval: 100 },
  );

describe("a message", () => {
  test("that the receiver could not take at first is sent again until it is there", async () => {
    await addSlack();
    slack.answerNext({ status: 503 });
    const { id } = await raiseAlert(bench, "Ortavel");
    const { deliveries, isNobodyReached } = await settled(id);
    expect(deliveries).toMatchObject([{ channel: "slack", outcome: "sent", attempts: 2, problem: null }]);
    expect(isNobodyReached).toBe(false);
    expect(slack.messages.at(-1)!.text).toContain("Ortavel");
  });

  test("waits as long as the receiver asks, and says meanwhile why", async () => {
    await addSlack();
    slack.answerNext({ status: 429, headers: { "retry-after": "2" } });
    const { id } = await raiseAlert(bench, "Meridan");
    const waiting = await vi.waitFor(async () => {
      const [delivery] = (await read(id)).deliveries;
      expect(delivery).toMatchObject({ outcome: "waiting", attempts: 1, problem: { code: "too-many" } });
      return delivery!;
    });
    expect(waiting.problem).toMatchObject({ params: { seconds: 2 }, detail: expect.stringContaining("2 seconds") });
    expect((await settled(id)).deliveries).toMatchObject([{ outcome: "sent", attempts: 2 }]);
  });

  test("to a receiver that never answers is given up after ten seconds, and tried again", async () => {
    await addSlack();
    slack.answerNext("silence");
    const { id } = await raiseAlert(bench, "Kolvira");
    await vi.waitFor(async () => expect((await read(id)).deliveries[0]!.problem?.code).toBe("timed-out"), 20_000);
    expect((await settled(id)).deliveries).toMatchObject([{ outcome: "sent", attempts: 2 }]);
    expect(new Set(patiences)).toEqual(new Set([PATIENCE_MILLISECONDS]));
    expect(PATIENCE_MILLISECONDS).toBe(10_000);
  });

  test("that is refused for good is not sent again", async () => {
    await addSlack();
    await addTelegram("12");
    const { id } = await raiseAlert(bench, "Tarnholm");
    const { deliveries, isNobodyReached } = await settled(id);
    expect(deliveries.map(({ channel, outcome, attempts }) => ({ channel, outcome, attempts }))).toEqual(
      expect.arrayContaining([
        { channel: "slack", outcome: "sent", attempts: 1 },
        { channel: "telegram", outcome: "refused", attempts: 1 },
      ]),
    );
    const refused = deliveries.find(({ channel }) => channel === "telegram")!;
    expect(refused.problem).toEqual({
      code: "telegram-chat-unknown",
      params: {},
      detail: "Telegram does not know this chat: start the bot once and send it a message.",
    });
    expect(isNobodyReached).toBe(false);
  });

  test("whose bell was removed meanwhile is not left waiting", async () => {
    const { id: bellId } = await addSlack();
    slack.answerNext({ status: 503 });
    const { id } = await raiseAlert(bench, "Beludor");
    await vi.waitFor(async () => expect((await read(id)).deliveries[0]!.attempts).toBe(1));
    await queries.deleteBell(bench.context.db, bench.admin.workspaceId, bellId);
    expect((await settled(id)).deliveries).toMatchObject([{ outcome: "refused", problem: { code: "bell-removed" } }]);
  });
});

describe("when every message was refused", () => {
  test("the alert says that nobody could be reached, and the open pages hear it", async () => {
    await addTelegram("13");
    await addTelegram("14");
    const heard: string[] = [];
    const stop = bench.context.live.listen(bench.admin.workspaceId, ({ change }) => heard.push(change));
    const { id } = await raiseAlert(bench, "Sulmere");
    const { isNobodyReached } = await settled(id);
    expect(isNobodyReached).toBe(true);
    await vi.waitFor(() => expect(heard).toContain("nobody-reached"));
    expect(heard.filter((change) => change === "nobody-reached")).toHaveLength(1);
    stop();
  });
});

describe("a browser", () => {
  test("is told, encrypted for it alone", async () => {
    await addBrowser();
    const { id } = await raiseAlert(bench, "Vantessa");
    await settled(id);
    const { message, topic } = pushService.messages.at(-1)!;
    expect(message).toMatchObject({ link: `http://localhost:4870/alerts/${id}`, language: "en", direction: "ltr" });
    expect(message.title).toContain("Vantessa");
    expect(topic).toBe(id);
  });

  test("that takes its permission back is removed", async () => {
    const { id: deviceId, endpoint } = await addBrowser();
    pushService.unsubscribe(endpoint);
    const { id } = await raiseAlert(bench, "Orlanth");
    expect((await settled(id)).deliveries).toMatchObject([{ outcome: "refused", problem: { code: "push-gone" } }]);
    expect(await queries.findBell(bench.context.db, bench.admin.workspaceId, deviceId)).toBeUndefined();
  });

  test("that subscribes again is told once", async () => {
    const browser = pushService.subscribe((await getPushKeys(bench.context)).publicKey);
    const body = { ...wish, name: "Telephone", ...browser };
    await addDevice(bench.context, bench.admin, body);
    await addDevice(bench.context, bench.admin, body);
    expect(await queries.listBells(bench.context.db, bench.admin.workspaceId)).toHaveLength(1);
  });

  test("of somebody who has left is not told", async () => {
    const guest = await bench.person("viewer", "Gosta");
    const browser = pushService.subscribe((await getPushKeys(bench.context)).publicKey);
    await addDevice(bench.context, guest, { ...wish, name: "Telephone", ...browser });
    await bench.context.db.deleteFrom("member").where("person_id", "=", guest.id).execute();
    expect(await queries.listBells(bench.context.db, bench.admin.workspaceId)).toEqual([]);
  });

  test("belongs to its person: nobody else tests or removes it there", async () => {
    const { id } = await addBrowser();
    await bench.person("responder", "Rhea");
    const rhea = await http.signIn("Rhea@example.org");
    await expect(rhea.testDevice({ params: { id } })).rejects.toMatchObject({ problem: { code: "not-found" } });
    await expect(rhea.deleteDevice({ params: { id } })).rejects.toMatchObject({ problem: { code: "not-found" } });
    const ada = await http.signIn(bench.admin.email);
    expect(await ada.testDevice({ params: { id } })).toEqual({ outcome: "sent", problem: null });
    expect((await ada.listDevices()).items).toMatchObject([{ id, kind: "push", lastOutcome: "sent" }]);
  });
});

describe("secrets", () => {
  const stored = () => bench.context.db.selectFrom("bell").selectAll().execute();

  test("of bells are sealed, and never shown again", async () => {
    const ada = await http.signIn(bench.admin.email);
    const target = slack.address;
    await ada.createBell({ body: { ...wish, kind: "slack", target } });
    await ada.createBell({ body: { ...wish, kind: "telegram", target: "4711", token: TELEGRAM_TOKEN } });
    const { secret } = await ada.createBell({ body: { ...wish, kind: "webhook", target: "https://pager.example/in" } });
    const gateway = { url: "https://sms.example/send?key=very-secret", body: "{to} {text}" };
    await ada.setSmsGateway({ body: gateway });
    const seen = JSON.stringify([
      await ada.listBells(),
      await ada.getSmsGateway(),
      await stored(),
      await ada.listAudit({ query: {} }),
    ]);
    const kept = JSON.stringify(await bench.context.db.selectFrom("sms_gateway").selectAll().execute());
    for (const hidden of [TELEGRAM_TOKEN, target, secret!, "very-secret"]) expect(seen + kept).not.toContain(hidden);
    expect((await ada.getSmsGateway()).gateway).toEqual({ host: "sms.example", method: "POST" });
    expect((await stored()).every((bell) => isSealed(bell.secret))).toBe(true);
  });

  test("that an earlier version stored open are sealed when they are read, and still work", async () => {
    const { context, admin } = bench;
    const { id } = await addTelegram("4711");
    await queries.updateBell(context.db, admin.workspaceId, id, { secret: TELEGRAM_TOKEN });
    const ada = await http.signIn(admin.email);
    await ada.listBells();
    expect((await stored()).every((bell) => isSealed(bell.secret))).toBe(true);
    expect(await ada.testBell({ params: { id } })).toEqual({ outcome: "sent", problem: null });
  });

  test("that no longer open say what to do", async () => {
    const { context, admin } = bench;
    const { id } = await addTelegram("4711");
    await queries.updateBell(context.db, admin.workspaceId, id, { secret: context.secrets.seal("x", "elsewhere") });
    const ada = await http.signIn(admin.email);
    expect((await ada.testBell({ params: { id } })).problem).toMatchObject({ code: "secret-unreadable" });
  });

  test("stay with whoever may answer: a viewer sees masked targets", async () => {
    await createBell(bench.context, bench.admin, { ...wish, kind: "email", target: "desk@example.org" });
    await createBell(bench.context, bench.admin, { ...wish, kind: "sms", target: "+995 555 123456" });
    await addTelegram("123456789");
    await bench.person("viewer", "Vera");
    const { id } = await raiseAlert(bench, "Palmyre");
    const vera = await http.signIn("Vera@example.org");
    const shown = (await vera.listBells()).items.map(({ target }) => target);
    expect(shown.sort()).toEqual(["d…@example.org", "…456", "…789"].sort());
    const { deliveries } = await vera.getAlert({ params: { id } });
    expect(deliveries.map(({ target }) => target)).not.toContain("desk@example.org");
  });
});

describe("a bell that cannot be", () => {
  const bad = [
    { kind: "telegram", target: "not a chat", token: TELEGRAM_TOKEN },
    { kind: "telegram", target: "4711", token: "short" },
    { kind: "sms", target: "0555 123456" },
    { kind: "slack", target: "javascript:alert(1)" },
    { kind: "push", target: "x" },
  ];
  test.each(bad)("is refused when it is added: %o", async (body) => {
    const headers = { ...(await http.signInHeaders(bench.admin.email)), "content-type": "application/json" };
    const answer = await http.call("/bells", { method: "POST", headers, body: JSON.stringify({ ...wish, ...body }) });
    expect(answer.status).toBe(422);
  });

  test("is refused for a browser whose keys are none", async () => {
    const ada = await http.signIn(bench.admin.email);
    const keys = { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) };
    const { id } = await ada.addDevice({ body: { ...wish, endpoint: `${pushService.origin}/push/none`, keys } });
    expect(await ada.testDevice({ params: { id } })).toMatchObject({ outcome: "refused", problem: { code: "failed" } });
  });

  test("tests as refused, with the reason, and keeps it", async () => {
    const gone: Reply = { status: 404, body: '{"code":10015}' };
    discord.answerNext(gone);
    const { id } = await createBell(bench.context, bench.admin, { ...wish, kind: "discord", target: discord.address });
    const ada = await http.signIn(bench.admin.email);
    expect(await ada.testBell({ params: { id } })).toMatchObject({
      outcome: "refused",
      problem: { code: "hook-gone" },
    });
    expect((await ada.listBells()).items).toMatchObject([
      { lastOutcome: "refused", lastProblem: { code: "hook-gone" } },
    ]);
  });
});
