import { BotApiLike, FeedSite } from "@tocsin/lab/platforms";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withOutlook } from "../../outlook.ts";
import { DAY, HOUR, MINUTE } from "../../platform/clock.ts";
import { examplePost, type HttpBench, openBench, openHttp, storePosts, type TestBench } from "../../testing.ts";
import { createKeeper } from "./holding/keeper.ts";
import { takeIn } from "./intake.ts";
import { readBackUnknown } from "./moderation/service.ts";
import { normalisePost } from "./normalise.ts";
import { createPuller } from "./pulling/due.ts";
import { openLedger } from "./quotas/ledger.ts";

const TOKEN = "987654321:AAInventedTokenOfAnInventedBot_0123456";
const channel = { id: -1001234567890, type: "channel", title: "Norvia Air", username: "norvia_air" };
const bot = new BotApiLike({ token: TOKEN });
let bench: TestBench;
let http: HttpBench;
type Person = Awaited<ReturnType<HttpBench["signIn"]>>;
let admin: Person;
let viewer: Person;
let responder: Person;
let approver: Person;
let connectionId: string;
let sourceId: string;

beforeAll(async () => {
  await bot.start();
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  for (const role of ["viewer", "responder", "approver"] as const) await bench.person(role);
  [admin, viewer, responder, approver] = (await Promise.all(
    ["ada", "viewer", "responder", "approver"].map((name) => http.signIn(`${name}@example.org`)),
  )) as [Person, Person, Person, Person];
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
  await bot.stop();
});

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    ({ problem }) => ({ code: problem.code, fields: problem.fields?.map((f: { path: string }) => f.path) }),
  );
const seconds = () => Math.floor(bench.clock.now().getTime() / 1000);
const say = (text: string, id: number, kind = "channel_post") =>
  bot.say({
    [kind]: { message_id: id, date: seconds() - 60, edit_date: seconds(), chat: channel, sender_chat: channel, text },
  });
/** Holds the bot's line until everything said to it is stored. */
const listen = async () => {
  bench.clock.pass(MINUTE);
  const keeper = createKeeper(withOutlook(bench.context));
  keeper.start();
  await expect.poll(() => bot.waiting.length, { timeout: 20_000 }).toBe(0);
  await keeper.stop();
  await bench.context.jobs.settle();
  return (await admin.listSources()).items.find(({ id }) => id === sourceId)!;
};
const findMention = async (id: number) =>
  (await admin.listMentions({ query: { sourceId } })).items.find((one) => one.externalId.endsWith(`/${id}`));

describe("an account at a platform", () => {
  test("is asked for by its manifest, field by field", async () => {
    const telegram = (await viewer.listConnectors()).items.find(({ kind }) => kind === "telegram");
    expect(telegram).toMatchObject({ canTest: true, platform: "telegram" });
    const body = { kind: "telegram" as const, name: "Ear" };
    expect(await refusal(admin.createConnection({ body: { ...body, credentials: { botTokne: "1" } } }))).toEqual({
      code: "invalid",
      fields: ["body.credentials.botTokne", "body.credentials.botToken"],
    });
    expect(await refusal(viewer.createConnection({ body: { ...body, credentials: {} } }))).toMatchObject({
      code: "role-too-low",
    });
  });

  test("is sealed, never shown again, and tested at a press", async () => {
    const body = { kind: "telegram" as const, name: "Ear", credentials: { botToken: "1:wrong" } };
    const made = await admin.createConnection({ body });
    connectionId = made.id;
    expect(made).toMatchObject({ state: "new", account: null, problem: null, sources: [] });
    const place = { params: { id: connectionId } };
    const test = () => admin.testConnection({ ...place, body: { address: bot.origin } });
    expect(await test()).toMatchObject({ state: "failing", problem: { code: "credentials-refused" } });
    await admin.updateConnection({ ...place, body: { credentials: { botToken: TOKEN } } });
    expect(await test()).toMatchObject({ state: "healthy", problem: null, account: expect.stringContaining("norvia") });
    const rows = await bench.context.db.selectFrom("connection").selectAll().execute();
    expect(JSON.stringify([rows, await admin.listConnections(), await admin.listAudit({ query: {} })])).not.toContain(
      TOKEN,
    );
  });

  test("whose credentials end within a week says so", async () => {
    const expires_at = new Date(bench.clock.now().getTime() + 6 * DAY);
    const set = (change: object) => bench.context.db.updateTable("connection").set(change).execute();
    await set({ expires_at });
    expect((await viewer.listConnections()).items[0]!.state).toBe("expiring");
    await set({ expires_at: null });
  });
});

