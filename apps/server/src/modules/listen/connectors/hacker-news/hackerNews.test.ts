import { HackerNewsLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOf, budget, reminded } from "../asking.ts";
import type { Ask, Pulled } from "../connector.ts";
import { hackerNews } from "./hackerNews.ts";
import { readItem } from "./read.ts";

let site: HackerNewsLike;
beforeEach(async () => {
  site = new HackerNewsLike();
  await site.start();
});
afterEach(() => site.stop());

const ask = (wish: Partial<Ask> = {}, settings = {}): Ask =>
  askOf({
    source: { kind: "hacker-news", address: site.origin, settings },
    isWanted: ({ text }) => /norvia/i.test(text),
    ...wish,
  });
const good = (pulled: Pulled) => {
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
};
const idsOf = ({ posts }: { posts: readonly unknown[] }) =>
  posts.map((post) => (post as { externalId: string }).externalId);

describe("Hacker News", () => {
  test("is read number by number: stories and comments that a watch asks for, with points", async () => {
    site.add({ type: "story", title: "Norvia grounds its fleet", url: "https://a.example", score: 41, descendants: 7 });
    site.add({ text: "I flew <i>Norvia</i> once<p>Never again" });
    site.add({ text: "Something else" });
    expect(good(await hackerNews.pull!(ask())).posts).toMatchObject([
      { text: "Norvia grounds its fleet", links: ["https://a.example"], engagement: { likes: 41, comments: 7 } },
      { text: "I flew Norvia once\nNever again", inReplyTo: "1", url: "https://news.ycombinator.com/item?id=1002" },
    ]);
    expect(good(await hackerNews.pull!(ask({}, { hear: "stories" }))).posts).toHaveLength(1);
  });

  test("is caught up with after an outage, item for item, and one that was late is asked for again", async () => {
    let pulled = good(await hackerNews.pull!(ask()));
    for (let number = 0; number < 700; number++) site.add({ text: `norvia ${number}` });
    site.late.add(1_600);
    const heard: string[] = [];
    do {
      pulled = good(await hackerNews.pull!(reminded(ask(), pulled.memory)));
      heard.push(...idsOf(pulled));
    } while (pulled.hasMore);
    expect(heard).toHaveLength(699);
    site.late.clear();
    expect(idsOf(good(await hackerNews.pull!(reminded(ask(), pulled.memory))))).toEqual(["1600"]);
  });

  test("tells of points gained and of removals", async () => {
    const [liked, gone] = [site.add({ text: "norvia a" }), site.add({ text: "norvia b" })];
    const { memory } = good(await hackerNews.pull!(ask()));
    site.change(liked.id, { score: 90 });
    site.change(gone.id, { deleted: true, text: undefined });
    const pulled = good(await hackerNews.pull!(reminded(ask(), memory)));
    expect(pulled.posts).toMatchObject([{ externalId: String(liked.id), engagement: { likes: 90 } }]);
    expect(pulled.changes).toMatchObject([{ kind: "deleted", externalId: String(gone.id) }]);
  });

  test("keeps what it has when the quota ends, and loses nothing of the rest", async () => {
    site.last = 1;
    const { memory } = good(await hackerNews.pull!(ask()));
    for (let number = 0; number < 40; number++) site.add({ text: `norvia ${number}` });
    const some = good(await hackerNews.pull!(reminded(ask({ spend: budget(17) }), memory)));
    expect(some).toMatchObject({ hasMore: true });
    const rest = good(await hackerNews.pull!(reminded(ask(), some.memory)));
    expect(new Set([...idsOf(some), ...idsOf(rest)]).size).toBe(40);
    expect(await hackerNews.pull!(ask({ spend: budget(0) }))).toMatchObject({ ok: false, code: "quota-spent" });
  });

  test("that asks for a pause gets it, and that answers nonsense is not silent", async () => {
    site.answerNext({ status: 429, headers: { "retry-after": "120" } });
    expect(await hackerNews.pull!(ask())).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-03-02T09:02:00Z"),
    });
    site.answerNext({ status: 429 });
    expect(await hackerNews.pull!(ask())).toMatchObject({ notBefore: new Date("2026-03-02T09:01:00Z") });
    for (const body of ['{"error":"x"}', "null", "<html>", "1e300", "-1"]) {
      site.answerNext({ status: 200, body });
      expect(await hackerNews.pull!(ask())).toMatchObject({ ok: false, code: "unreadable-answer" });
    }
    expect(await hackerNews.test!(ask())).toMatchObject({ ok: true });
  });

  test.each([null, 7, [], {}, { id: "1" }])("has no item in %j", (value) => expect(readItem(value)).toBeNull());

  test.each([
    { id: 1, type: "pollopt", by: "a", time: 1, text: "x" },
    { id: 1, type: "comment", by: 7, time: 1, text: "x" },
    { id: 1, type: "comment", by: "a", time: 1e300, text: "x" },
    { id: 1, type: "comment", by: "a", time: 1, text: {} },
    { id: 1, type: "story", by: "a", time: 1, title: "" },
    { id: 1, type: "story", by: "a", time: 1, title: "x", dead: true },
  ])("has no post in %j", (value) => expect(readItem(value)?.post).toBeNull());
});
