import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildHistory, type ExchangePost, quiet } from "./index.ts";
import { FeedSite } from "./platforms.ts";

const until = new Date("2026-03-12T10:30:00Z");
const posts = buildHistory(quiet, { seed: "feed", until }).slice(-12);
const site = new FeedSite();

beforeAll(() => site.start());
afterAll(() => site.stop());

describe("FeedSite", () => {
  it.each(["rss", "atom", "json"] as const)("publishes posts as %s", async (format) => {
    const answer = await fetch(site.publish(`/plain.${format}`, { format, title: "Wells & springs", posts }));
    const body = await answer.text();
    expect(answer.headers.get("content-type")).toContain(format);
    for (const post of posts) expect(body).toContain(post.externalId);
  });

  it("escapes what would be markup", async () => {
    const hostile: ExchangePost = { ...posts[0]!, text: `<script>alert("1")</script> & ]]>` };
    const body = await (await fetch(site.publish("/hostile", { format: "rss", title: "t", posts: [hostile] }))).text();
    expect(body).not.toContain("<script>");
    expect(body).toContain("&lt;script&gt;");
  });

  it("answers 304 to who knows the feed already, and 200 when it has changed", async () => {
    const url = site.publish("/conditional", { format: "rss", title: "t", posts: posts.slice(0, -1) });
    const first = await fetch(url);
    const tag = { "if-none-match": first.headers.get("etag")! };
    const date = { "if-modified-since": first.headers.get("last-modified")! };
    expect((await fetch(url, { headers: tag })).status).toBe(304);
    expect((await fetch(url, { headers: date })).status).toBe(304);
    site.publish("/conditional", { format: "rss", title: "t", posts });
    expect((await fetch(url, { headers: tag })).status).toBe(200);
    expect(site.visits.filter((visit) => visit.path === "/conditional").map((visit) => visit.status)).toEqual([
      200, 304, 304, 200,
    ]);
  });

  it.each([
    ["server-error", 500],
    ["not-found", 404],
    ["always-unmodified", 304],
  ] as const)("makes the trouble %s", async (trouble, status) => {
    expect((await fetch(site.makeTrouble(`/${trouble}`, trouble))).status).toBe(status);
  });

  it("sends who follows redirects round in a circle", async () => {
    await expect(fetch(site.makeTrouble("/loop", "redirect-loop"))).rejects.toThrow();
  });

  it("serves torn markup and an entity bomb", async () => {
    expect(await (await fetch(site.makeTrouble("/torn", "broken-xml"))).text()).not.toContain("</rss>");
    expect(await (await fetch(site.makeTrouble("/bomb", "entity-bomb"))).text()).toContain("<!ENTITY l8");
  });

  it("pours a hundred megabytes on who does not stop reading", async () => {
    const answer = await fetch(site.makeTrouble("/endless", "endless"));
    let bytes = 0;
    for await (const chunk of answer.body!) bytes += chunk.length;
    expect(bytes).toBeGreaterThan(100_000_000);
  });

  it("drips on until the reader goes away", async () => {
    const stop = new AbortController();
    const answer = await fetch(site.makeTrouble("/slow", "slow"), { signal: stop.signal });
    const reader = answer.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    stop.abort();
    await expect(reader.read()).rejects.toThrow();
  });

  it("breaks off in the middle of a body", async () => {
    await expect(fetch(site.makeTrouble("/cut", "cut-off")).then((answer) => answer.text())).rejects.toThrow();
  });

  it("can be mended", async () => {
    const url = site.publish("/mended", { format: "atom", title: "t", posts });
    site.makeTrouble("/mended", "server-error");
    expect((await fetch(url)).status).toBe(500);
    site.mend("/mended");
    expect((await fetch(url)).status).toBe(200);
  });
});
