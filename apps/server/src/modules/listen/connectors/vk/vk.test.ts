import { readFixture, readVkDescription, VkLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normalisePost } from "../../normalise.ts";
import type { Memory, Pulled } from "../connector.ts";
import { askAs } from "../trial.ts";
import { vk } from "./vk.ts";

const AT = 1_780_000_000;
const NOW = new Date((AT + 600) * 1000);
const methods = ["newsfeed/methods.json", "wall/methods.json"].map((path) => readFixture(`vk/${path}`) ?? "");
const sections = ["wall", "newsfeed", "callback"];
const objects = sections.map((section) => [section, readFixture(`vk/${section}/objects.json`) ?? ""]);
const description = methods.includes("") ? null : readVkDescription(methods, Object.fromEntries(objects));

const post = (id: number, text: string, more: object = {}) => ({
  inner_type: "wall_wallpost",
  id,
  owner_id: 77,
  from_id: 77,
  date: AT - id,
  text,
  ...more,
});
const comment = (id: number, text: string, more: object = {}) => ({
  id,
  post_id: 5,
  from_id: 77,
  date: AT,
  text,
  ...more,
});
const maria = { id: 77, first_name: "Мария", last_name: "Теллер", screen_name: "mteller", followers_count: 12 };
const norvia = { id: 900, name: "Норвия", screen_name: "norvia_air", members_count: 5_000, verified: 1 };

let platform: VkLike;
beforeEach(async () => {
  platform = new VkLike(description);
  platform.profiles.push(maria);
  platform.groups.push(norvia);
  await platform.start();
});
afterEach(async () => {
  await platform.stop();
  expect(platform.problems).toEqual([]);
});

const credentials = { token: "vk1.a.invented", callbackSecret: "quiet word", confirmation: "a1b2c3" };
const ask = (more: { memory?: Memory; settings?: object; terms?: string[] } = {}) =>
  askAs({ kind: "vk", address: platform.origin, credentials, now: NOW, ...more, settings: { ...more.settings } });

async function pull(more: Parameters<typeof ask>[0]): Promise<Extract<Pulled, { ok: true }>> {
  const pulled = await vk.pull!(ask(more));
  if (!pulled.ok) throw new Error(`${pulled.code}: ${pulled.message}`);
  return pulled;
}
const ids = (...pulls: { posts: readonly unknown[] }[]) =>
  pulls.flatMap(({ posts }) => posts.map((heard) => (heard as { externalId: string }).externalId));

test.skipIf(description === null)(
  "the platform of these tests holds calls and answers against VK's schemas",
  async () => {
    platform.posts.push(post(1, "Норвия", { from_id: "nobody" }));
    await pull({ terms: ["Норвия"] });
    expect(platform.problems.splice(0).join()).toContain("from_id");
  },
);

describe("searching", () => {
  test("finds posts with their author, numbers and address, and a repost as an echo of its original", async () => {
    const likes = { count: 7, user_likes: 0, can_like: 1, can_publish: 1 };
    platform.posts.push(post(3, "[club900|Норвия] опять отменила рейс", { likes, views: { count: 90 } }));
    platform.posts.push(post(2, "", { copy_history: [post(8, "Норвия бастует", { owner_id: -900, from_id: -900 })] }));
    const { posts } = await pull({ terms: ["Норвия"] });
    expect(posts).toEqual([
      {
        platform: "vk",
        externalId: "77_3",
        author: { handle: "id77", name: "Мария Теллер", followers: 12, screenName: "mteller" },
        text: "Норвия опять отменила рейс",
        publishedAt: "2026-05-28T20:26:37.000Z",
        url: "https://vk.com/wall77_3",
        engagement: { likes: 7, views: 90 },
      },
    ]);
  });

  test("walks through a backlog, resumes after a crash in its middle, and goes on from where it ended", async () => {
    platform.pageSize = 1;
    for (let id = 1; id <= 8; id++) platform.posts.push(post(id, `Норвия ${id}`));
    const lost = await pull({ terms: ["Норвия"] });
    const first = await pull({ terms: ["Норвия"] });
    expect(ids(first)).toEqual(ids(lost));
    expect(first.hasMore).toBe(true);
    const second = await pull({ terms: ["Норвия"], memory: first.memory });
    expect(second.hasMore).toBe(false);
    expect(new Set(ids(first, second)).size).toBe(8);
    expect(ids(first, second)).toHaveLength(8);
    platform.posts.push(post(0, "Норвия снова летает", { date: AT + 590, id: 500 }));
    expect(ids(await pull({ terms: ["Норвия"], memory: second.memory }))).toContain("77_500");
  });

  test("asks for several words in turn, no faster than three times a second", async () => {
    platform.countsSeconds = true;
    for (const [index, word] of ["багаж", "рейс", "забастовка", "экипаж"].entries())
      platform.posts.push(post(index + 1, `Норвия: ${word}`));
    const pulled = await pull({ terms: ["багаж", "рейс", "забастовка", "экипаж"] });
    expect(ids(pulled).sort()).toEqual(["77_1", "77_2", "77_3", "77_4"]);
  });
});

