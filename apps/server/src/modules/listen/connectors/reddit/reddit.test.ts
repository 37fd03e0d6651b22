import { REDDIT_ACCOUNT, REDDIT_APP, RedditLike, readFixture } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOf, budget, reminded } from "../asking.ts";
import type { Ask, Connector, Pulled } from "../connector.ts";
import { readListing, readPost, readTree } from "./read.ts";
import { createReddit } from "./reddit.ts";

let site: RedditLike;
let reddit: Connector;
beforeEach(async () => {
  site = new RedditLike();
  reddit = createReddit();
  await site.start();
});
afterEach(() => site.stop());

const SEARCH = { hear: "search", comments: true };
const ask = (settings: Record<string, unknown> = SEARCH, wish: Partial<Ask> = {}): Ask =>
  askOf({
    source: { kind: "reddit", address: site.origin, settings },
    credentials: REDDIT_APP,
    terms: ["norvia", "lost luggage"],
    ...wish,
  });
const submit = (number: number, title: string, more = {}) =>
  site.submissions.push({ id: `s${number}`, title, subreddit: "trams", created_utc: 1_772_400_000 + number, ...more });
const remark = (thread: string, id: string, parent = thread, body = `about norvia ${id}`) =>
  site.remarks.set(thread, [...(site.remarks.get(thread) ?? []), { id, parent, body }]);
const good = (pulled: Pulled) => {
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
};
const idsOf = ({ posts }: { posts: readonly unknown[] }) =>
  posts.map((post) => (post as { externalId: string }).externalId);
const asked = (path: string) => site.requests.filter(({ url }) => url.pathname === path);

describe("a search of Reddit", () => {
  test("asks for all words at once and brings what a watch asks for", async () => {
    submit(1, "Norvia &amp; its trams", { selftext: "Not a &lt;word&gt; from them" });
    submit(2, "Where is my LOST LUGGAGE");
    const { posts, quotas } = good(await reddit.pull!(ask()));
    expect(posts).toMatchObject([
      { externalId: "t3_s2", text: "Where is my LOST LUGGAGE", engagement: { likes: 12, comments: 0 } },
      {
        title: "Norvia & its trams",
        text: "Not a <word> from them",
        url: "https://www.reddit.com/r/trams/comments/s1/a/",
      },
    ]);
    expect(asked("/search").map(({ url }) => url.searchParams.get("q"))).toEqual(['"norvia" OR "lost luggage"']);
    expect(quotas).toMatchObject([{ quota: "requests", resetsAt: new Date("2026-03-02T09:05:00Z") }]);
  });

  test("is caught up with through a backlog of a thousand, also after a quota has ended on the way", async () => {
    submit(0, "norvia");
    let pulled = good(await reddit.pull!(ask({ ...SEARCH, comments: false })));
    for (let number = 1_000; number < 1_850; number++) submit(number, `norvia ${number}`);
    const heard = new Set<string>();
    for (let hasMore: boolean | undefined = true, part = 0; hasMore; part++) {
      const next = ask({ ...SEARCH, comments: false }, part === 0 ? { spend: budget(3) } : {});
      pulled = good(await reddit.pull!(reminded(next, pulled.memory)));
      for (const id of idsOf(pulled)) heard.add(id);
      ({ hasMore } = pulled);
    }
    heard.delete("t3_s0");
    expect(heard.size).toBe(850);
  });

  test("follows the comments beneath, also those the platform only names, and what is withdrawn", async () => {
    submit(1, "norvia");
    remark("s1", "a");
    remark("s1", "b", "a");
    const first = good(await reddit.pull!(ask()));
    expect(idsOf(first)).toEqual(["t3_s1", "t1_a", "t1_b"]);
    for (const id of ["c", "d", "e"]) remark("s1", id);
    site.remarks.get("s1")![1] = { id: "b", parent: "a", body: "[deleted]" };
    const second = good(await reddit.pull!(reminded(ask(), first.memory)));
    expect(idsOf(second).filter((id) => id.startsWith("t1"))).toEqual(["t1_a", "t1_c", "t1_d", "t1_e"].sort());
    expect(second.changes).toMatchObject([{ kind: "deleted", externalId: "t1_b" }]);
    const reads = asked("/comments/s1").length;
    good(await reddit.pull!(reminded(ask(), second.memory)));
    expect(asked("/comments/s1")).toHaveLength(reads);
  });
});

