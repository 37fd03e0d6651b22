import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { Actor } from "../../platform/auth/actor.ts";
import { MINUTE } from "../../platform/clock.ts";
import { AppError } from "../../platform/errors.ts";
import type { OutboundRequest } from "../../platform/outbound.ts";
import { checkSignature, SIGNATURE_HEADER } from "../../platform/signature.ts";
import { openBench, openHttp, type TestBench } from "../../testing.ts";
import { checkAudit, createKey } from "../people/index.ts";
import { listTimeline } from "../respond/index.ts";
import { deliver, resumePublications } from "./delivery.ts";
import { rebuildNewsrooms } from "./newsroom/service.ts";
import { beginDelivery, listPublications, storeOutlet, storePublications, updateStatement } from "./queries.ts";
import { publishStatement, withdrawStatement } from "./release.ts";
import * as service from "./service.ts";
import { listOutlets, readStatement } from "./view.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

interface Received extends OutboundRequest {
  readonly address: string;
}
let bench: TestBench;
let writer: Actor;
let approver: Actor;
let incidentId: string;
const received: Received[] = [];
let answer: () => { status: number };

beforeAll(async () => {
  const outbound = async (address: string, request: OutboundRequest = {}) => {
    received.push({ address, ...request });
    return { headers: {}, body: "", bytes: Buffer.alloc(0), address, ...answer() };
  };
  bench = await openBench({ databaseUrl: inject("databaseUrl"), replaced: { outbound } });
  writer = await bench.person("responder", "Rhea");
  approver = await bench.person("approver", "Arno");
  const http = await openHttp(bench);
  const client = await http.signIn(writer.email);
  incidentId = (await client.openIncident({ body: { title: "Trains stand still", type: "outage" } })).id;
  await http.stop();
});
afterAll(() => bench.stop());

const words = { title: "We know of the delay", text: "Trains are late.\n\nWe report again at 14:00." };
const read = (id: string) => readStatement(bench.context, writer.workspaceId, id);
const hashOf = async (id: string) => (await read(id)).versions[0]!.hash;
const newsroomFile = (...path: string[]) =>
  readFile(join(bench.config.dataFolder, "newsroom", "probe", ...path), "utf8");
const timelineOf = async () =>
  (await listTimeline(bench.context.db, writer.workspaceId, incidentId)).map((entry) => entry.kind);

async function write(text = words): Promise<string> {
  bench.clock.pass(1_000);
  const id = await service.createStatement(bench.context, writer, { incidentId, kind: "holding", languages: ["en"] });
  await service.editVersion(bench.context, writer, { id, language: "en" }, text);
  return id;
}
async function approve(id: string): Promise<void> {
  await service.approveVersion(bench.context, approver, { id, language: "en" }, await hashOf(id));
}
async function publish(): Promise<string> {
  const id = await write();
  await approve(id);
  await publishStatement(bench.context, writer, id);
  return id;
}

describe("drafting", () => {
  test("a statement starts from the playbook's holding text in every language asked for, with the known places filled", async () => {
    const nextUpdateAt = new Date(bench.clock.now().getTime() + 60 * MINUTE).toISOString();
    const id = await service.createStatement(bench.context, writer, {
      incidentId,
      kind: "holding",
      languages: ["en", "fa"],
      nextUpdateAt,
    });
    const { versions, state, languages, incidentTitle } = await read(id);
    expect({ state, languages, incidentTitle }).toEqual({
      state: "draft",
      languages: ["en", "fa"],
      incidentTitle: "Trains stand still",
    });
    const [english, persian] = versions;
    expect(english!.text).toContain("http://localhost:4870/newsroom/probe/en/index.html");
    expect(english!.text).toMatch(/10:00\sAM/u);
    expect(persian!.text).toContain("۱۰:۰۰");
    expect(english!.openPlaceholders).toEqual(["brand", "time", "what", "place", "contact"]);
  });

  test("an edit based on a text that somebody has changed is refused", async () => {
    const id = await write();
    const hash = await hashOf(id);
    await service.editVersion(
      bench.context,
      approver,
      { id, language: "en" },
      { ...words, title: "Faster", basedOn: hash },
    );
    const late = service.editVersion(
      bench.context,
      writer,
      { id, language: "en" },
      { ...words, title: "Slower", basedOn: hash },
    );
    await expect(late).rejects.toMatchObject({ kind: "conflict", code: "text-moved" });
  });

  test("approval is not asked for while every text has open places", async () => {
    const id = await service.createStatement(bench.context, writer, { incidentId, kind: "holding", languages: ["en"] });
    await expect(service.requestApproval(bench.context, writer, id)).rejects.toMatchObject({
      code: "open-placeholders",
    });
  });
});

