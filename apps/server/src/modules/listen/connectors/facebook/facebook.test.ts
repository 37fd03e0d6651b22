import { MetaLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normalisePost } from "../../normalise.ts";
import type { Delivery, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { facebook } from "./facebook.ts";

const NOW = new Date("2026-05-28T21:00:00Z");
const norvia = { id: "900", name: "Norvia Air" };
const maria = { id: "77", name: "Maria Teller" };
const post = (id: string, message: string) => ({ id, message, created_time: "2026-05-28T20:00:00+0000", from: norvia });
const comment = (id: string, message: string, more: object = {}) => ({
  id,
  under: "900_1",
  message,
  created_time: "2026-05-28T20:30:00+0000",
  from: maria,
  ...more,
});

let platform: MetaLike;
beforeEach(async () => {
  platform = new MetaLike();
  await platform.start();
});
afterEach(() => platform.stop());

const credentials = { accessToken: "EAAinvented", appId: "4711", appSecret: "app secret", verifyToken: "quiet word" };
const ask = (more: Partial<Trial> = {}) =>
  askAs({ kind: "facebook", address: platform.origin, credentials, settings: { pageId: "900" }, now: NOW, ...more });
async function pull(more: Partial<Trial> = {}): Promise<Extract<Pulled, { ok: true }>> {
  const pulled = await facebook.pull!(ask(more));
  if (!pulled.ok) throw new Error(`${pulled.code}: ${pulled.message}`);
  return pulled;
}
const ids = (...pulls: { posts: readonly unknown[] }[]) =>
  pulls.flatMap(({ posts }) => posts.map((heard) => (heard as { externalId: string }).externalId));

describe("a page's comments", () => {
  test("have their author, address and what they answer", async () => {
    platform.posts.push(post("900_1", "We are flying again."));
    platform.comments.push(
      comment("1_5", "Since when?", { like_count: 3, permalink_url: "https://www.facebook.com/1_5" }),
    );
    platform.comments.push(comment("1_6", "Since noon", { parent: { id: "1_5" }, from: undefined }));
    const { posts } = await pull();
    expect(posts).toMatchObject([
      { externalId: "900_1", author: { handle: "900", name: "Norvia Air" }, engagement: { comments: 2 } },
      { externalId: "1_6", author: { handle: "unknown" }, inReplyTo: "1_5" },
      {
        platform: "facebook",
        externalId: "1_5",
        author: { handle: "77", name: "Maria Teller" },
        text: "Since when?",
        publishedAt: "2026-05-28T20:30:00+00:00",
        url: "https://www.facebook.com/1_5",
        engagement: { likes: 3 },
        inReplyTo: "900_1",
      },
    ]);
  });

  test("are walked through page by page, over several rounds, and read again only where their number has changed", async () => {
    platform.pageSize = 2;
    platform.posts.push(post("900_1", "Flying"), post("900_2", "Landing"));
    for (let number = 10; number < 20; number++) {
      platform.comments.push(comment(`1_${number}`, `Comment ${number}`));
      platform.comments.push(comment(`2_${number}`, `Comment ${number}`, { under: "900_2" }));
    }
    const lost = await pull();
    const first = await pull();
    expect(ids(first)).toEqual(ids(lost));
    expect(first.hasMore).toBe(true);
    const second = await pull({ memory: first.memory });
    expect(new Set(ids(first, second)).size).toBe(22);
    const calls = platform.requests.length;
    const third = await pull({ memory: second.memory });
    expect(platform.requests.length - calls).toBe(1);
    platform.comments.push(comment("1_99", "One more"));
    expect(ids(await pull({ memory: third.memory }))).toContain("1_99");
  });

  test("are proved to be asked for by us", async () => {
    await pull();
    expect(platform.requests[0]!.url.searchParams.get("appsecret_proof")).toMatch(/^[0-9a-f]{64}$/);
    expect(platform.requests[0]!.url.searchParams.has("access_token")).toBe(false);
  });

  test("that tag the page are asked for where that is switched on", async () => {
    platform.tagged.push({ ...post("55_1", "Flying with Norvia"), from: maria });
    expect(ids(await pull({ settings: { pageId: "900", tagged: true } }))).toEqual(["55_1"]);
  });
});

describe("limits and refusals", () => {
  test("a page that has used nearly all its calls rests before it is refused", async () => {
    platform.used = 97;
    platform.posts.push(post("900_1", "Flying"));
    platform.comments.push(comment("1_5", "Since when?"));
    const first = await pull();
    expect(first).toMatchObject({ hasMore: false, notBefore: new Date("2026-05-28T21:10:00Z") });
    expect(first.quotas).toMatchObject([{ quota: "usage", left: 3 }]);
    expect(ids(first)).toEqual(["900_1"]);
    platform.used = 10;
    expect(ids(await pull({ memory: first.memory }))).toEqual(["1_5"]);
  });

  test("a refusal tells how long it lasts, or an hour is waited", async () => {
    platform.used = 100;
    platform.regainMinutes = 45;
    expect(await facebook.pull!(ask())).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-05-28T21:45:00Z"),
    });
    platform.answerNext({ status: 400, body: '{"error":{"code":4,"message":"Application request limit reached"}}' });
    expect(await facebook.pull!(ask())).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-05-28T22:00:00Z"),
    });
  });

  test.each([
    [17, "rate-limited"],
    [613, "rate-limited"],
    [80_001, "rate-limited"],
    [190, "credentials-refused"],
    [10, "scope-missing"],
    [200, "scope-missing"],
    [100, "settings-wrong"],
    [368, "blocked"],
    [2, "server-error"],
  ])("error %i is the failure %s, also with status 200", async (number, code) => {
    for (const status of [200, 400]) {
      platform.answerNext({ status, body: JSON.stringify({ error: { code: number, message: "no" } }) });
      expect(await facebook.pull!(ask())).toMatchObject({ ok: false, code });
    }
  });

  test("a token that ended in the middle needs a person", async () => {
    const { memory } = await pull();
    platform.token = "another";
    expect(await facebook.pull!(ask({ memory }))).toMatchObject({
      ok: false,
      code: "credentials-expired",
      isFinal: true,
    });
  });

  test("hostile answers are passed over, and what is left can be stored", async () => {
    const odd = {
      id: "9",
      message: "<i>\uD800</i>",
      created_time: "2026-05-28T20:00:00+0000",
      from: [],
      shares: { count: 1e300 },
    };
    const data = [null, 7, { id: {} }, { id: "8", message: [], created_time: 5 }, odd];
    platform.answerNext({ status: 200, body: JSON.stringify({ data, paging: "no" }) });
    const { posts } = await pull();
    expect(posts).toHaveLength(1);
    expect(normalisePost(posts[0], NOW)).toMatchObject({ ok: true, post: { text: "<i></i>", engagement: {} } });
  });
});