describe("a source of any kind", () => {
  test("needs what its manifest says", async () => {
    const body = { kind: "telegram" as const, name: "Channel", address: bot.origin };
    expect(await refusal(admin.createSource({ body }))).toMatchObject({ fields: ["body.connectionId"] });
    const settings = { way: "guess", depth: 3 };
    expect(await refusal(admin.createSource({ body: { ...body, connectionId, settings } }))).toMatchObject({
      fields: ["body.settings.depth", "body.settings.way"],
    });
    expect(await refusal(admin.createSource({ body: { kind: "feed", name: "News" } }))).toMatchObject({
      fields: ["body.address"],
    });
    const source = await admin.createSource({ body: { ...body, connectionId } });
    sourceId = source.id;
    await bench.context.jobs.settle();
    expect(source).toMatchObject({ platform: "telegram", settings: { way: "ask" }, connectionId, everyMinutes: 0 });
    expect(await refusal(admin.deleteConnection({ params: { id: connectionId } }))).toMatchObject({
      code: "connection-in-use",
    });
  });

  test("is heard with the account's credentials, and tells how well", async () => {
    say("We are flying again.", 1);
    const source = await listen();
    expect(source).toMatchObject({ state: "healthy", problem: null });
    expect(source.health).toMatchObject({ silentSince: null, spentThisMonth: null, retryAt: null });
    expect(source.health.quotas).toMatchObject([{ name: "group-messages", used: 0, left: 20, reserve: 6 }]);
    expect(await findMention(1)).toMatchObject({ text: "We are flying again.", editedAt: null, deletedAt: null });
  });

  test("hides its secrets from whoever may only look", async () => {
    const address = "https://example.org/feed.xml?token=s3cret";
    await admin.createSource({ body: { kind: "feed", name: "Feed with a key", address } });
    const seen = (person: Person) =>
      person.listSources().then(({ items }) => items.find((one) => one.kind === "feed")!);
    expect(await seen(viewer)).toMatchObject({ address: "https://example.org/feed.xml?…", hookAddress: null });
    expect(await seen(admin)).toMatchObject({ address });
  });

  test("says what it usually brings in this hour of the week", async () => {
    const weeksAgo = (weeks: number) => new Date(bench.clock.now().getTime() - weeks * 7 * DAY).toISOString();
    const { db } = bench.context;
    await storePosts(
      bench,
      [1, 2, 3, 4].flatMap((w) => [0, 1, 2].map((n) => examplePost(`u${w}-${n}`, { publishedAt: weeksAgo(w) }))),
      true,
    );
    await db.updateTable("mention").set({ source_id: sourceId }).where("external_id", "like", "u%").execute();
    await db
      .updateTable("source")
      .set({ created_at: new Date(Date.UTC(2026, 0, 1)) })
      .where("id", "=", sourceId)
      .execute();
    const [source] = (await viewer.listSources()).items.filter((one) => one.id === sourceId);
    expect(source!.health.expectedThisHour).toBe(3);
  });
});

