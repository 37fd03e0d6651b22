import { type BotApiDescription, BotApiLike, readFixture } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normalisePost } from "../../normalise.ts";
import { hold } from "../asking.ts";
import type { Memory, Pulled } from "../connector.ts";
import { askAs } from "../trial.ts";
import { telegram } from "./telegram.ts";
import { secretOf } from "./webhook.ts";

const TOKEN = "987654321:AAInventedTokenOfAnInventedBot_0123456";
const written = readFixture("telegram/api.json");
const description = written === null ? null : (JSON.parse(written) as BotApiDescription);
const AT = 1_780_000_000;

const channel = { id: -1001234567890, type: "channel", title: "Norvia Air", username: "norvia_air" };
const group = { id: -1009876543210, type: "supergroup", title: "Norvia talks" };
const maria = { id: 77, is_bot: false, first_name: "Maria", last_name: "Teller", username: "maria_teller" };
const message = (fields: object) => ({ message_id: 1, date: AT, chat: group, from: maria, ...fields });

let bot: BotApiLike;
beforeEach(async () => {
  bot = new BotApiLike({ token: TOKEN, description });
  await bot.start();
});
afterEach(async () => {
  await bot.stop();
  expect(bot.problems).toEqual([]);
});

const ask = (memory: Memory = {}, settings = {}) =>
  askAs({ kind: "telegram", address: bot.origin, credentials: { botToken: TOKEN }, settings, memory });

async function pull(memory: Memory = {}): Promise<Extract<Pulled, { ok: true }>> {
  const pulled = await telegram.pull!(ask(memory));
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
}
const posts = (pulled: { posts: readonly unknown[] }) => pulled.posts as Record<string, unknown>[];

test.skipIf(description === null)(
  "the platform of these tests holds calls and updates against the official description",
  () => {
    bot.say({ message: { ...message({ text: "Hello" }), date: "yesterday" } });
    expect(bot.problems.splice(0)).toEqual(["Update.message.date: no Integer"]);
  },
);

describe("posts of a bot's chats", () => {
  test("a channel's post has its channel as author and its web address", async () => {
    bot.say({
      channel_post: { message_id: 12, date: AT, chat: channel, sender_chat: channel, text: "We are flying again." },
    });
    expect(posts(await pull())).toEqual([
      {
        platform: "telegram",
        externalId: "-1001234567890/12",
        author: { handle: "norvia_air", name: "Norvia Air" },
        text: "We are flying again.",
        publishedAt: "2026-05-28T20:26:40.000Z",
        url: "https://t.me/norvia_air/12",
      },
    ]);
  });

  test("a comment answers the channel's post, and the copy of the post in the discussion group is the post itself", async () => {
    const forward_origin = { type: "channel", date: AT - 60, chat: channel, message_id: 12 };
    const copy = {
      message_id: 500,
      date: AT,
      chat: group,
      sender_chat: channel,
      forward_origin,
      is_automatic_forward: true as const,
      text: "We are flying again.",
    };
    bot.say({ message: copy });
    bot.say({
      message: message({ message_id: 501, message_thread_id: 500, reply_to_message: copy, text: "Since when?" }),
    });
    const [post, comment] = posts(await pull());
    expect(post).toMatchObject({ externalId: "-1001234567890/12", author: { handle: "norvia_air" } });
    expect(post).not.toHaveProperty("repostOf", expect.anything());
    expect(comment).toMatchObject({
      externalId: "-1009876543210/501",
      inReplyTo: "-1001234567890/12",
      url: "https://t.me/c/9876543210/501",
      author: { handle: "maria_teller", name: "Maria Teller" },
    });
  });

  test("a forward repeats the channel's post, and hidden links are found by UTF-16 places", async () => {
    const text = "✈️ 𝕹orvia: strike? https://news.example/a here";
    const entities = [
      { type: "url", offset: text.indexOf("https"), length: "https://news.example/a".length },
      { type: "text_link", offset: text.indexOf("here"), length: 4, url: "https://trap.example/b" },
      { type: "url", offset: 9_000, length: -4 },
    ];
    const forward_origin = { type: "channel", date: AT - 600, chat: channel, message_id: 9 };
    bot.say({ message: message({ forward_origin, text, entities }) });
    const [post] = posts(await pull());
    expect(post).toMatchObject({ repostOf: "-1001234567890/9", text });
    expect(post!.links).toEqual(expect.arrayContaining(["https://news.example/a", "https://trap.example/b"]));
  });

  test("an album is one post with all its pictures, and a topic of a forum is no answer", async () => {
    const photo = (id: string) => [{ file_id: id, file_unique_id: id, width: 90, height: 90 }];
    const reply_to_message = message({ message_id: 3, forum_topic_created: { name: "Bags", icon_color: 1 } });
    bot.say({
      message: message({
        message_id: 4,
        media_group_id: "g",
        photo: photo("a"),
        caption: "Look at my bag",
        reply_to_message,
      }),
    });
    bot.say({ message: message({ message_id: 5, media_group_id: "g", photo: photo("b") }) });
    const [post, ...others] = posts(await pull());
    expect(others).toEqual([]);
    expect(post).toMatchObject({ text: "Look at my bag", media: [{ id: "a" }, { id: "b" }] });
    expect(post!.inReplyTo).toBeUndefined();
  });

  test("an edit is a change, also of a caption", async () => {
    bot.say({
      edited_channel_post: { message_id: 12, date: AT, edit_date: AT + 60, chat: channel, caption: "Delayed." },
    });
    const { posts: none, changes } = await pull();
    expect(none).toEqual([]);
    expect(changes).toEqual([
      {
        kind: "edited",
        platform: "telegram",
        externalId: "-1001234567890/12",
        at: new Date((AT + 60) * 1000),
        text: "Delayed.",
      },
    ]);
  });

  test("hostile updates are passed over, and what is left can be stored", async () => {
    for (const update of [
      { message: "<script>" },
      { message: { message_id: {}, date: AT, chat: group, text: "x" } },
      { message: { message_id: 1, date: 1e300, chat: group, text: "x" } },
      { message: { message_id: 2, date: -5, chat: [], text: "x" } },
      {
        message: {
          message_id: 3,
          date: AT,
          chat: { id: 5, type: "group", title: "T".repeat(9_000) },
          text: "half \uD800 <b>bold</b>",
        },
      },
      { edited_message: { message_id: 4, date: null, chat: group, text: "x" } },
      { my_chat_member: { chat: { id: "__proto__" }, new_chat_member: 5 } },
    ])
      bot.say(update);
    bot.problems.splice(0);
    const pulled = await pull();
    expect(posts(pulled)).toHaveLength(1);
    expect(normalisePost(pulled.posts[0], new Date((AT + 5) * 1000))).toMatchObject({
      ok: true,
      post: { text: "half  <b>bold</b>" },
    });
  });
});