test("subreddits are filtered by the watches; mentions of the account are not", async () => {
  submit(1, "norvia");
  submit(2, "weather");
  const wanted = { isWanted: ({ text }: { text: string }) => text.includes("norvia") };
  const subreddits = { hear: "subreddits", subreddits: ["/r/trams/", "no such name!"] };
  expect(idsOf(good(await reddit.pull!(ask(subreddits, wanted))))).toEqual(["t3_s1"]);
  site.mentions.push({ id: "m", parent: "s1", body: "u/norvia_desk hello?" });
  const credentials = { ...REDDIT_APP, ...REDDIT_ACCOUNT };
  expect(idsOf(good(await reddit.pull!(ask({ hear: "mentions" }, { ...wanted, credentials }))))).toEqual(["t1_m"]);
  expect(await reddit.pull!(ask({ hear: "mentions" }))).toMatchObject({ ok: false, code: "forbidden" });
});

describe("the door of Reddit", () => {
  test("is opened once, again when the token is void, and stays shut for a wrong secret", async () => {
    good(await reddit.pull!(ask()));
    good(await reddit.pull!(ask()));
    expect(asked("/api/v1/access_token")).toHaveLength(1);
    site.revoke();
    good(await reddit.pull!(ask()));
    expect(asked("/api/v1/access_token")).toHaveLength(2);
    for (const wrong of [{ clientSecret: "x" }, { ...REDDIT_ACCOUNT, password: "x" }])
      expect(await reddit.test!(ask(SEARCH, { credentials: { ...REDDIT_APP, ...wrong } }))).toMatchObject({
        code: "credentials-refused",
        isFinal: true,
      });
    const credentials = { ...REDDIT_APP, ...REDDIT_ACCOUNT };
    expect(await reddit.test!(ask(SEARCH, { credentials }))).toMatchObject({
      ok: true,
      account: "norvia_desk",
      scopes: ["*"],
    });
  });

  test("asks for pauses, named or not, and never takes nonsense for silence", async () => {
    await reddit.test!(ask());
    site.answerNext({ status: 429, headers: { "retry-after": "7" } }, { status: 429 });
    expect(await reddit.pull!(ask())).toMatchObject({ notBefore: new Date("2026-03-02T09:00:07Z") });
    expect(await reddit.pull!(ask())).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-03-02T09:01:00Z"),
    });
    for (const body of ['{"error":500,"message":"oh"}', "[]", "<html>", '{"kind":"Listing","data":{"children":7}}']) {
      site.answerNext({ status: 200, body });
      expect(await reddit.pull!(ask())).toMatchObject({ ok: false, code: "unreadable-answer" });
    }
    expect(await reddit.pull!(ask(SEARCH, { spend: budget(0) }))).toMatchObject({ ok: false, code: "quota-spent" });
  });
});

test.each([
  null,
  7,
  {},
  { kind: "Listing", data: null },
  { kind: "Listing", data: { children: [null, 7, { kind: 3 }] } },
])("%j holds no posts", (value) => expect((readListing(value)?.things ?? []).map(readPost)).toEqual([]));

test.each([
  { body: 7, created_utc: 1, author: "a" },
  { body: "x", created_utc: 1e300, author: "a" },
  { body: "x", created_utc: 1, author: {} },
  { body: "[removed]", created_utc: 1, author: "a" },
])("%j is no post", (fields) => expect(readPost({ kind: "t1", name: "t1_a", fields })).toBeNull());

const listed = readFixture("reddit/payloads/TestSubredditListings.test_new-1.json");
const tree = readFixture("reddit/payloads/TestInbox.test_comment_reply__refresh-2.json");
test.runIf(listed !== null && tree !== null)("real answers of the platform are read whole", () => {
  const bodyOf = (written: string) => [JSON.parse(written)].flat()[0]._body;
  const listing = readListing(bodyOf(listed!))!;
  expect(listing.things.map(readPost).filter((post) => post !== null)).toHaveLength(listing.things.length);
  expect(readTree(bodyOf(tree!)[1]).comments.length).toBeGreaterThan(0);
});
