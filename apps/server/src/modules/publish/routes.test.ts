import type { Client } from "@tocsin/contract/client";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let viewer: Client;
let writer: Client;
let approver: Client;
let admin: Client;

beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  const signIn = async (role: "viewer" | "responder" | "approver") => http.signIn((await bench.person(role)).email);
  [viewer, writer, approver, admin] = [
    await signIn("viewer"),
    await signIn("responder"),
    await signIn("approver"),
    await http.signIn(bench.admin.email),
  ];
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

const text = { title: "We know of the delay", text: "Trains are late." };
const status = (wanted: number) => expect.objectContaining({ problem: expect.objectContaining({ status: wanted }) });

test("a statement goes from the playbook to the public page, each step by who may do it", async () => {
  const { id } = await writer.createStatement({ body: { kind: "holding", languages: ["en"] } });
  const params = { id, language: "en" as const };
  const { versions } = await writer.editVersion({ params, body: text });
  expect((await writer.requestApproval({ params: { id } })).state).toBe("in-review");
  const { hash } = versions[0]!;
  await expect(writer.approveVersion({ params, body: { hash } })).rejects.toEqual(status(403));
  await expect(approver.approveVersion({ params, body: { hash: "0" } })).rejects.toEqual(status(409));
  expect((await approver.approveVersion({ params, body: { hash } })).state).toBe("approved");
  await expect(viewer.publishStatement({ params: { id } })).rejects.toEqual(status(403));
  expect((await writer.publishStatement({ params: { id } })).state).toBe("published");
  await vi.waitFor(
    async () => expect((await fetch(`${http.address}/newsroom/probe/en/${id}.html`)).status).toBe(200),
    20_000,
  );
  expect((await viewer.listStatements({ query: { state: "published" } })).items).toMatchObject([
    { id, title: text.title, languages: ["en"] },
  ]);
  await expect(writer.withdrawStatement({ params: { id } })).rejects.toEqual(status(403));
  expect((await approver.withdrawStatement({ params: { id } })).state).toBe("withdrawn");
  expect((await viewer.getStatement({ params: { id } })).versions[0]).toMatchObject({ approval: { hash } });
});

test("malformed wishes are refused with the field that is wrong", async () => {
  await expect(writer.createStatement({ body: { languages: [] } })).rejects.toEqual(status(422));
  const { id } = await writer.createStatement({ body: { languages: ["el"] } });
  await expect(writer.editVersion({ params: { id, language: "el" }, body: { title: "", text: "x" } })).rejects.toEqual(
    status(422),
  );
  await expect(
    writer.editVersion({ params: { id, language: "el" }, body: { title: "x", text: "\u202e \u0000" } }),
  ).rejects.toEqual(status(422));
  await expect(viewer.getStatement({ params: { id: "nothing" } })).rejects.toEqual(status(404));
  await expect(http.visitor.getStatement({ params: { id } })).rejects.toEqual(status(401));
});

test("a draft is read for its tone by those who may write, and nothing is stored", async () => {
  const draft = "We are sorry you feel that way. “You should have read the terms” was not said.";
  const { notes, missing } = await writer.reviewTone({ body: { text: draft, language: "en" } });
  expect(missing).toEqual([]);
  expect(notes).toMatchObject([{ kind: "defensive", direction: "apologise-for-deed", words: "sorry you feel" }]);
  expect(draft.slice(notes[0]!.start, notes[0]!.end)).toBe(notes[0]!.words);
  expect(await writer.reviewTone({ body: { text: "", language: "fa", kind: "reply" } })).toEqual({
    notes: [],
    missing: [],
  });
  await expect(viewer.reviewTone({ body: { text: draft, language: "en" } })).rejects.toEqual(status(403));
  await expect(http.visitor.reviewTone({ body: { text: draft, language: "en" } })).rejects.toEqual(status(401));
  const overlong = "a".repeat(21_001);
  await expect(writer.reviewTone({ body: { text: overlong, language: "en" } })).rejects.toEqual(status(422));
});

test("the newsroom is always an outlet, webhooks come and go and show their secret once", async () => {
  const body = { name: "Partner site", target: "https://partner.example/hook" };
  await expect(writer.createOutlet({ body })).rejects.toEqual(status(403));
  await expect(admin.createOutlet({ body: { ...body, target: "partner" } })).rejects.toEqual(status(422));
  const made = await admin.createOutlet({ body });
  expect(made.secret).toHaveLength(43);
  const { items } = await viewer.listOutlets();
  expect(items).toMatchObject([{ kind: "newsroom" }, { id: made.id, lastOutcome: null }]);
  expect(items[1]).not.toHaveProperty("secret");
  await admin.deleteOutlet({ params: { id: made.id } });
  await expect(admin.deleteOutlet({ params: { id: made.id } })).rejects.toEqual(status(404));
  await expect(admin.deleteOutlet({ params: { id: "newsroom" } })).rejects.toEqual(status(409));
});
