import { MASTODON_TOKEN, MastodonLike, MastodonLikeStreaming, readFixture } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOf, budget, hold, reminded } from "../asking.ts";
import type { Ask, Pulled } from "../connector.ts";
import { mastodon } from "./mastodon.ts";
import { readStatus, wordsOf } from "./read.ts";

let instance: MastodonLike;
let streaming: MastodonLikeStreaming;

beforeEach(async () => {
  instance = new MastodonLike();
  streaming = new MastodonLikeStreaming((token) => token === instance.token);
  await Promise.all([instance.start(), streaming.start()]);
  instance.streaming = streaming.address;
});
afterEach(() => Promise.all([instance.stop(), streaming.stop()]));

const ask = (settings: Record<string, unknown>, wish: Partial<Ask> = {}): Ask =>
  askOf({
    source: { kind: "mastodon", address: instance.origin, settings },
    credentials: { accessToken: MASTODON_TOKEN },
    isWanted: ({ text }) => text.includes("Norvia"),
    ...wish,
  });
const subscribed = async (count: number) => {
  while (streaming.subscribed.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
};
const good = (pulled: Pulled) => {
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
};
const textsOf = (posts: readonly unknown[]) => posts.map((post) => (post as { text: string }).text);
const trams = { hear: "hashtags", hashtags: ["#tram"] };

describe("a hashtag", () => {
  test("is heard from its newest page on, then over the stream, with edits and deletions", async () => {
    instance.write({ text: "Standing still", tags: ["tram"] });
    const held = hold(mastodon, ask(trams));
    await held.until(1);
    await subscribed(1);
    const live = instance.write({ text: "Still standing", tags: ["tram"] });
    streaming.say(["hashtag", "tram"], "update", live);
    streaming.say(["hashtag", "tram"], "status.update", {
      ...live,
      content: "<p>Moving</p>",
      edited_at: "2026-03-02T08:01:00Z",
    });
    streaming.say(["hashtag", "tram"], "delete", live.id);
    streaming.say(["hashtag", "tram"], "delete", "1");
    await held.until(5);
    expect(textsOf(held.posts)).toEqual(["Standing still", "Still standing", "Moving"]);
    expect(held.changes).toMatchObject([
      { kind: "edited", externalId: live.uri, text: "Moving", at: new Date("2026-03-02T08:01:00Z") },
      { kind: "deleted", externalId: live.uri },
    ]);
    expect(await held.stop()).toEqual({ ok: true });
  });

  test("is caught up with after a cut, through a long backlog, with nothing lost", async () => {
    instance.write({ text: "0", tags: ["tram"] });
    const first = hold(mastodon, ask(trams));
    await first.until(1);
    await subscribed(1);
    streaming.cut();
    await first.ended;
    for (let number = 1; number <= 900; number++) instance.write({ text: `${number}`, tags: ["tram"] });
    const second = hold(mastodon, reminded(ask(trams), first.memory()));
    await second.until(901);
    await second.stop();
    expect(new Set([...textsOf(first.posts), ...textsOf(second.posts)]).size).toBe(901);
  });

  test("is read in parts where there is no stream, each part remembered", async () => {
    instance.write({ text: "0", tags: ["tram"] });
    let pulled = good(await mastodon.pull!(ask(trams)));
    for (let number = 1; number <= 900; number++) instance.write({ text: `${number}`, tags: ["tram"] });
    const heard = new Set(textsOf(pulled.posts));
    do {
      pulled = good(await mastodon.pull!(reminded(ask(trams), pulled.memory)));
      for (const text of textsOf(pulled.posts)) heard.add(text);
    } while (pulled.hasMore);
    expect(heard.size).toBe(901);
    expect(pulled.quotas).toEqual([
      { quota: "requests", left: instance.left, resetsAt: new Date("2026-03-02T09:05:00Z") },
    ]);
  });
});

describe("what is said to the account", () => {
  test("is heard whatever its visibility, and marked", async () => {
    instance.notify("mention", instance.write({ text: "@norvia in secret", visibility: "direct" }));
    instance.notify("favourite", instance.write({ text: "mine" }));
    const held = hold(mastodon, ask({ hear: "mentions" }));
    await subscribed(1);
    await held.until(1);
    const live = instance.notify("mention", instance.write({ text: "@norvia aloud", author: "ana@other.example" }));
    streaming.say(["user:notification"], "notification", live);
    await held.until(2);
    await held.stop();
    expect(held.posts).toMatchObject([
      { text: "@norvia in secret", visibility: "direct", author: { handle: `maria@${new URL(instance.origin).host}` } },
      { text: "@norvia aloud", visibility: "public", author: { handle: "ana@other.example", followers: 50 } },
    ]);
    expect(held.memory()).toMatchObject({ places: { mentions: { reached: live.id } } });
  });
});

describe("a public stream", () => {
  test("keeps what a watch asks for, and nothing that is not public", async () => {
    const held = hold(mastodon, ask({ hear: "local" }));
    await subscribed(1);
    for (const [text, visibility] of [
      ["Weather", "public"],
      ["Norvia in private", "private"],
      ["Norvia in direct", "direct"],
      ["Norvia unlisted", "unlisted"],
    ] as const)
      streaming.say(["public:local"], "update", instance.write({ text, visibility }));
    await held.until(1);
    for (const hostile of HOSTILE) streaming.sayAsIs(["public:local"], hostile);
    streaming.say(["public:local"], "update", instance.write({ text: "Norvia aloud" }));
    await held.until(2);
    expect(textsOf(held.posts)).toEqual(["Norvia unlisted", "Norvia aloud"]);
    await held.stop();
  });

  test("ends for good when the token has been withdrawn, before or at the door", async () => {
    instance.token = "other";
    expect(await hold(mastodon, ask({ hear: "public" })).ended).toMatchObject({
      code: "credentials-refused",
      isFinal: true,
    });
  });
});

const HOSTILE = [
  "{",
  '{"stream":["public:local"],"event":"update","payload":"{"}',
  '{"stream":["public:local"],"event":"update","payload":{"id":1}}',
  '{"stream":"public:local","event":"update"}',
  '{"stream":["public:local"],"event":"delete","payload":{}}',
  '{"stream":["public:local"],"event":"update","payload":"{\\"id\\":\\"9\\",\\"visibility\\":\\"public\\",\\"content\\":7,\\"account\\":[]}"}',
];

describe("asking", () => {
  test("searches for the words of the watches and keeps what they ask for", async () => {
    instance.write({ text: "Norvia lost my bag" });
    instance.write({ text: "norvia in small letters" });
    const pulled = good(await mastodon.pull!(ask({ hear: "search" }, { terms: ["Norvia"] })));
    expect(textsOf(pulled.posts)).toEqual(["Norvia lost my bag"]);
  });

  test("waits until the limit ends, and says when the quota is spent", async () => {
    instance.left = 0;
    expect(await mastodon.pull!(ask(trams))).toMatchObject({
      code: "rate-limited",
      notBefore: new Date("2026-03-02T09:05:00Z"),
    });
    expect(await mastodon.pull!(ask(trams, { spend: budget(0) }))).toMatchObject({ ok: false, code: "quota-spent" });
    instance.answerNext({ status: 429 });
    expect(await mastodon.pull!(ask(trams))).toMatchObject({ notBefore: new Date("2026-03-02T09:01:00Z") });
  });

  test.each(['{"error":"This method requires an authenticated user"}', "<html>", "7"])(
    "and being answered 200 with %s is no silence",
    async (body) => {
      instance.answerNext({ status: 200, body });
      expect(await mastodon.pull!(ask(trams))).toMatchObject({ ok: false, code: "unreadable-answer" });
    },
  );

  test("once tells whose token it is and what it may do", async () => {
    const host = new URL(instance.origin).host;
    expect(await mastodon.test!(ask({}))).toMatchObject({ ok: true, account: `norvia@${host}`, scopes: ["read"] });
  });
});

test("one's own post can be deleted; a stranger's, and hiding, are refused", async () => {
  const [own, other] = [instance.write({ text: "wrong", author: "norvia" }), instance.write({ text: "theirs" })];
  const moderate = (act: "delete" | "hide", uri: unknown) =>
    mastodon.moderate!(ask({}), { act, externalId: String(uri), url: null });
  expect(await moderate("delete", own.uri)).toEqual({ outcome: "sent" });
  expect(await moderate("delete", other.uri)).toMatchObject({ outcome: "refused" });
  expect(await moderate("hide", own.uri)).toMatchObject({ outcome: "refused", code: "forbidden" });
  instance.answerNext({ status: 503 });
  expect(await moderate("delete", own.uri)).toMatchObject({ outcome: "unknown" });
});

describe("the words of a status", () => {
  test("keep an address and a hashtag whole, though they are written in several tags", () => {
    const html =
      '<p>See <a href="https://a.example/x"><span class="invisible">https://</span><span class="ellipsis">a.example/x</span></a> <a class="hashtag">#<span>tram</span></a></p><p>Next</p>';
    expect(wordsOf(html)).toBe("See https://a.example/x #tram\nNext");
  });

  const view = { host: "one.example", now: new Date(), uriOf: () => undefined };
  const status = { id: "1", visibility: "public", uri: "u", content: "<p>a</p>", account: { acct: "b" } };

  test("of a boost are those of the post it repeats", () => {
    const boosted = { ...status, content: "", reblog: { uri: "r", content: "<p>said</p>", favourites_count: 9 } };
    expect(readStatus(boosted, view)?.post).toMatchObject({ text: "said", repostOf: "r", engagement: { likes: 9 } });
  });

  test.each([
    null,
    7,
    [],
    {},
    { ...status, account: null },
    { ...status, visibility: "hidden" },
    { ...status, id: {} },
  ])("of %j are none", (value) => expect(readStatus(value, view)).toBeNull());

  const published = readFixture("mastodon/entities/Status-1.json");
  test.runIf(published !== null)("are read from the status that the platform's documents show", () => {
    const read = readStatus(JSON.parse(published!), view);
    expect(read?.post).toMatchObject({ platform: "mastodon", lang: "en", engagement: { quotes: 2 } });
    expect(read?.post.text).toMatch(/https:\/\/www\.[^\s]+\/2019\/dec\/07\//);
  });
});