describe("deliveries", () => {
  const deliver = (value: object, signature?: string) => {
    const entry = [{ id: "900", time: 1_780_000_000, changes: [{ field: "feed", value }] }];
    const body = JSON.stringify({ object: "page", entry });
    const headers = { "x-hub-signature-256": signature ?? platform.sign(body) };
    const delivery: Delivery = { method: "POST", headers, query: {}, body: Buffer.from(body) };
    return facebook.receive!(ask(), delivery);
  };
  const said = {
    item: "comment",
    comment_id: "1_5",
    post_id: "900_1",
    parent_id: "900_1",
    from: maria,
    created_time: 1_779_999_000,
  };

  test("begin with a challenge that is met for our own word only", async () => {
    const query = { "hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": "quiet word" };
    const challenge: Delivery = { method: "GET", headers: {}, query, body: Buffer.alloc(0) };
    expect(await facebook.receive!(ask(), challenge)).toMatchObject({ answer: { status: 200, body: "42" } });
    const guessed = { ...challenge, query: { ...query, "hub.verify_token": "guess" } };
    expect(await facebook.receive!(ask(), guessed)).toMatchObject({ answer: { status: 403 } });
  });

  test("bring comments, edits and removals, signed", async () => {
    expect(await deliver({ ...said, verb: "add", message: "Where is my bag?" })).toMatchObject({
      answer: { status: 200 },
      heard: {
        posts: [{ externalId: "1_5", text: "Where is my bag?", inReplyTo: "900_1", author: { name: "Maria Teller" } }],
      },
    });
    expect(await deliver({ ...said, verb: "edited", message: "Found" })).toMatchObject({
      heard: { changes: [{ kind: "edited", externalId: "1_5", text: "Found" }] },
    });
    expect(await deliver({ ...said, verb: "remove" })).toMatchObject({
      heard: { changes: [{ kind: "deleted", externalId: "1_5" }] },
    });
    expect(await deliver({ ...said, verb: "hide", message: "Where is my bag?" })).toMatchObject({
      heard: { posts: [], changes: [] },
    });
    expect(await deliver({ ...said, verb: "add", message: "x" }, "sha256=00")).toMatchObject({
      heard: null,
      answer: { status: 401 },
    });
  });
});

describe("rights and acts", () => {
  test("the test names the page, the scopes and when the token ends", async () => {
    expect(await facebook.test!(ask())).toEqual({
      ok: true,
      account: "Norvia Air",
      scopes: ["pages_read_engagement"],
      expiresAt: new Date((1_780_000_000 + 60 * 86_400) * 1000),
    });
  });

  test("comments are hidden, shown again and deleted", async () => {
    const act = { act: "hide" as const, externalId: "1_5", url: null };
    expect(await facebook.moderate!(ask(), act)).toEqual({ outcome: "sent" });
    expect([...platform.hidden]).toEqual(["1_5"]);
    expect(await facebook.moderate!(ask(), { ...act, act: "unhide" })).toEqual({ outcome: "sent" });
    expect([...platform.hidden]).toEqual([]);
    expect(await facebook.moderate!(ask(), { ...act, act: "delete" })).toEqual({ outcome: "sent" });
    expect(await facebook.moderate!(ask(), { ...act, act: "delete" })).toMatchObject({
      outcome: "refused",
      code: "address-not-found",
    });
    expect(await facebook.moderate!(ask(), { ...act, act: "hold" })).toMatchObject({ outcome: "refused" });
    expect(await facebook.moderate!(ask(), { ...act, externalId: "me/accounts" })).toMatchObject({
      outcome: "refused",
    });
  });
});
