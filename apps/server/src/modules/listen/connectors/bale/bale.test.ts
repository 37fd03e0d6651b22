import { BotApiLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hold } from "../asking.ts";
import { askAs } from "../trial.ts";
import { bale } from "./bale.ts";

const TOKEN = "123:inventedTokenOfAnInventedBaleBot";
const AT = 1_780_000_000;
const channel = { id: 4_711, type: "channel", title: "نورویا", username: "norvia" };
const group = { id: 4_712, type: "group", title: "گفت‌وگوی نورویا" };

let bot: BotApiLike;
beforeEach(async () => {
  bot = new BotApiLike({ token: TOKEN, methods: ["getMe", "getUpdates", "getChatMember", "deleteMessage"] });
  await bot.start();
});
afterEach(() => bot.stop());

const ask = (memory = {}) => askAs({ kind: "bale", address: bot.origin, credentials: { botToken: TOKEN }, memory });

test("a channel's post comes as a message, and a forward names its channel in the older way", async () => {
  bot.say({ message: { message_id: 3, date: AT, chat: channel, text: "پروازها از سر گرفته شد." } });
  const forward = { forward_from_chat: channel, forward_from_message_id: 3, forward_date: AT };
  const from = { id: 9, is_bot: false, first_name: "مریم" };
  bot.say({ message: { message_id: 8, date: AT, chat: group, from, ...forward, text: "پروازها از سر گرفته شد." } });
  const held = hold(bale, ask());
  await held.until(2);
  await held.stop();
  expect(held.posts).toMatchObject([
    {
      platform: "bale",
      externalId: "4711/3",
      author: { handle: "norvia", name: "نورویا" },
      url: "https://ble.ir/norvia",
    },
    { externalId: "4712/8", author: { handle: "9", name: "مریم" }, repostOf: "4711/3" },
  ]);
  const again = hold(bale, ask(held.memory()));
  bot.say({ message: { message_id: 9, date: AT, chat: group, from, text: "کی؟" } });
  await again.until(1);
  await again.stop();
  expect(again.posts.map(({ externalId }) => externalId)).toEqual(["4712/9"]);
});

test("nothing is asked for that this messenger does not know", async () => {
  const held = hold(bale, ask());
  await bot.waitForRequests(1);
  await held.stop();
  await bale.test!(ask({ chats: { 4712: { title: "گفت‌وگوی نورویا" } } }));
  const asked = bot.requests.map(({ url, body }) => [url.pathname.split("/").at(-1), body.toString()]);
  expect(asked).toEqual([
    ["getUpdates", '{"limit":100,"timeout":20}'],
    ["getMe", "{}"],
    ["getChatMember", '{"chat_id":4712,"user_id":4242}'],
  ]);
});

test("a message is deleted once, and a refusal is told with its reason", async () => {
  const act = { act: "delete" as const, externalId: "4712/8", url: null };
  bot.administered.add(group.id);
  bot.say({ message: { message_id: 8, date: AT, chat: group, text: "تبلیغ" } });
  expect(await bale.moderate!(ask(), act)).toEqual({ outcome: "sent" });
  bot.administered.clear();
  expect(await bale.moderate!(ask(), act)).toMatchObject({
    outcome: "refused",
    message: expect.stringContaining("deleted"),
  });
});
