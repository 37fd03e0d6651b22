import { FeedSite } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askAs } from "../trial.ts";
import { discoverFeeds } from "./discover.ts";

let site: FeedSite;
const { outbound } = askAs({ kind: "feed", address: "" });
const discover = (path: string) => discoverFeeds(outbound, site.address(path));
const rss = (title: string, day: string) =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>x</title><pubDate>${day} Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>`;

beforeEach(async () => {
  site = new FeedSite();
  await site.start();
});
afterEach(() => site.stop());

describe("the feeds of a site are found", () => {
  test("where its page names them, the liveliest first, those that are none left out", async () => {
    site.lay("/", {
      body: `<html><head><link rel="alternate" type="application/rss+xml" href="/a.xml?x=1&amp;y=2" title="A">
        <LINK type='application/atom+xml' rel='alternate home' href=b><link rel=alternate type="text/html" href="/en">
        <link rel="alternate" type="application/rss+xml" href="/gone"></head><a href="/rss/sport.xml">Sport</a></html>`,
    });
    site.lay("/a.xml", { body: rss("All news", "1") });
    site.lay("/b", { body: rss("Town", "2") });
    site.lay("/rss/sport.xml", { body: rss("Sport", "3") });
    expect(await discover("/")).toMatchObject([
      { title: "Sport", format: "rss", entries: 1 },
      { title: "Town", address: site.address("/b") },
      { title: "All news", latestAt: new Date("2026-03-01T08:00:00Z") },
    ]);
  });

  test("at the usual places and in robots.txt where its page names none", async () => {
    site.lay("/", { body: "<html>Welcome</html>" });
    site.lay("/feed.xml", { body: rss("Town", "2") });
    site.lay("/robots.txt", {
      body: `User-agent: *\nSitemap: ${site.address("/s/news.xml")}\nSitemap: ${site.address("/shop.xml")}`,
    });
    site.lay("/s/news.xml", {
      body: `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news><news:title>A</news:title></news:news></url></urlset>`,
    });
    expect((await discover("/")).map(({ format }) => format).sort()).toEqual(["rss", "sitemap"]);
  });

  test("at the address itself when it is one", async () => {
    site.lay("/x", { body: rss("Town", "2") });
    expect(await discover("/x")).toMatchObject([{ title: "Town", address: site.address("/x") }]);
  });

  test("not where there are none", async () => {
    site.lay("/", { body: "<html></html>" });
    expect(await discover("/")).toEqual([]);
  });
});
