import type { Client } from "@tocsin/contract/client";
import { PushService } from "@tocsin/lab/platforms";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

const service = new PushService();
let bench: TestBench;
let http: HttpBench;
let person: Client;
let stranger: Client;

beforeAll(async () => {
  await service.start();
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  http = await openHttp(bench);
  person = await http.signIn(bench.admin.email);
  stranger = http.visitor;
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
  await service.stop();
});

async function addBrowser() {
  const { key } = await person.getPushKey();
  const browser = service.subscribe(key);
  const { id } = await person.addDevice({ body: { name: "Telephone", language: "ka", ...browser } });
  return { id, browser, next: service.subscribe(key) };
}

test("a browser whose address was replaced is told at the new one, though nobody is signed in there", async () => {
  const { id, browser, next } = await addBrowser();
  const before = { endpoint: browser.endpoint, auth: browser.keys.auth };
  await stranger.renewDevice({ body: { id, before, ...next } });
  service.unsubscribe(browser.endpoint);
  expect(await person.testDevice({ params: { id } })).toMatchObject({ outcome: "sent" });
});

test("nobody else moves a browser's notices to a place of theirs", async () => {
  const { id, browser, next } = await addBrowser();
  const { endpoint } = browser;
  const missing = { problem: { status: 404 } };
  const guess = { endpoint, auth: "A".repeat(browser.keys.auth.length) };
  await expect(stranger.renewDevice({ body: { id, before: guess, ...next } })).rejects.toMatchObject(missing);
  const strange = { endpoint, auth: "é".repeat(browser.keys.auth.length) };
  await expect(stranger.renewDevice({ body: { id, before: strange, ...next } })).rejects.toMatchObject(missing);
  const elsewhere = { endpoint: next.endpoint, auth: browser.keys.auth };
  await expect(stranger.renewDevice({ body: { id, before: elsewhere, ...next } })).rejects.toMatchObject(missing);
  const nobody = { endpoint, auth: browser.keys.auth };
  await expect(stranger.renewDevice({ body: { id: "unknown", before: nobody, ...next } })).rejects.toMatchObject(
    missing,
  );
});

test("an address that was replaced once cannot be replaced again by its earlier owner", async () => {
  const { id, browser, next } = await addBrowser();
  const before = { endpoint: browser.endpoint, auth: browser.keys.auth };
  await stranger.renewDevice({ body: { id, before, ...next } });
  await expect(stranger.renewDevice({ body: { id, before, ...browser } })).rejects.toMatchObject({
    problem: { status: 404 },
  });
});