describe("words that are changed at the platform", () => {
  test("are followed when a source brings a post again, but nobody rewrites somebody else's letter", async () => {
    const { workspaceId } = bench.admin;
    const bring = async (platform: string, text: string) => {
      const read = normalisePost({ ...examplePost(`again-${platform}`), platform, text }, bench.clock.now());
      if (read.ok) await takeIn(bench.context, { workspaceId, sourceId, posts: [read.post] });
      await bench.context.jobs.settle();
    };
    for (const platform of ["news", "mail"]) {
      await bring(platform, "Harbour trams stand still.");
      await bring(platform, "Harbour trams run again.");
    }
    const { items } = await viewer.listMentions({ query: { q: '"harbour trams"' } });
    expect(new Map(items.map(({ platform, text }) => [platform, text]))).toEqual(
      new Map([
        ["news", "Harbour trams run again."],
        ["mail", "Harbour trams stand still."],
      ]),
    );
  });

  test("are followed, read again and found, and what stood before is kept as evidence", async () => {
    say("We are sorry and never fly again.", 1, "edited_channel_post");
    await listen();
    const mention = (await findMention(1))!;
    expect(mention).toMatchObject({ text: "We are sorry and never fly again.", editedAt: expect.any(String) });
    const { items } = await viewer.listEvidence({ params: { id: mention.id } });
    expect(items).toMatchObject([{ text: "We are flying again." }]);
    expect((await viewer.listMentions({ query: { q: "sorry" } })).items.map(({ id }) => id)).toEqual([mention.id]);
    expect((await viewer.listMentions({ query: { q: "flying", sourceId } })).items).toEqual([]);
  });

  test("are not kept where the workspace does not want it", async () => {
    await admin.setEvidencePolicy({ body: { keepsEvidence: false, note: "Counsel's advice." } });
    expect(await viewer.getEvidencePolicy()).toMatchObject({ keepsEvidence: false, changedBy: "Ada Admin" });
    say("Read the news.", 1, "edited_channel_post");
    await listen();
    const mention = (await findMention(1))!;
    expect(mention.text).toBe("Read the news.");
    expect((await viewer.listEvidence({ params: { id: mention.id } })).items).toHaveLength(1);
  });
});

describe("a post that is deleted at the platform", () => {
  const deleteAt = async (externalId: string) => {
    const at = bench.clock.now();
    const changes = [{ kind: "deleted" as const, platform: "X", externalId, at }];
    await takeIn(bench.context, { workspaceId: bench.admin.workspaceId, sourceId: null, posts: [], changes });
    const stored = await bench.context.db
      .selectFrom("mention")
      .selectAll()
      .where("external_id", "=", externalId)
      .execute();
    return stored[0]!;
  };

  test("is marked so, and its words stay or go as the workspace wants it", async () => {
    await storePosts(bench, [examplePost("gone1"), examplePost("gone2")]);
    expect(await deleteAt("gone1")).toMatchObject({ text: "", words: "", deleted_at: expect.any(Date) });
    await admin.setEvidencePolicy({ body: { keepsEvidence: true, note: "" } });
    const kept = await deleteAt("gone2");
    expect(kept).toMatchObject({ text: "The tram stands still.", deleted_at: expect.any(Date) });
    expect(await viewer.getMention({ params: { id: String(kept.id) } })).toMatchObject({
      deletedAt: kept.deleted_at!.toISOString(),
    });
  });
});

describe("a quota", () => {
  const quotas = [{ name: "reads", amount: 10, unit: "USD" as const, seconds: 3_600 }];
  const open = (isUrgent = false) => {
    const owner = { workspaceId: bench.admin.workspaceId, ownerId: "account" };
    return openLedger(bench.context, { ...owner, quotas, isUrgent: () => isUrgent });
  };

  test("is one for all who speak through an account, kept on record, and whole only for an incident", async () => {
    const [one, other] = [await open(), await open()];
    expect([one.spend("reads", 4), other.spend("reads", 3), one.spend("reads", 1)]).toEqual([true, true, false]);
    await Promise.all([one.settle(), other.settle()]);
    const urgent = await open(true);
    expect([urgent.spend("reads", 3), urgent.spend("reads", 1)]).toEqual([true, false]);
    await urgent.settle();
    const spent = await bench.context.db.selectFrom("spending").selectAll().execute();
    expect(spent).toMatchObject([{ owner_id: "account", month: "2026-03", amount: 10 }]);
    bench.clock.pass(HOUR);
    const next = await open();
    expect(next.spend("reads", 5)).toBe(true);
    await next.settle();
  });
});

describe("while an incident is open", () => {
  const site = new FeedSite();
  beforeAll(() => site.start());
  afterAll(() => site.stop());

  test("a source does not wait for its usual turn, and is asked in a shorter pace", async () => {
    const address = site.publish("/trams", { format: "rss", title: "Trams", posts: [] });
    const { id } = await admin.createSource({ body: { kind: "feed", name: "Trams", address } });
    await admin.checkSource({ params: { id } });
    await bench.context.jobs.settle();
    const paceOf = async () => {
      const [row] = await bench.context.db.selectFrom("source").selectAll().where("id", "=", id).execute();
      return (row!.next_check_at!.getTime() - bench.clock.now().getTime()) / MINUTE;
    };
    expect(await paceOf()).toBeGreaterThanOrEqual(5);
    bench.clock.pass(2 * MINUTE);
    const puller = createPuller(withOutlook(bench.context));
    const before = site.visits.length;
    await puller.pullDue();
    expect(site.visits.length).toBe(before);
    await admin.openIncident({ body: { title: "Trams", type: "outage", severity: 3 } });
    await puller.pullDue();
    expect(site.visits.length).toBeGreaterThan(before);
    expect(await paceOf()).toBe(1);
  });
});