describe("asking again and again", () => {
  test("nothing is lost and nothing doubled when the product crashes before it has stored", async () => {
    for (let number = 1; number <= 150; number++)
      bot.say({ message: message({ message_id: number, text: `Post ${number}` }) });
    const lost = await pull();
    const first = await pull();
    expect(first).toEqual(lost);
    expect(first.hasMore).toBe(true);
    const second = await pull(first.memory);
    const third = await pull(second.memory);
    const heard = [...posts(first), ...posts(second)].map(({ externalId }) => externalId);
    expect(new Set(heard).size).toBe(150);
    expect(heard).toHaveLength(150);
    expect(third).toMatchObject({ posts: [], hasMore: false, memory: second.memory });
  });

  test("the pause of a refusal is kept, and one without a pause is told without", async () => {
    const body = { ok: false, error_code: 429, description: "Too Many Requests: retry after 30" };
    bot.answerNext({ status: 429, body: JSON.stringify({ ...body, parameters: { retry_after: 30 } }) });
    expect(await telegram.pull!(ask())).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-05-28T21:00:30Z"),
    });
    bot.answerNext({ status: 200, body: JSON.stringify(body) });
    const refused = await telegram.pull!(ask());
    expect(refused).toMatchObject({ ok: false, code: "rate-limited" });
    expect(refused).not.toHaveProperty("notBefore");
  });

  test.each([
    [{ status: 200, body: "<html>Please wait</html>" }, "unreadable-answer"],
    [{ status: 502, body: "Bad gateway" }, "server-error"],
    [{ status: 200, body: "[]" }, "server-error"],
    [{ status: 403, body: '{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked"}' }, "forbidden"],
  ])("an answer like %j is the failure %s", async (reply, code) => {
    bot.answerNext(reply);
    expect(await telegram.pull!(ask())).toMatchObject({ ok: false, code });
  });

  test("a token revoked in the middle needs a person", async () => {
    const { memory } = await pull();
    bot.token = "1:another";
    expect(await telegram.pull!(ask(memory))).toMatchObject({ ok: false, code: "credentials-refused", isFinal: true });
    expect(await telegram.test!(ask(memory))).toMatchObject({ ok: false, code: "credentials-refused" });
  });

  test("a webhook that somebody else has set is named as the reason", async () => {
    bot.webhook = { ...bot.webhook, url: "https://elsewhere.example/" };
    expect(await telegram.pull!(ask())).toMatchObject({ ok: false, code: "settings-wrong" });
  });
});

