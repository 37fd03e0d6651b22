import { MetaLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Delivery } from "../connector.ts";
import { askAs } from "../trial.ts";
import { instagram } from "./instagram.ts";

const NOW = new Date("2026-05-28T21:00:00Z");
const timestamp = "2026-05-28T20:00:00+0000";

let platform: MetaLike;
beforeEach(async () => {
  platform = new MetaLike();
  platform.owner = { id: "900", username: "norvia_air" };
  await platform.start();
});
afterEach(() => platform.stop());

const credentials = { accessToken: "EAAinvented", appSecret: "app secret", verifyToken: "quiet word" };
const ask = (memory = {}, settings = {}) =>
  askAs({
    kind: "instagram",
    address: platform.origin,
    credentials,
    memory,
    settings: { accountId: "900", ...settings },
    now: NOW,
  });

function deliver(field: string, value: object) {
  const body = JSON.stringify({
    object: "instagram",
    entry: [{ id: "900", time: 1_780_000_000, changes: [{ field, value }] }],
  });
  const headers = { "x-hub-signature-256": platform.sign(body) };
  const delivery: Delivery = { method: "POST", headers, query: {}, body: Buffer.from(body) };
  return instagram.receive!(ask(), delivery);
}

test("media, their comments with answers, and media that tag the account are heard", async () => {
  platform.posts.push({ id: "1", caption: "Flying again", timestamp, username: "norvia_air", like_count: 9 });
  const replies = { data: [{ id: "12", text: "Me too", timestamp, username: "giorgi" }] };
  platform.comments.push({ id: "11", under: "1", text: "Where is my bag?", timestamp, username: "maria_t", replies });
  platform.tagged.push({
    id: "7",
    caption: "With @norvia_air",
    timestamp,
    username: "kostas",
    permalink: "https://www.instagram.com/p/x/",
  });
  const first = await instagram.pull!(ask());
  expect(first).toMatchObject({
    ok: true,
    posts: [
      { externalId: "1", text: "Flying again", engagement: { likes: 9, comments: 1 } },
      { platform: "instagram", externalId: "11", author: { handle: "maria_t" }, inReplyTo: "1" },
      { externalId: "12", author: { handle: "giorgi" }, inReplyTo: "11" },
      { externalId: "7", author: { handle: "kostas" }, url: "https://www.instagram.com/p/x/" },
    ],
  });
  const calls = platform.requests.length;
  await instagram.pull!(ask(first.ok ? first.memory : {}));
  expect(platform.requests.length - calls).toBe(2);
});

test("a comment is delivered whole, a mention only as a number, for which is asked", async () => {
  const value = { id: "11", text: "Where is my bag?", from: { id: "77", username: "maria_t" }, media: { id: "1" } };
  expect(await deliver("comments", value)).toMatchObject({
    heard: { posts: [{ externalId: "11", author: { handle: "maria_t" }, inReplyTo: "1" }] },
  });
  platform.mentioned.set("31", { id: "31", text: "@norvia_air shame", timestamp, username: "kostas" });
  expect(await deliver("mentions", { media_id: "5", comment_id: "31" })).toMatchObject({
    heard: { posts: [{ externalId: "31", text: "@norvia_air shame", inReplyTo: "5" }] },
  });
  platform.mentioned.set("6", { id: "6", caption: "Never again @norvia_air", timestamp, username: "kostas" });
  expect(await deliver("mentions", { media_id: "6" })).toMatchObject({ heard: { posts: [{ externalId: "6" }] } });
});

test("a mention that cannot be asked for is wanted again, unless it is gone", async () => {
  platform.answerNext({ status: 503, body: "{}" });
  expect(await deliver("mentions", { comment_id: "31" })).toMatchObject({ heard: null, answer: { status: 503 } });
  expect(await deliver("mentions", { comment_id: "31" })).toMatchObject({
    heard: { posts: [] },
    answer: { status: 200 },
  });
  expect(await deliver("mentions", { comment_id: "31){token}" })).toMatchObject({ heard: { posts: [] } });
  expect(await deliver("story_insights", { media_id: "1" })).toMatchObject({ heard: { posts: [] } });
});

test("comments are hidden, shown again and deleted, and a limit in the middle keeps what was heard", async () => {
  const act = { act: "hide" as const, externalId: "11", url: null };
  expect(await instagram.moderate!(ask(), act)).toEqual({ outcome: "sent" });
  expect([...platform.hidden]).toEqual(["11"]);
  expect(await instagram.moderate!(ask(), { ...act, act: "unhide" })).toEqual({ outcome: "sent" });
  expect(await instagram.moderate!(ask(), { ...act, act: "delete" })).toEqual({ outcome: "sent" });
  expect(await instagram.moderate!(ask(), { ...act, act: "release" })).toMatchObject({ outcome: "refused" });
  platform.posts.push({ id: "1", caption: "Flying", timestamp, username: "norvia_air" });
  platform.used = 96;
  expect(await instagram.pull!(ask())).toMatchObject({
    ok: true,
    posts: [{ externalId: "1" }],
    memory: { turn: "tags" },
  });
  expect(await instagram.test!(ask())).toMatchObject({ ok: true, account: "norvia_air" });
});