describe("approval", () => {
  test("nobody approves a text that a key of their own wrote", async () => {
    const id = await write();
    const { secret } = await createKey(bench.context, approver, { name: "Draft robot", scopes: ["respond"] });
    const robot = (await bench.context.identify({ authorization: `Bearer ${secret}` }))!;
    await service.editVersion(bench.context, robot, { id, language: "en" }, { ...words, title: "By robot" });
    await expect(approve(id)).rejects.toMatchObject({ kind: "forbidden", code: "own-text" });
  });

  test("nobody approves a text of their own", async () => {
    const id = await write();
    await service.editVersion(bench.context, approver, { id, language: "en" }, { ...words, title: "Mine" });
    await expect(approve(id)).rejects.toMatchObject({ kind: "forbidden", code: "own-text" });
  });

  test("a stale hash is refused", async () => {
    const id = await write();
    const hash = await hashOf(id);
    await service.editVersion(bench.context, writer, { id, language: "en" }, { ...words, title: "Another text" });
    const stale = service.approveVersion(bench.context, approver, { id, language: "en" }, hash);
    await expect(stale).rejects.toMatchObject({ kind: "conflict", code: "text-moved" });
  });

  test("an edit voids it, the same text saved again does not", async () => {
    const id = await write();
    bench.clock.pass(1_000);
    await service.requestApproval(bench.context, writer, id);
    expect((await read(id)).state).toBe("in-review");
    bench.clock.pass(1_000);
    await approve(id);
    bench.clock.pass(1_000);
    await service.editVersion(bench.context, writer, { id, language: "en" }, { ...words, text: `${words.text}  \r\n` });
    expect((await read(id)).state).toBe("approved");
    await service.editVersion(bench.context, writer, { id, language: "en" }, { ...words, text: "No trains today." });
    const { state, versions } = await read(id);
    expect(state).toBe("in-review");
    expect(versions[0]!.approval?.voidedAt).not.toBeNull();
    expect((await timelineOf()).slice(-3)).toEqual(["statement-in-review", "statement-approved", "statement-voided"]);
    await expect(publishStatement(bench.context, writer, id)).rejects.toMatchObject({ code: "not-approved" });
  });
});

describe("publishing", () => {
  test("without an approval nothing leaves the house", async () => {
    const id = await write();
    await expect(publishStatement(bench.context, writer, id)).rejects.toMatchObject({
      kind: "conflict",
      code: "not-approved",
    });
    expect((await read(id)).publications).toEqual([]);
  });

  test("puts the page on the newsroom, once, however often it is pressed", async () => {
    const id = await write();
    await approve(id);
    const presses = [writer, approver, writer].map((actor) => publishStatement(bench.context, actor, id));
    await Promise.all(presses);
    await vi.waitFor(
      async () => expect((await read(id)).publications).toMatchObject([{ channel: "newsroom", outcome: "sent" }]),
      20_000,
    );
    expect(await newsroomFile("en", `${id}.html`)).toContain("Trains are late.");
    expect(await newsroomFile("en", "feed.atom")).toContain(`urn:tocsin:statement:${id}:en`);
    expect((await timelineOf()).filter((kind) => kind === "statement-published")).toHaveLength(1);
    expect((await read(id)).state).toBe("published");
  });

  test("an edit afterwards leaves the published text standing until the next one is approved", async () => {
    const id = await publish();
    await service.editVersion(bench.context, writer, { id, language: "en" }, { ...words, text: "Unapproved words." });
    await rebuildNewsrooms(bench.context);
    expect(await newsroomFile("en", `${id}.html`)).not.toContain("Unapproved words.");
    await approve(id);
    await publishStatement(bench.context, writer, id);
    await rebuildNewsrooms(bench.context);
    expect(await newsroomFile("en", `${id}.html`)).toContain("Unapproved words.");
  });

  test("the newsroom survives the loss of its folder", async () => {
    const id = await publish();
    await rm(join(bench.config.dataFolder, "newsroom"), { recursive: true, force: true, maxRetries: 10 });
    await rebuildNewsrooms(bench.context);
    expect(await newsroomFile("index.html")).toContain(`en/${id}.html`);
    expect(await newsroomFile("newsroom.css")).toContain("color-scheme");
  });

  test("a withdrawn statement says so in the newsroom and takes no further deed", async () => {
    const id = await publish();
    await withdrawStatement(bench.context, approver, id);
    await rebuildNewsrooms(bench.context);
    expect((await read(id)).state).toBe("withdrawn");
    expect(await newsroomFile("en", `${id}.html`)).toContain("This statement was withdrawn");
    await expect(publishStatement(bench.context, writer, id)).rejects.toMatchObject({ code: "withdrawn" });
    expect(await checkAudit(bench.context.db, writer.workspaceId)).toMatchObject({ isIntact: true });
  });
});