describe("one poll after the other", () => {
  test("brings posts and edits as they are written, until it is let go", async () => {
    bot.say({ message: message({ message_id: 1, text: "First" }) });
    const held = hold(telegram, ask());
    await held.until(1);
    bot.say({ edited_message: message({ message_id: 1, text: "First, mended", edit_date: AT + 5 }) });
    bot.say({ message: message({ message_id: 2, text: "Second" }) });
    await held.until(3);
    expect(await held.stop()).toEqual({ ok: true });
    expect(held.posts.map(({ text }) => text)).toEqual(["First", "Second"]);
    expect(held.changes).toMatchObject([{ text: "First, mended" }]);
    expect(await pull(held.memory())).toMatchObject({ posts: [], changes: [] });
  });

  test("ends with the reason when the token is revoked", async () => {
    const held = hold(telegram, ask());
    bot.token = "1:another";
    expect(await held.ended).toMatchObject({ ok: false, code: "credentials-refused", isFinal: true });
  });

  test("is one way, deliveries watched over by asking the other", () => {
    expect(telegram.waysOf!({ way: "ask" })).toEqual(["hold"]);
    expect(telegram.waysOf!({ way: "webhook" })).toEqual(["receive", "pull"]);
  });
});

describe("deliveries to a webhook", () => {
  const delivery = (update: object, secret = bot.secret) => ({
    method: "POST" as const,
    headers: { "x-telegram-bot-api-secret-token": secret },
    query: {},
    body: Buffer.from(JSON.stringify(update)),
  });

  test("are registered by asking, and taken only with the secret", async () => {
    await telegram.pull!(ask({}, { way: "webhook" }));
    expect(bot.webhook.url).toBe(ask().source.ownAddress);
    expect(bot.secret).toBe(secretOf(TOKEN));
    const update = bot.say({ message: message({ text: "Where is my bag?" }) });
    const taken = await telegram.receive!(ask(), delivery(update));
    expect(taken).toMatchObject({
      answer: { status: 200 },
      heard: { posts: [{ text: "Where is my bag?" }], memory: {} },
    });
    expect(await telegram.receive!(ask(), delivery(update, "guessed"))).toMatchObject({
      heard: null,
      answer: { status: 401 },
    });
    const broken = { ...delivery(update), body: Buffer.from("{") };
    expect(await telegram.receive!(ask(), broken)).toMatchObject({ heard: null, answer: { status: 400 } });
  });

  test("that do not reach us are a failure with the platform's reason", async () => {
    const last_error_message = "Connection timed out";
    bot.webhook = {
      ...bot.webhook,
      url: ask().source.ownAddress,
      pending_update_count: 4,
      last_error_date: AT + 1_990,
      last_error_message,
    };
    const watched = await telegram.pull!(ask({}, { way: "webhook" }));
    expect(watched).toMatchObject({
      ok: false,
      code: "unreachable",
      message: expect.stringContaining(last_error_message),
    });
  });
});

describe("rights and acts", () => {
  test("the test says whether the bot reads everything, and what it is in each chat it was put into", async () => {
    const member = { user: { id: 4_242, is_bot: true, first_name: "Norvia ear" }, status: "member" };
    bot.say({
      my_chat_member: {
        chat: group,
        from: maria,
        date: AT,
        old_chat_member: { ...member, status: "left" },
        new_chat_member: member,
      },
    });
    bot.problems.splice(0);
    bot.administered.add(group.id);
    const { memory } = await pull();
    expect(await telegram.test!(ask(memory))).toEqual({
      ok: true,
      account: "@norvia_ear_bot",
      scopes: ["privacy-mode", "Norvia talks: administrator, deletes"],
      expiresAt: null,
    });
    bot.problems.splice(0);
  });

  test("a message is deleted where the bot may, for 48 hours, and nothing is hidden", async () => {
    bot.administered.add(group.id);
    bot.say({ message: message({ message_id: 8, text: "Buy watches" }) });
    const act = { act: "delete" as const, externalId: "-1009876543210/8", url: null };
    expect(await telegram.moderate!(ask(), act)).toEqual({ outcome: "sent" });
    expect(bot.deleted).toEqual([act.externalId]);
    bot.nowSeconds = AT + 49 * 3600;
    expect(await telegram.moderate!(ask(), act)).toMatchObject({ outcome: "refused" });
    expect(await telegram.moderate!(ask(), { ...act, act: "hide" })).toMatchObject({ outcome: "refused" });
    expect(await telegram.moderate!(ask(), { ...act, externalId: "../getMe" })).toMatchObject({ outcome: "refused" });
    bot.answerNext({ status: 502 });
    expect(await telegram.moderate!(ask(), act)).toMatchObject({ outcome: "unknown" });
  });
});
