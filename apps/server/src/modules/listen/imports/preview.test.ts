import { FeedSite } from "@tocsin/lab/platforms";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../../testing.ts";

let bench: TestBench;
let http: HttpBench;
let admin: Awaited<ReturnType<HttpBench["signIn"]>>;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl") });
  http = await openHttp(bench);
  admin = await http.signIn("ada@example.org");
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

async function send(path: string, content: string, columns?: object | string) {
  const form = new FormData();
  if (columns !== undefined) form.set("columns", typeof columns === "string" ? columns : JSON.stringify(columns));
  form.set("file", new Blob([content]), "posts.csv");
  const headers = await http.signInHeaders("ada@example.org");
  const answer = await http.call(path, { method: "POST", body: form, headers });
  return { status: answer.status, read: (await answer.json()) as { id: string } & Record<string, unknown> };
}
const export1 =
  "Query Name;Page Type;Resource Id;Date;Author;Snippet;Remark\nNorvia;twitter;r-1;2026-03-01;ada;Short words;The whole words\n";

describe("a file is looked at before it is imported", () => {
  test("with its tool, its columns and its first posts, and nothing is stored", async () => {
    const { status, read } = await send("/imports/preview", export1);
    expect(status).toBe(200);
    expect(read).toMatchObject({
      ...{ format: "csv", tool: "brandwatch", delimiter: ";", missing: [], badLines: [] },
      posts: [{ platform: "x", author: "ada", text: "Short words" }],
    });
    expect(read.columns).toContainEqual({ name: "Remark", field: null, sample: "The whole words" });
    expect(await bench.context.db.selectFrom("mention").select("id").execute()).toEqual([]);
  });

  test("with what no post can be without, where no column has it", async () => {
    const { read } = await send("/imports/preview", "Who;When\nada;2026-03-01\n");
    expect(read).toMatchObject({ tool: null, missing: ["text", "publishedAt"], posts: [] });
  });

  test("and imported as a person says its columns are meant", async () => {
    const { read } = await send("/imports", export1, { Remark: "text", Snippet: "" });
    await vi.waitFor(
      async () => expect(await admin.getImport({ params: { id: read.id } })).toMatchObject({ state: "done" }),
      {
        timeout: 60_000,
      },
    );
    expect(await admin.getImport({ params: { id: read.id } })).toMatchObject({ tool: "brandwatch", stored: 1 });
    const texts = await bench.context.db.selectFrom("mention").select("text").execute();
    expect(texts).toEqual([{ text: "The whole words" }]);
  });

  test("but not with columns that mean nothing we know", async () => {
    expect((await send("/imports/preview", export1, { Remark: "colour" })).status).toBe(422);
    expect((await send("/imports", export1, "{")).status).toBe(422);
  });
});

test("the feeds of a site are found over the API", async () => {
  const site = new FeedSite();
  await site.start();
  site.lay("/", { body: '<link rel="alternate" type="application/rss+xml" href="/rss">' });
  site.lay("/rss", { body: "<rss><channel><title>Town</title><item><title>x</title></item></channel></rss>" });
  const { items } = await admin.discoverFeeds({ body: { address: site.address("/") } });
  expect(items).toEqual([{ address: site.address("/rss"), title: "Town", format: "rss", entries: 1, latestAt: null }]);
  await site.stop();
});