describe("webhooks", () => {
  const secret = "a secret of the receiver";
  const webhookOf = async (id: string) => (await read(id)).publications.find((one) => one.channel === "Partner site");
  const settled = (id: string) =>
    vi.waitFor(async () => expect((await webhookOf(id))?.outcome).not.toBe("waiting"), 20_000);

  /** A call that no errand carries: as if its process had ended before it began. */
  async function planCall(id: string, publicationId: string): Promise<void> {
    const { hash, approval } = (await read(id)).versions[0]!;
    const text = { statement_id: id, language: "en" as const, number: 2, hash, approval_id: approval!.id };
    const place = { outlet_id: "partner", channel: "Partner site", kind: "webhook" as const, address: null };
    const call = { workspace_id: writer.workspaceId, id: publicationId, act: "publish" as const };
    await storePublications(bench.context.db, [{ ...call, ...text, ...place, created_at: bench.clock.now() }]);
  }

  beforeAll(async () => {
    const row = {
      workspace_id: writer.workspaceId,
      id: "partner",
      name: "Partner site",
      target: "https://partner.example/hook",
      secret,
    };
    await storeOutlet(bench.context.db, { ...row, created_at: bench.clock.now() });
  });

  test("a receiver gets the approved text, signed", async () => {
    answer = () => ({ status: 202 });
    received.length = 0;
    const id = await publish();
    await settled(id);
    expect(await webhookOf(id)).toMatchObject({ outcome: "sent", problem: null });
    const [call] = received;
    const body = Buffer.from(call!.body!);
    expect(JSON.parse(call!.body!)).toMatchObject({
      id,
      kind: "holding",
      language: "en",
      ...words,
      hash: await hashOf(id),
    });
    expect(checkSignature({ secret, body, header: call!.headers?.[SIGNATURE_HEADER], now: bench.clock.now() })).toEqual(
      { ok: true },
    );
  });

  test("a refusal is shown with its reason, at the statement and at the outlet", async () => {
    answer = () => ({ status: 503 });
    const id = await publish();
    await settled(id);
    expect(await webhookOf(id)).toMatchObject({ outcome: "refused", problem: expect.stringContaining("503") });
    expect((await listOutlets(bench.context, writer.workspaceId))[1]).toMatchObject({
      name: "Partner site",
      lastOutcome: "refused",
    });
  });

  test("a call without an answer is unknown and is never repeated", async () => {
    answer = () => {
      throw new AppError("unavailable", "timed-out", "No complete answer within 20 seconds.");
    };
    received.length = 0;
    const id = await publish();
    await settled(id);
    const [row] = (await listPublications(bench.context.db, writer.workspaceId, id)).filter(
      (one) => one.kind === "webhook",
    );
    bench.clock.pass(10 * MINUTE);
    await resumePublications(bench.context);
    await deliver(bench.context, { workspaceId: writer.workspaceId, publicationId: row!.id });
    await publishStatement(bench.context, writer, id);
    expect(await webhookOf(id)).toMatchObject({ outcome: "unknown", problem: expect.stringContaining("20 seconds") });
    expect(received).toHaveLength(1);
  });

  test("a crash in the middle of a call leaves it unknown, not called again", async () => {
    answer = () => ({ status: 200 });
    const id = await write();
    await approve(id);
    await planCall(id, "cut-off");
    const { db } = bench.context;
    await beginDelivery(db, writer.workspaceId, "cut-off", bench.clock.now());
    received.length = 0;
    bench.clock.pass(3 * MINUTE);
    await resumePublications(bench.context);
    await deliver(bench.context, { workspaceId: writer.workspaceId, publicationId: "cut-off" });
    expect(await webhookOf(id)).toMatchObject({ outcome: "unknown" });
    expect(received).toEqual([]);
  });

  test("what is withdrawn before its turn is not sent", async () => {
    const id = await write();
    await approve(id);
    await planCall(id, "too-late");
    const { db } = bench.context;
    await updateStatement(db, writer.workspaceId, id, { withdrawn_at: bench.clock.now() });
    received.length = 0;
    await deliver(bench.context, { workspaceId: writer.workspaceId, publicationId: "too-late" });
    expect(await webhookOf(id)).toMatchObject({ outcome: "refused" });
    expect(received).toEqual([]);
  });

  test("a receiver that has a statement is told of its withdrawal, without the text", async () => {
    answer = () => ({ status: 200 });
    const id = await publish();
    await settled(id);
    received.length = 0;
    await withdrawStatement(bench.context, approver, id);
    await vi.waitFor(() => expect(received).toHaveLength(1), 20_000);
    const body = JSON.parse(received[0]!.body!);
    expect(body).toMatchObject({ event: "statement.withdrawn", id, hash: await hashOf(id) });
    expect(body).not.toHaveProperty("text");
  });

  test("the database takes no publication without an approval of exactly that text", async () => {
    const id = await write();
    await approve(id);
    await service.editVersion(bench.context, writer, { id, language: "en" }, { ...words, text: "Another text." });
    const { hash, approval } = (await read(id)).versions[0]!;
    const text = { statement_id: id, language: "en" as const, number: 3, hash, approval_id: approval!.id };
    const place = { outlet_id: "partner", channel: "Partner site", kind: "webhook" as const, address: null };
    const call = { workspace_id: writer.workspaceId, id: "smuggled", act: "publish" as const };
    const smuggled = storePublications(bench.context.db, [
      { ...call, ...text, ...place, created_at: bench.clock.now() },
    ]);
    await expect(smuggled).rejects.toThrow(/foreign key/);
  });
});
