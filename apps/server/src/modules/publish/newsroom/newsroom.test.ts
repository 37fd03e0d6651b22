import { languages } from "@tocsin/contract";
import { parseFeed } from "feedsmith";
import { expect, test } from "vitest";
import { speakerOf } from "../../../platform/wording.ts";
import { renderFeed } from "./feed.ts";
import { renderIndex, renderStatement } from "./page.ts";
import type { Entry, Room } from "./room.ts";
import { renderRoom } from "./shelf.ts";

const at = new Date("2026-03-02T09:30:00Z");
const entry = (change: Partial<Entry> = {}): Entry => ({
  id: "s1",
  kind: "holding",
  language: "en",
  title: "Delays at Kestrel Rail",
  text: "We know of the delays.\nSorry.\n\nWe report again.",
  hash: "0123456789abcdef",
  publishedAt: at,
  changedAt: at,
  withdrawnAt: null,
  nextUpdateAt: null,
  ...change,
});
const roomOf = (...entries: Entry[]): Room => ({
  workspace: "Kestrel Rail",
  address: "https://news.example/newsroom/kestrel/",
  openedAt: new Date("2026-01-01T00:00:00Z"),
  languages: ["en", "fa"],
  entries,
});
const english = await speakerOf("en", "UTC");
const persian = await speakerOf("fa", "Asia/Tehran");

test("markup in a statement is shown, never run", () => {
  const hostile = entry({ title: `<img src=x onerror="alert(1)">`, text: `</p><script>alert("2")</script> & 'more'` });
  const room = roomOf(hostile);
  for (const page of [renderStatement(room, hostile, english), renderIndex(room, english, "")])
    expect(page).not.toMatch(/<script|<img/);
  expect(renderStatement(room, hostile, english)).toContain(
    "&lt;/p&gt;&lt;script&gt;alert(&quot;2&quot;)&lt;/script&gt; &amp; &#39;more&#39;",
  );
});

test("blank lines part paragraphs and line ends stay", () => {
  expect(renderStatement(roomOf(entry()), entry(), english)).toContain(
    "<p>We know of the delays.<br />Sorry.</p>\n<p>We report again.</p>",
  );
});

test("a page says its language and direction and links to the other languages", () => {
  const inPersian = entry({ language: "fa", title: "تأخیر قطارها", text: "از تأخیرها باخبریم." });
  const page = renderStatement(roomOf(entry(), inPersian), inPersian, persian);
  expect(page).toContain(`<html lang="fa" dir="rtl">`);
  expect(page).toContain(`<a href="../en/s1.html" lang="en" hreflang="en" dir="ltr">English</a>`);
  expect(renderIndex(roomOf(entry(), inPersian), english, "")).toContain(
    `<a href="fa/index.html" lang="fa" hreflang="fa" dir="rtl">فارسی</a>`,
  );
});

test("a page carries the check code of its text", () =>
  expect(renderStatement(roomOf(entry()), entry(), english)).toContain("0123 4567 89ab"));

test("a page asks nothing of any other server", () => {
  const page = renderStatement(roomOf(entry()), entry(), english);
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((address) => /^(?:[a-z]+:)?\/\//.test(address))).toEqual([]);
});

test("a withdrawn statement says so, struck through on its page and without its text in the feed", () => {
  const gone = entry({ withdrawnAt: new Date("2026-03-02T11:00:00Z"), nextUpdateAt: at });
  const room = roomOf(gone);
  const page = renderStatement(room, gone, english);
  expect(page).toContain("This statement was withdrawn on March 2, 2026");
  expect(page).toMatch(/<del>\n<p>We know of the delays/);
  expect(page).not.toContain("Next update");
  expect(renderIndex(room, english, "")).toContain("This statement was withdrawn");
  const feed = renderFeed(room, english);
  expect(feed).not.toContain("We know of the delays");
  expect(feed).toContain("<updated>2026-03-02T11:00:00.000Z</updated>");
});

test("the feed is read by a feed reader, with its text and in order", () => {
  const later = entry({
    id: "s2",
    title: "Trains run again & on time",
    text: "All lines < 5 minutes late.\u0007",
    changedAt: new Date("2026-03-02T12:00:00Z"),
  });
  const { format, feed } = parseFeed(renderFeed(roomOf(later, entry()), english));
  expect(format).toBe("atom");
  expect(feed).toMatchObject({
    updated: "2026-03-02T12:00:00.000Z",
    entries: [
      {
        id: "urn:tocsin:statement:s2:en",
        title: { value: "Trains run again & on time" },
        content: { type: "html", value: "<p>All lines &lt; 5 minutes late.</p>" },
      },
      { id: "urn:tocsin:statement:s1:en", links: [{ href: "https://news.example/newsroom/kestrel/en/s1.html" }] },
    ],
  });
});

test("a newsroom without statements says so in every language", async () => {
  for (const language of languages) {
    const speaker = await speakerOf(language, "UTC");
    const files = renderRoom({ ...roomOf(), languages: [language] }, language, new Map([[language, speaker]]));
    expect([...files.keys()].sort()).toEqual(
      [`${language}/feed.atom`, `${language}/index.html`, "index.html", "newsroom.css"].sort(),
    );
    expect(files.get("index.html")).toContain(speaker.say("newsroom.empty"));
  }
});
