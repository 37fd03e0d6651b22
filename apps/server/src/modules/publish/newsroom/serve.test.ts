import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../../config.ts";
import { serveNewsroom } from "./serve.ts";

let app: FastifyInstance;
let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "tocsin-newsroom-"));
  await mkdir(join(dataFolder, "newsroom", "kestrel", "en"), { recursive: true });
  await writeFile(join(dataFolder, "newsroom", "kestrel", "en", "index.html"), "<!doctype html><title>Kestrel</title>");
  await writeFile(join(dataFolder, "newsroom", "kestrel", "en", "feed.atom"), "<feed/>");
  await writeFile(join(dataFolder, "secret.txt"), "not for the public");
  app = fastify();
  await app.register(helmet);
  // Given nothing but its settings, it cannot ask a database.
  await serveNewsroom(app, { config: readConfig({ dataFolder }, {}) });
});
afterAll(async () => {
  await app.close();
  await rm(dataFolder, { recursive: true });
});

const get = (url: string) => app.inject({ url });

test("a page comes as HTML that may run nothing and be kept by caches for a minute", async () => {
  const { statusCode, headers, body } = await get("/newsroom/kestrel/en/index.html");
  expect({ statusCode, body }).toMatchObject({ statusCode: 200, body: expect.stringContaining("Kestrel") });
  expect(headers["content-type"]).toMatch(/^text\/html/);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'self';/);
  expect(headers["content-security-policy"]).not.toContain("script-src");
  expect(headers["cache-control"]).toContain("max-age=60");
});

test("a folder answers with its front page", async () => {
  expect((await get("/newsroom/kestrel/en/")).body).toContain("Kestrel");
  expect((await get("/newsroom/kestrel/en")).headers.location).toMatch(/\/newsroom\/kestrel\/en\/$/);
});

test("the feed comes as Atom", async () => {
  expect((await get("/newsroom/kestrel/en/feed.atom")).headers["content-type"]).toMatch(/^application\/atom\+xml/);
});

test("what is not there is a plain 404 that no cache keeps", async () => {
  const { statusCode, headers } = await get("/newsroom/nobody/en/index.html");
  expect({ statusCode, cache: headers["cache-control"] }).toEqual({ statusCode: 404, cache: "no-store" });
});

test("nothing outside the newsroom can be reached", async () => {
  for (const path of [
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e/secret.txt",
    "kestrel/..%2f..%2fsecret.txt",
    "..%5csecret.txt",
  ]) {
    const { statusCode, body } = await get(`/newsroom/${path}`);
    expect(statusCode, path).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain("not for the public");
  }
});
