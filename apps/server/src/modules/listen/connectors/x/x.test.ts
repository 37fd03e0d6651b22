import { idAt, readFixture, XDescription, XLike, type XPost } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normalisePost } from "../../normalise.ts";
import type { Delivery, Memory, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { packQueries } from "./queries.ts";
import { readPosts } from "./read.ts";
import { signRequest } from "./sign.ts";
import { x } from "./x.ts";

const NOW = new Date("2026-05-28T21:00:00Z");
const written = readFixture("x/xdevplatform-docs/openapi.json");
const description = written === null ? null : new XDescription(written);
const maria = {
  id: "77",
  username: "maria_t",
  name: "Maria",
  verified: true,
  created_at: "2020-01-01T00:00:00.000Z",
  public_metrics: { followers_count: 12 },
};

function post(minutesAgo: number, text: string, more: object = {}): XPost {
  const time = NOW.getTime() - minutesAgo * 60_000;
  return { id: idAt(time), text, author_id: "77", created_at: new Date(time).toISOString(), ...more };
}

let platform: XLike;
beforeEach(async () => {
  platform = new XLike(description);
  platform.users.push(maria);
  await platform.start();
});
afterEach(async () => {
  await platform.stop();
  expect(platform.problems).toEqual([]);
});

const keys = { consumerKey: "ck", consumerSecret: "cs", accessToken: "at", accessTokenSecret: "ats" };
const ask = (more: Partial<Trial> = {}) =>
  askAs({
    kind: "x",
    address: platform.origin,
    credentials: { bearerToken: "invented-bearer", ...keys },
    terms: ["Norvia"],
    now: NOW,
    ...more,
  });

async function pull(more: Partial<Trial> = {}): Promise<Extract<Pulled, { ok: true }>> {
  const pulled = await x.pull!(ask(more));
  if (!pulled.ok) throw new Error(`${pulled.code}: ${pulled.message}`);
  return pulled;
}
const ids = (...pulls: { posts: readonly unknown[] }[]) =>
  pulls.flatMap(({ posts }) => posts.map((heard) => (heard as { externalId: string }).externalId));

/** A purse that counts what is taken and given back. */
function purse(amount: number) {
  const spent: number[] = [];
  const left = () => amount - spent.reduce((sum, part) => sum + part, 0);
  const spend = (quota: string, part: number) => {
    if (quota !== "credits" || part > left()) return false;
    spent.push(part);
    return true;
  };
  return { spend, left };
}

test.skipIf(description === null)("the platform of these tests holds requests against X's OpenAPI description", () => {
  const wrong = new URL("https://api.x.com/2/tweets/search/recent?max_results=1000&colour=blue");
  expect(description!.check("GET", wrong, "")).toEqual([
    "/2/tweets/search/recent: the parameter colour is not described",
    "/2/tweets/search/recent: the parameter query is missing",
    "/2/tweets/search/recent: max_results must be <= 100",
  ]);
});

describe("reading", () => {
  test("a post has its author, numbers, references and whole text", () => {
    const includes = { users: [maria] };
    const referenced_posts = [{ type: "replied_to", id: "5" }];
    const data = post(1, "short…", {
      lang: "und",
      referenced_posts,
      note_post: { text: "the whole &lt;text&gt; &amp;amp;" },
      public_metrics: { like_count: 3, reply_count: 1, retweet_count: 2, quote_count: 0, impression_count: 90 },
      entities: { urls: [{ url: "https://t.co/a", expanded_url: "https://news.example/a" }] },
    });
    expect(readPosts([data], includes).posts).toEqual([
      {
        platform: "x",
        externalId: data.id,
        author: { handle: "maria_t", name: "Maria", followers: 12, createdAt: maria.created_at, verified: true },
        text: "the whole <text> &amp;",
        publishedAt: "2026-05-28T20:59:00.000Z",
        url: `https://x.com/maria_t/status/${data.id}`,
        engagement: { likes: 3, comments: 1, reposts: 2, quotes: 0, views: 90 },
        inReplyTo: "5",
        links: ["https://news.example/a"],
      },
    ]);
  });

  test("an edited post is the first of its history, changed; in the words of the older documents too", () => {
    for (const name of ["edit_history_post_ids", "edit_history_tweet_ids"]) {
      const { posts, changes } = readPosts([post(1, "Flying from 9", { [name]: ["10", "11"] })], {});
      expect(posts).toMatchObject([{ externalId: "10" }]);
      expect(changes).toMatchObject([{ kind: "edited", externalId: "10", text: "Flying from 9" }]);
    }
  });

  test("hostile answers are passed over, and what is left can be stored", () => {
    const text = "<b>\uD800</b>";
    const odd = post(1, text, {
      public_metrics: { like_count: -1, reply_count: 1e300 },
      author_id: {},
      entities: { urls: 5 },
    });
    const { posts } = readPosts([null, 5, { id: {} }, { id: "1", text: "x" }, post(1, "x", { created_at: 12 }), odd], {
      users: "no",
    });
    expect(posts).toHaveLength(1);
    expect(normalisePost(posts[0], NOW)).toMatchObject({ ok: true, post: { text: "<b></b>", engagement: {} } });
  });
});

describe("searching", () => {
  test("many words make several searches of at most 512 characters", () => {
    const words = Array.from({ length: 90 }, (_, index) => `Norvia word number ${index}`);
    const queries = packQueries([...words, "a".repeat(2_000), 'with "quotes" OR']);
    expect(Math.max(...queries.map(({ length }) => length))).toBeLessThanOrEqual(512);
    for (const word of words) expect(queries.filter((query) => query.includes(`"${word}"`))).toHaveLength(1);
  });

  test("walks through a backlog, resumes after a crash, and goes on from the newest without a gap", async () => {
    platform.pageSize = 2;
    for (let minutes = 1; minutes <= 14; minutes++) platform.posts.push(post(minutes, `Norvia ${minutes}`));
    const lost = await pull();
    const first = await pull();
    expect(ids(first)).toEqual(ids(lost));
    expect(first.hasMore).toBe(true);
    const second = await pull({ memory: first.memory });
    expect(new Set(ids(first, second)).size).toBe(14);
    expect(ids(first, second)).toHaveLength(14);
    expect(second.hasMore).toBe(false);
    platform.posts.push(post(0, "Norvia flies again"), post(1.5, "Norvia: found late"));
    const third = await pull({ memory: second.memory, terms: ["Norvia", "another word"] });
    expect(third.posts).toMatchObject([
      { text: "Norvia flies again" },
      { text: "Norvia 1" },
      { text: "Norvia: found late" },
    ]);
  });

  test("begins a week back at most after a long silence", async () => {
    const since = idAt(NOW.getTime() - 30 * 86_400_000);
    await pull({ memory: { errands: { search: { since } } } });
    const { searchParams } = platform.requests[0]!.url;
    expect([searchParams.get("since_id"), searchParams.get("start_time")]).toEqual([null, "2026-05-21T22:00:00.000Z"]);
  });

  test("asks in the words of the older documents where the platform wants them, and remembers it", async () => {
    platform.saysTweet = true;
    platform.posts.push(post(1, "Norvia"));
    const first = await pull();
    expect(first.posts).toHaveLength(1);
    expect(platform.requests).toHaveLength(2);
    await pull({ memory: first.memory });
    expect(platform.requests).toHaveLength(3);
  });

  test("own mentions are asked for by the account's number", async () => {
    platform.posts.push(post(1, "@norvia_air where is my bag?"), post(2, "unrelated"));
    const settings = { searches: false, userId: "900" };
    const first = await pull({ settings });
    expect(first.posts).toMatchObject([{ text: "@norvia_air where is my bag?" }]);
    platform.posts.push(post(0, "@norvia_air found it"));
    expect((await pull({ settings, memory: first.memory })).posts).toHaveLength(2);
  });
});

describe("money", () => {
  test("is set aside before each page, and what the page did not bring is given back", async () => {
    for (let minutes = 1; minutes <= 3; minutes++) platform.posts.push(post(minutes, "Norvia"));
    const { spend, left } = purse(50);
    await pull({ spend });
    expect(left()).toBeCloseTo(50 - (3 * 0.005 + 0.01), 6);
  });

  test("near its end asks for smaller pages, and then says that it is spent", async () => {
    platform.posts.push(post(1, "Norvia"));
    await pull({ spend: purse(0.2).spend });
    expect(platform.requests[0]!.url.searchParams.get("max_results")).toBe("10");
    expect(await x.pull!(ask({ spend: purse(0.1).spend }))).toMatchObject({ ok: false, code: "quota-spent" });
    expect(platform.requests).toHaveLength(1);
  });

  test("spent in the middle of a walk keeps what was heard, and the walk goes on later", async () => {
    platform.pageSize = 10;
    for (let number = 1; number <= 25; number++) platform.posts.push(post(number, "Norvia"));
    const first = await pull({ spend: purse(0.16).spend });
    expect(first.posts).toHaveLength(10);
    const second = await pull({ memory: first.memory });
    expect(new Set(ids(first, second)).size).toBe(25);
  });

  test("spent at the platform is told as such", async () => {
    platform.credits = 0;
    expect(await x.pull!(ask())).toMatchObject({ ok: false, code: "credits-spent" });
  });
});

describe("refusals", () => {
  test("a window that is used up is waited for, and without its end the caller decides", async () => {
    platform.left = 0;
    const resets = { code: "rate-limited", notBefore: new Date(1_780_000_900_000) };
    expect(await x.pull!(ask({ now: new Date(1_780_000_000_000) }))).toMatchObject(resets);
    platform.answerNext({ status: 429, body: "slow down" });
    const refused = await x.pull!(ask());
    expect(refused).toMatchObject({ ok: false, code: "rate-limited" });
    expect(refused).not.toHaveProperty("notBefore");
  });

  test("what is left of the window is told with the posts", async () => {
    expect((await pull()).quotas).toEqual([{ quota: "searches", left: 449, resetsAt: new Date(1_780_000_900_000) }]);
  });

  test.each([
    [{ status: 200, body: '{"errors":[{"title":"Not Found Error","detail":"gone"}]}' }, "server-error"],
    [{ status: 200, body: "<html>" }, "unreadable-answer"],
    [{ status: 503, body: "{}" }, "server-error"],
    [
      { status: 403, body: '{"type":"https://api.x.com/2/problems/client-forbidden","title":"Client Forbidden"}' },
      "scope-missing",
    ],
    [
      { status: 429, body: '{"type":"https://api.x.com/2/problems/usage-capped","title":"UsageCapExceeded"}' },
      "credits-spent",
    ],
  ])("%j is the failure %s", async (reply, code) => {
    platform.answerNext(reply);
    expect(await x.pull!(ask())).toMatchObject({ ok: false, code });
  });

  test("a token revoked in the middle needs a person", async () => {
    const { memory } = await pull();
    platform.bearer = "another";
    expect(await x.pull!(ask({ memory }))).toMatchObject({ ok: false, code: "credentials-refused", isFinal: true });
  });
});

describe("the account's activity", () => {
  const deliver = (event: object, secret = "cs", memory: Memory = {}) => {
    const body = JSON.stringify({ data: event });
    const headers = { "x-twitter-webhooks-signature": platform.sign(body, secret) };
    const delivery: Delivery = { method: "POST", headers, query: {}, body: Buffer.from(body) };
    return x.receive!(ask({ memory }), delivery);
  };

  test("the challenge is met with the application's secret", async () => {
    const challenge: Delivery = { method: "GET", headers: {}, query: { crc_token: "abc" }, body: Buffer.alloc(0) };
    const { answer } = await x.receive!(ask(), challenge);
    expect(JSON.parse(answer.body)).toEqual({ response_token: platform.sign("abc", "cs") });
  });

  test("no challenge is a body: what is signed for a stranger could be sent back as an event", async () => {
    const body = JSON.stringify({ data: { event_type: "post.delete", payload: { id: "12" } } });
    const challenge: Delivery = { method: "GET", headers: {}, query: { crc_token: body }, body: Buffer.alloc(0) };
    const { answer } = await x.receive!(ask(), challenge);
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain(platform.sign(body, "cs"));
  });

  test("signed events are posts and deletions; others are refused", async () => {
    const payload = post(1, "@norvia_air where is my bag?", { referenced_tweets: [{ type: "quoted", id: "4" }] });
    const event = { event_type: "post.mention.create", payload, includes: { users: [{ data: maria }] } };
    expect(await deliver(event, "cs", { kept: 1 })).toMatchObject({
      answer: { status: 200 },
      heard: { posts: [{ externalId: payload.id, author: { handle: "maria_t" }, quotes: "4" }], memory: { kept: 1 } },
    });
    expect(await deliver({ event_type: "post.delete", payload: { id: "12" } })).toMatchObject({
      heard: { changes: [{ kind: "deleted", externalId: "12" }] },
    });
    expect(await deliver({ event_type: "dm.received", payload })).toMatchObject({ heard: { posts: [], changes: [] } });
    expect(await deliver(event, "guessed")).toMatchObject({ heard: null, answer: { status: 401 } });
  });
});

describe("rights and acts", () => {
  test("a signature is that of the platform's own example", () => {
    const example = {
      consumerKey: "xvz1evFS4wEEPTGEFPHBog",
      consumerSecret: "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
      accessToken: "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
      accessTokenSecret: "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    };
    const status = "Hello Ladies + Gentlemen, a signed OAuth request!";
    const url = new URL("https://api.twitter.com/1/statuses/update.json?include_entities=true");
    url.searchParams.set("status", status);
    const now = new Date(1_318_622_958_000);
    const nonce = "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg";
    expect(signRequest({ method: "POST", url, keys: example, now, nonce })).toContain(
      'oauth_signature="tnnArxj06cWHq44gCs1OSKk%2FjLY%3D"',
    );
  });

  test("the test says as whom we speak, with the account's number", async () => {
    expect(await x.test!(ask())).toMatchObject({ account: "@norvia_air", scopes: ["read", "hide", "id:900"] });
    const application = ask({ credentials: { bearerToken: "invented-bearer" } });
    expect(await x.test!(application)).toMatchObject({ account: "application", scopes: ["read"] });
  });

  test("answers are hidden and shown again, own posts deleted, and no end seen is unknown", async () => {
    const act = { act: "hide" as const, externalId: "12", url: null };
    expect(await x.moderate!(ask(), act)).toEqual({ outcome: "sent" });
    expect([...platform.hidden]).toEqual(["12"]);
    expect(await x.moderate!(ask(), { ...act, act: "unhide" })).toEqual({ outcome: "sent" });
    expect([...platform.hidden]).toEqual([]);
    expect(await x.moderate!(ask(), { ...act, act: "delete" })).toEqual({ outcome: "sent" });
    expect(await x.moderate!(ask(), { ...act, act: "hold" })).toMatchObject({ outcome: "refused" });
    expect(await x.moderate!(ask({ spend: () => false }), act)).toMatchObject({
      outcome: "refused",
      code: "quota-spent",
    });
    platform.answerNext({ status: 503 });
    expect(await x.moderate!(ask(), act)).toMatchObject({ outcome: "unknown" });
  });
});
