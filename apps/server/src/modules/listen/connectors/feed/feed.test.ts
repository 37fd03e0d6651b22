import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { FeedSite, HubLike } from "@tocsin/lab/platforms";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Change, Memory, Pulled } from "../connector.ts";
import { askAs } from "../trial.ts";
import { feed } from "./feed.ts";

const site = new FeedSite();
const start = new Date("2026-03-02T09:00:00Z");
let number = 0;
let path = "";

beforeAll(() => site.start());
afterAll(() => site.stop());
beforeEach(() => {
  path = `/feed-${++number}`;
});

const rss = (items: readonly [id: string, text: string][], channel = "") =>
  `<rss version="2.0"><channel><title>Town</title>${channel}${items
    .map(([id, text]) => `<item><guid>https://town.example/${id}</guid><description>${text}</description></item>`)
    .join("")}</channel></rss>`;
const lay = (body: string, headers: Record<string, string> = {}) => site.lay(path, { body, headers });

function askAt(now: Date, memory: Memory = {}, ownAddress?: string): Ask {
  const ask = askAs({ kind: "feed", address: site.address(path), memory, now });
  return ownAddress === undefined ? ask : { ...ask, source: { ...ask.source, ownAddress } };
}
async function pull(ask: Ask): Promise<Pulled & { ok: true }> {
  const pulled = await feed.pull!(ask);
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
}
const textsOf = ({ posts }: { posts: readonly unknown[] }) => posts.map((post) => (post as { text: string }).text);

describe("a feed that is asked again", () => {
  test("brings what it had not said, and what it says in other words as a change", async () => {
    lay(
      rss([
        ["1", "Trams stand"],
        ["2", "Buses run"],
      ]),
    );
    const first = await pull(askAt(start));
    expect(textsOf(first)).toEqual(["Trams stand", "Buses run"]);
    lay(
      rss([
        ["3", "Ferries wait"],
        ["1", "Trams run again"],
        ["2", "Buses run"],
      ]),
    );
    const second = await pull(askAt(start, first.memory));
    expect(textsOf(second)).toEqual(["Ferries wait", "Trams run again"]);
    expect(second.changes).toEqual<Change[]>([
      { kind: "edited", platform: "feed", externalId: "https://town.example/1", at: start, text: "Trams run again" },
    ]);
  });

  test("after its last answer was lost brings all of it again: nothing is missed", async () => {
    lay(rss([["1", "Trams stand"]]));
    await pull(askAt(start));
    expect(textsOf(await pull(askAt(start)))).toEqual(["Trams stand"]);
  });

  test("with one entry twice brings the first of the two", async () => {
    lay(
      rss([
        ["1", "Latest words"],
        ["1", "Earlier words"],
      ]),
    );
    expect(textsOf(await pull(askAt(start)))).toEqual(["Latest words"]);
  });

  test("says how long there will be no news, at most an hour", async () => {
    lay(rss([], "<ttl>15</ttl>"));
    expect((await pull(askAt(start))).paceSeconds).toBe(900);
    lay(rss([]), { "cache-control": "public, max-age=86400" });
    expect((await pull(askAt(start))).paceSeconds).toBe(3_600);
  });

  test.each([
    [{ "retry-after": "120" }, new Date("2026-03-02T09:02:00Z")],
    [{ "retry-after": "Mon, 02 Mar 2026 10:00:00 GMT" }, new Date("2026-03-02T10:00:00Z")],
    [{}, undefined],
  ])("too often keeps the pause it is told (%j)", async (headers, notBefore) => {
    const outbound: Ask["outbound"] = async (address) => ({
      status: 429,
      headers,
      body: "",
      bytes: Buffer.alloc(0),
      address,
    });
    const refused = await feed.pull!({ ...askAt(start), outbound });
    expect(refused).toMatchObject({ ok: false, code: "rate-limited", ...(notBefore && { notBefore }) });
  });
});

test("an index of sitemaps is followed to the one of news, and again only when that has changed", async () => {
  const index = (modified: string) =>
    `<sitemapindex><sitemap><loc>/shop.xml</loc></sitemap><sitemap><loc>${path}/news.xml</loc><lastmod>${modified}</lastmod></sitemap></sitemapindex>`;
  site.lay(`${path}/news.xml`, {
    body: `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://town.example/a</loc>
      <news:news><news:publication_date>2026-03-02</news:publication_date><news:title>Trams stand</news:title></news:news></url></urlset>`,
  });
  lay(index("2026-03-02T08:00:00Z"));
  const first = await pull(askAt(start));
  expect(textsOf(first)).toEqual(["Trams stand"]);
  expect(textsOf(await pull(askAt(start, first.memory)))).toEqual([]);
  expect(site.visits.filter((visit) => visit.path === `${path}/news.xml`)).toHaveLength(1);
  lay(index("2026-03-02T08:30:00Z"));
  await pull(askAt(start, first.memory));
  expect(site.visits.filter((visit) => visit.path === `${path}/news.xml`)).toHaveLength(2);
});

describe("a feed with a hub", () => {
  const hub = new HubLike({ longestLeaseSeconds: 86_400 });
  const heard: string[] = [];
  let memory: Memory = {};
  const door = createServer(async (request, response) => {
    const url = new URL(request.url!, "http://door");
    const delivery = {
      method: request.method as "GET" | "POST",
      headers: request.headers as Record<string, string>,
      query: Object.fromEntries(url.searchParams),
      body: await buffer(request),
    };
    const received = await feed.receive!(askAt(start, memory), delivery);
    if (received.heard !== null) {
      memory = received.heard.memory;
      heard.push(...textsOf(received.heard));
    }
    response.writeHead(received.answer.status).end(received.answer.body);
  });
  const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
  const topic = "https://town.example/feed";
  const ask = async (now: Date) => {
    const pulled = await pull(askAt(now, memory, `http://127.0.0.1:${(door.address() as AddressInfo).port}/hear`));
    memory = pulled.memory;
    return pulled;
  };

  beforeAll(async () => {
    await hub.start();
    await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    await hub.stop();
    door.close();
  });

  test("subscribes, proves that it meant it, hears at once, and renews before the lease ends", async () => {
    lay(rss([["1", "Trams stand"]]), { link: `<${hub.origin}/>; rel="hub", <${topic}>; rel="self"` });
    await ask(start);
    expect(hub.messages).toHaveLength(0);
    await ask(start);
    expect(hub.messages).toMatchObject([{ topic, leaseSeconds: 86_400 }]);
    expect(await hub.verify({ ...hub.messages[0]!, topic: "https://other.example/" })).toBe(false);
    expect(await hub.verify(hub.messages[0]!)).toBe(true);
    expect((await ask(start)).paceSeconds).toBe(1_800);

    expect(await hub.send(topic, rss([["2", "Forged"]]), { secret: "guessed" })).toEqual([202]);
    expect(await hub.send(topic, rss([["2", "Buses run"]]))).toEqual([202]);
    expect(await hub.send(topic, "no feed at all")).toEqual([202]);
    expect(heard).toEqual(["Buses run"]);

    await ask(later(11));
    expect(hub.messages).toHaveLength(1);
    await ask(later(13));
    expect(hub.messages).toHaveLength(2);
    expect(hub.messages[1]!.secret).toBe(hub.messages[0]!.secret);
  });

  test("that refuses is left alone, and the feed asked as before", async () => {
    const denying = new HubLike({ denial: "No room." });
    await denying.start();
    memory = {};
    lay(rss([["1", "Trams stand"]], `<link rel="hub" href="${denying.origin}/"/><link rel="self" href="${topic}"/>`));
    await ask(start);
    await ask(start);
    expect(await denying.verify(denying.messages[0]!)).toBe(false);
    expect((await ask(later(12))).paceSeconds).toBeUndefined();
    expect(denying.messages).toHaveLength(1);
    await denying.stop();
  });
});