describe("an act on a post at its platform", () => {
  const act = (person: Person, id: string, name: "delete" | "hide") =>
    person.moderateMention({ params: { id }, body: { act: name, reason: "Names a child." } });

  test("is offered where the platform can, and refused to whoever may not", async () => {
    const { id } = (await findMention(1))!;
    const { acts } = await viewer.listModerations({ params: { id } });
    expect(acts.find((one) => one.act === "delete")).toMatchObject({ can: "on-conditions", kind: "telegram" });
    expect(await refusal(act(responder, id, "delete"))).toMatchObject({ code: "role-too-low" });
    expect(await refusal(act(responder, id, "hide"))).toMatchObject({ code: "cannot-moderate" });
    expect(await refusal(act(viewer, id, "delete"))).toMatchObject({ code: "role-too-low" });
  });

  test("is tried once, and on record with who, why and what became of it", async () => {
    const { id } = (await findMention(1))!;
    bot.nowSeconds = seconds();
    expect(await act(approver, id, "delete")).toMatchObject({ outcome: "refused", settledAt: expect.any(String) });
    bot.administered.add(channel.id);
    expect(await act(approver, id, "delete")).toMatchObject({ outcome: "sent", by: "approver", problem: null });
    expect(bot.deleted).toHaveLength(1);
    const { items } = await viewer.listModerations({ params: { id } });
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(["refused", "sent"]);
    const audit = (await admin.listAudit({ query: {} })).items.filter(({ action }) => action === "mention-deleted");
    expect(audit).toMatchObject([{ details: { reason: "Names a child." } }, {}]);
  });

  test("that gets no readable answer is unknown, and never repeated by itself", async () => {
    const { id } = (await findMention(1))!;
    bot.answerNext({ status: 200, body: "<html>" });
    expect(await act(approver, id, "delete")).toMatchObject({ outcome: "unknown", settledAt: null });
    const before = bot.requests.length;
    bench.clock.pass(HOUR);
    await readBackUnknown(bench.context);
    expect(bot.requests.length).toBe(before);
  });
});

describe("what a platform sends to a source's own address", () => {
  const hook = (id: string, options?: RequestInit) => http.call(`/hooks/${id}`, options);

  test("finds nothing where no source is", async () => {
    for (const answer of [await hook("nowhere"), await hook("nowhere", { method: "POST", body: "{}" })]) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not-found" });
    }
  });

  test("is proved before it is stored, whatever its content type", async () => {
    const body = {
      kind: "telegram" as const,
      name: "Hook",
      address: bot.origin,
      connectionId,
      settings: { way: "webhook" },
    };
    const source = await admin.createSource({ body });
    expect(source.hookAddress).toContain(`/api/v1/hooks/${source.id}`);
    await admin.checkSource({ params: { id: source.id } });
    expect(bot.webhook.url).toBe(source.hookAddress);
    const update = bot.say({
      channel_post: { message_id: 9, date: seconds(), chat: channel, sender_chat: channel, text: "Sent to us." },
    });
    const post = (secret: string, type: string) =>
      hook(source.id, {
        method: "POST",
        body: JSON.stringify(update),
        headers: { "x-telegram-bot-api-secret-token": secret, "content-type": type },
      });
    expect((await post("guessed", "application/json")).status).toBeGreaterThanOrEqual(400);
    expect((await post(bot.secret, "text/html")).status).toBe(200);
    expect((await post(bot.secret, "application/json")).status).toBe(200);
    const stored = bench.context.db.selectFrom("mention").select("text").where("text", "=", "Sent to us.");
    expect(await stored.execute()).toHaveLength(1);
    const tooLarge = await hook(source.id, { method: "POST", body: "x".repeat(10 * 1024 * 1024 + 1) });
    expect(tooLarge.status).toBe(413);
  });
});