describe("own communities", () => {
  const settings = { searches: false, communities: ["https://vk.com/norvia_air"] };

  test("are read with the comments of posts whose number of comments has changed, threads included", async () => {
    platform.posts.push(post(5, "Мы снова летаем", { owner_id: -900, from_id: -900 }));
    const thread = { count: 1, items: [comment(12, "И я", { reply_to_comment: 11, owner_id: -900 })] };
    platform.comments.push(comment(11, "Наконец-то", { owner_id: -900, thread }));
    const first = await pull({ settings });
    expect(first.posts).toMatchObject([
      { externalId: "-900_5", author: { handle: "club900", name: "Норвия", verified: true } },
      { externalId: "-900_5_11", inReplyTo: "-900_5", url: "https://vk.com/wall-900_5?reply=11" },
      { externalId: "-900_5_12", inReplyTo: "-900_5_11" },
    ]);
    const calls = platform.requests.length;
    const second = await pull({ settings, memory: first.memory });
    expect(ids(second)).toEqual(["-900_5"]);
    expect(platform.requests.length - calls).toBe(1);
  });

  test("tell of edits, and a wall that is closed does not keep the others from being heard", async () => {
    platform.groups.push({ id: 901, name: "Закрытая", screen_name: "closed" });
    platform.closed.add(-901);
    platform.posts.push(post(5, "Летаем с 9 часов", { owner_id: -900, from_id: -900, edited: AT + 60 }));
    const both = { searches: false, communities: ["closed", "norvia_air"] };
    const pulled = await pull({ settings: both });
    expect(pulled.changes).toEqual([
      {
        kind: "edited",
        platform: "vk",
        externalId: "-900_5",
        at: new Date((AT + 60) * 1000),
        text: "Летаем с 9 часов",
      },
    ]);
    platform.posts.splice(0);
    expect(await vk.pull!(ask({ settings: both, memory: pulled.memory }))).toMatchObject({
      ok: false,
      code: "forbidden",
    });
  });

  test("are mentioned by others, as a user's token shows", async () => {
    platform.posts.push(post(6, "Спросите [club900|Норвию]"));
    expect(ids(await pull({ settings: { searches: false, mentions: true } }))).toEqual(["77_6"]);
  });
});

describe("refusals", () => {
  test.each([
    [5, "credentials-refused"],
    [6, "rate-limited"],
    [9, "rate-limited"],
    [14, "blocked"],
    [15, "forbidden"],
    [29, "quota-spent"],
    [10, "server-error"],
    [987, "server-error"],
  ])("error %i of an answer with status 200 is the failure %s", async (error_code, code) => {
    platform.answerNext({ status: 200, body: JSON.stringify({ error: { error_code, error_msg: "no" } }) });
    expect(await vk.pull!(ask({ terms: ["Норвия"] }))).toMatchObject({ ok: false, code });
  });

  test("in the middle of a round keep what was heard before, and are told when they are met again", async () => {
    platform.posts.push(post(1, "Норвия"));
    const body = JSON.stringify({ error: { error_code: 9, error_msg: "Flood control" } });
    const whole = await pull({ terms: ["Норвия"] });
    platform.answerNext(
      { status: 200, body: JSON.stringify({ response: { items: [post(1, "Норвия")] } }) },
      { status: 200, body },
    );
    const cut = await pull({ terms: ["Норвия", "рейс"] });
    expect(ids(cut)).toEqual(ids(whole));
    expect(cut).toMatchObject({ hasMore: false, notBefore: new Date(NOW.getTime() + 3_600_000) });
    platform.answerNext({ status: 200, body });
    expect(await vk.pull!(ask({ terms: ["Норвия", "рейс"], memory: cut.memory }))).toMatchObject({
      code: "rate-limited",
    });
  });

  test("of a token revoked in the middle need a person", async () => {
    const { memory } = await pull({ terms: ["Норвия"] });
    platform.token = "another";
    const refused = await vk.pull!(ask({ terms: ["Норвия"], memory }));
    expect(refused).toMatchObject({ ok: false, code: "credentials-refused", isFinal: true });
  });

  test.each([
    "<html>",
    "[]",
    '{"response":null}',
    '{"response":{"items":[null,7,{"id":{}},{"id":1,"owner_id":2,"date":"x","text":[]}]}}',
  ])("an answer like %s is no crash", async (body) => {
    platform.answerNext({ status: 200, body });
    const pulled = await vk.pull!(ask({ terms: ["Норвия"] }));
    expect(pulled.ok ? pulled.posts : pulled.code).toBeOneOf([[], "unreadable-answer", "server-error"]);
  });
});

