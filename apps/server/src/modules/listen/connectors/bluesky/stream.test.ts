import { BlueskyLike, BlueskyLikeRelay } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOf, hold, reminded } from "../asking.ts";
import type { Ask } from "../connector.ts";
import { bluesky } from "./bluesky.ts";

const ANNA = "did:plc:anna234567234567234567ab";
const account = { did: ANNA, handle: "anna.example", password: "x", displayName: "Anna", followers: 120 };
let relay: BlueskyLikeRelay;
let service: BlueskyLike;

beforeEach(async () => {
  relay = new BlueskyLikeRelay();
  service = new BlueskyLike();
  service.accounts.push(account);
  await Promise.all([relay.start(), service.start()]);
});
afterEach(() => Promise.all([relay.stop(), service.stop()]));

const ask = (wish: Partial<Ask> = {}): Ask =>
  askOf({
    source: { kind: "bluesky", address: service.origin, settings: { hear: "stream", jetstream: relay.address } },
    isWanted: ({ text }) => /norvia|ნორვია/i.test(text),
    ...wish,
  });
const listening = async (count: number) => {
  while (relay.listening < count) await new Promise((resolve) => setTimeout(resolve, 5));
};
const textsOf = (posts: readonly Record<string, unknown>[]) => posts.map(({ text }) => text);

describe("the stream of Bluesky", () => {
  test("brings what a watch asks for, with its author's name, and nothing else", async () => {
    const held = hold(bluesky, ask());
    await listening(1);
    relay.post({ did: ANNA, key: "1", text: "Lovely weather" });
    relay.post({ did: ANNA, key: "2", text: "Norvia lost my bag", langs: ["en"] });
    await held.until(1);
    expect(held.posts).toMatchObject([
      {
        platform: "bluesky",
        externalId: `at://${ANNA}/app.bsky.feed.post/2`,
        author: { handle: "anna.example", name: "Anna", followers: 120 },
        text: "Norvia lost my bag",
        lang: "en",
        url: `https://bsky.app/profile/${ANNA}/post/2`,
      },
    ]);
    expect(await held.stop()).toEqual({ ok: true });
    expect(relay.asked[0]!.search).toBe("?wantedCollections=app.bsky.feed.post");
  });

  test("goes on where it was after a cut, with nothing lost; what comes twice has the same id", async () => {
    const first = hold(bluesky, ask());
    await listening(1);
    relay.post({ did: ANNA, key: "1", text: "Norvia one" });
    await first.until(1);
    relay.cut();
    await first.ended;
    relay.post({ did: ANNA, key: "2", text: "Norvia two" });
    relay.post({ did: ANNA, key: "3", text: "Norvia three" });
    const second = hold(bluesky, reminded(ask(), first.memory()));
    await second.until(3);
    await second.stop();
    const heard = [...first.posts, ...second.posts];
    expect([...new Set(textsOf(heard))].sort()).toEqual(["Norvia one", "Norvia three", "Norvia two"]);
    expect(new Set(heard.map(({ externalId }) => externalId)).size).toBe(3);
  });

  test("remembers nothing that was not stored: after a failed storing the same posts come again", async () => {
    const first = hold(bluesky, ask(), () => Promise.reject(new Error("the database is away")));
    await listening(1);
    const at = relay.post({ did: ANNA, key: "1", text: "Norvia one" });
    await expect(first.ended).rejects.toThrow("the database is away");
    const second = hold(bluesky, reminded(ask(), { cursor: at - 1 }));
    await second.until(1);
    expect(textsOf(second.posts)).toEqual(["Norvia one"]);
    await second.stop();
  });

  test("follows edits and deletions, whatever the words have become", async () => {
    const held = hold(bluesky, ask());
    await listening(1);
    relay.edit({ did: ANNA, key: "1", text: "Never mind" });
    relay.edit({ did: ANNA, key: "2", text: "It was Norvia after all" });
    relay.remove(ANNA, "1");
    await held.until(4);
    expect(held.changes.map(({ kind, externalId }) => [kind, externalId.slice(-2)])).toEqual([
      ["edited", "/1"],
      ["edited", "/2"],
      ["deleted", "/1"],
    ]);
    expect(textsOf(held.posts)).toEqual(["It was Norvia after all"]);
    await held.stop();
  });

  test("survives hostile events and keeps the cursor moving over them", async () => {
    const held = hold(bluesky, ask());
    await listening(1);
    for (const line of HOSTILE) relay.say(line);
    const at = relay.post({ did: ANNA, key: "9", text: "Norvia <script>alert(1)</script> \ud800", createdAt: "never" });
    await held.until(1);
    expect(held.posts).toHaveLength(1);
    expect(held.posts[0]!.publishedAt).toBe(new Date(at / 1_000).toISOString());
    await held.stop();
    expect(held.memory()).toEqual({ cursor: at });
  });

  test("keeps an author's number where no directory answers", async () => {
    service.answerNext({ status: 500 });
    const held = hold(bluesky, ask());
    await listening(1);
    relay.post({ did: ANNA, key: "1", text: "Norvia one" });
    await held.until(1);
    expect(held.posts[0]!.author).toEqual({ did: ANNA, handle: ANNA });
    await held.stop();
  });

  test("says that a relay cannot be reached", async () => {
    const settings = { hear: "stream", jetstream: "ws://127.0.0.1:1/subscribe" };
    const held = hold(bluesky, askOf({ source: { kind: "bluesky", settings } }));
    expect(await held.ended).toMatchObject({ ok: false, code: "unreachable" });
  });
});

const HOSTILE = [
  "",
  "null",
  "[]",
  "{",
  '{"did":7,"time_us":"soon","kind":"commit"}',
  '{"did":"did:plc:x","time_us":1e300,"kind":"commit","commit":{}}',
  `{"did":"did:plc:x","time_us":1,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":{},"record":[]}}`,
  `{"did":"did:plc:x","time_us":1,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"a","record":{"text":7}}}`,
  `{"did":"did:plc:x","time_us":1,"kind":"commit","commit":{"operation":"constructor","collection":"app.bsky.feed.post","rkey":"a"}}`,
  `{"did":"did:plc:x","time_us":2,"kind":"identity","identity":{"handle":["a"]}}`,
];