describe("events of the community", () => {
  const deliver = (event: object, settings = {}) =>
    vk.receive!(ask({ settings, memory: { turn: "x" } }), {
      method: "POST",
      headers: {},
      query: {},
      body: Buffer.from(JSON.stringify({ group_id: 900, v: "5.199", event_id: "e1", secret: "quiet word", ...event })),
    });

  test("are confirmed with the community's code, and taken only with its secret", async () => {
    expect(await deliver({ type: "confirmation", secret: undefined })).toMatchObject({
      answer: { status: 200, body: "a1b2c3" },
    });
    const object = comment(11, "Где мой багаж?", { owner_id: -900 });
    expect(await deliver({ type: "wall_reply_new", object })).toMatchObject({
      answer: { status: 200, body: "ok" },
      heard: { posts: [{ externalId: "-900_5_11", text: "Где мой багаж?" }], memory: { turn: "x" } },
    });
    expect(await deliver({ type: "wall_reply_new", object, secret: "guess" })).toMatchObject({
      heard: null,
      answer: { status: 403 },
    });
    expect(await deliver({ type: "wall_reply_new", object, secret: { length: 10 } })).toMatchObject({ heard: null });
  });

  test("change and take away what was heard, and messages are heard only where that is switched on", async () => {
    const edited = comment(11, "Багаж нашли", { owner_id: -900 });
    expect(await deliver({ type: "wall_reply_edit", object: edited })).toMatchObject({
      heard: { changes: [{ kind: "edited", externalId: "-900_5_11", text: "Багаж нашли" }] },
    });
    const gone = { owner_id: -900, post_id: 5, id: 11, deleter_id: 77 };
    expect(await deliver({ type: "wall_reply_delete", object: gone })).toMatchObject({
      heard: { changes: [{ kind: "deleted", externalId: "-900_5_11" }] },
    });
    const object = { message: { id: 4, peer_id: 77, from_id: 77, date: AT, text: "Здравствуйте" } };
    expect(await deliver({ type: "message_new", object })).toMatchObject({ heard: { posts: [] } });
    expect(await deliver({ type: "message_new", object }, { messages: true })).toMatchObject({
      heard: { posts: [{ externalId: "message_77_4", isPrivate: true }] },
    });
  });

  test("with hostile objects are answered, and what is left can be stored", async () => {
    const text = "<script>\uD800</script>";
    for (const object of [null, 5, { id: 1e300 }, { id: 1, post_id: 5, owner_id: -900, date: 1e18, text }])
      expect(await deliver({ type: "wall_reply_new", object })).toMatchObject({
        answer: { body: "ok" },
        heard: { posts: [] },
      });
    const taken = await deliver({
      type: "wall_post_new",
      object: post(1, text, { likes: "many", views: { count: -4 } }),
    });
    expect(normalisePost(taken.heard!.posts[0], NOW)).toMatchObject({ ok: true, post: { engagement: {} } });
  });
});

describe("rights and acts", () => {
  test.each([
    ["user", "id77"],
    ["group", "Норвия"],
    ["service", "service key"],
  ] as const)("the test tells a %s's token as %s", async (kind, account) => {
    platform.kind = kind;
    expect(await vk.test!(ask())).toEqual({ ok: true, account, scopes: [kind], expiresAt: null });
  });

  test("comments and posts are deleted once; nothing is hidden", async () => {
    const act = { act: "delete" as const, externalId: "-900_5_11", url: null };
    expect(await vk.moderate!(ask(), act)).toEqual({ outcome: "sent" });
    expect(await vk.moderate!(ask(), { ...act, externalId: "-900_5" })).toEqual({ outcome: "sent" });
    expect(platform.deleted).toEqual(["-900_11", "-900_5"]);
    platform.kind = "service";
    expect(await vk.moderate!(ask(), act)).toMatchObject({ outcome: "refused", code: "scope-missing" });
    expect(await vk.moderate!(ask(), { ...act, act: "hide" })).toMatchObject({ outcome: "refused" });
    expect(await vk.moderate!(ask(), { ...act, externalId: "1_2&x" })).toMatchObject({ outcome: "refused" });
  });
});
