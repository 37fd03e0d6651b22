import { BlueskyLike, type HeldPost } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askOf, budget, reminded } from "../asking.ts";
import type { Ask, Connector, Pulled } from "../connector.ts";
import { createBluesky } from "./bluesky.ts";

const OWN = "did:plc:own2345672345672345672345";
const OTHER = "did:plc:oth2345672345672345672345";
const credentials = { identifier: "@norvia.example", appPassword: "abcd-efgh-ijkl-mnop" };
let service: BlueskyLike;
let bluesky: Connector;

beforeEach(async () => {
  service = new BlueskyLike();
  service.accounts.push({ did: OWN, handle: "norvia.example", password: credentials.appPassword });
  service.accounts.push({ did: OTHER, handle: "maria.example", password: "x", displayName: "Maria" });
  bluesky = createBluesky();
  await service.start();
});
afterEach(() => service.stop());

const ask = (hear: string, wish: Partial<Ask> = {}): Ask =>
  askOf({ source: { kind: "bluesky", address: service.origin, settings: { hear } }, credentials, ...wish });
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();

function post(minute: number, text: string, more: object = {}): HeldPost {
  const held = {
    did: OTHER,
    key: `k${minute}`,
    record: { text, createdAt: at(minute), ...more },
    indexedAt: at(minute),
  };
  service.posts.push(held);
  return held;
}
const mention = (minute: number, reason = "mention") =>
  service.notifications.unshift({ post: post(minute, `@norvia ${minute}`), reason });
const good = (pulled: Pulled) => {
  if (!pulled.ok) throw new Error(pulled.message);
  return pulled;
};
const keysOf = (pulled: Pulled) =>
  good(pulled).posts.map((each) => (each as { externalId: string }).externalId.split("/k")[1]);
const calls = (method: string) => service.requests.filter(({ url }) => url.pathname.endsWith(method));

describe("what is said to one's own account", () => {
  test("is heard once, from the first time on; follows and likes are left out", async () => {
    mention(1);
    mention(2, "like");
    mention(3, "reply");
    const first = good(await bluesky.pull!(ask("mentions")));
    expect(first.posts).toMatchObject([
      { text: "@norvia 3", addressedAs: "reply", author: { handle: "maria.example", name: "Maria" } },
      { text: "@norvia 1", addressedAs: "mention", engagement: { likes: 3, comments: 2, reposts: 1, quotes: 0 } },
    ]);
    mention(4, "quote");
    const second = await bluesky.pull!(reminded(ask("mentions"), first.memory));
    expect(keysOf(second)[0]).toBe("4");
  });

  test("is read through a backlog of thousands, in parts, with none left out after a crash", async () => {
    mention(0);
    let { memory } = good(await bluesky.pull!(ask("mentions")));
    for (let number = 1; number <= 2_500; number++) mention(number);
    const heard = new Set<string | undefined>();
    for (let parts = 0, hasMore: boolean | undefined = true; hasMore; parts++) {
      const pulled = good(await bluesky.pull!(reminded(ask("mentions"), memory)));
      for (const key of keysOf(pulled)) heard.add(key);
      ({ memory, hasMore } = pulled);
      if (parts === 0) mention(2_501);
    }
    for (const key of keysOf(await bluesky.pull!(reminded(ask("mentions"), memory)))) heard.add(key);
    expect(heard.size).toBe(2_502);
    expect(calls("createSession")).toHaveLength(1);
  });

  test("goes on with a renewed token when one runs out in the middle, and stops for good when all are void", async () => {
    mention(1);
    const first = good(await bluesky.pull!(ask("mentions")));
    service.expired.add("access-1");
    good(await bluesky.pull!(reminded(ask("mentions"), first.memory)));
    expect(calls("refreshSession")).toHaveLength(1);
    service.revoke();
    service.accounts.shift();
    expect(await bluesky.test!(ask("mentions"))).toMatchObject({
      ok: false,
      code: "credentials-refused",
      isFinal: true,
    });
  });
});

describe("a search", () => {
  test("finds each word of the watches once and looks back over what is found late", async () => {
    post(1, "Norvia lost my bag");
    post(2, "lost luggage again");
    post(3, "norvia lost luggage twice");
    const terms = ["norvia", "lost luggage"];
    const first = good(await bluesky.pull!(ask("search", { terms })));
    expect(new Set(keysOf(first))).toEqual(new Set(["1", "2", "3"]));
    const late = { did: OTHER, key: "k9", record: { text: "norvia, late", createdAt: at(0) }, indexedAt: at(2) };
    service.posts.push(late);
    expect(keysOf(await bluesky.pull!(reminded(ask("search", { terms }), first.memory)))).toContain("9");
    expect(calls("searchPosts").map(({ url }) => url.searchParams.get("q"))).toContain('"lost luggage"');
  });

  test("keeps only what a watch asks for, and uses its own words where it has some", async () => {
    post(1, "norvia in the harbour");
    post(2, "norvia in the air");
    const wish = { terms: [], isWanted: ({ text }: { text: string }) => text.includes("air") };
    expect(await bluesky.pull!(ask("search", wish))).toMatchObject({ ok: false, code: "settings-wrong" });
    const own = ask("search", wish);
    const settings = { hear: "search", words: ["norvia"] };
    expect(keysOf(await bluesky.pull!({ ...own, source: { ...own.source, settings } }))).toEqual(["2"]);
  });

  test("says what it has when the quota is spent, and then that it is spent", async () => {
    for (let number = 0; number < 250; number++) post(number % 60, `norvia ${number}`);
    const terms = ["norvia", "other"];
    const pulled = good(await bluesky.pull!(ask("search", { terms, spend: budget(3) })));
    expect(pulled.posts.length).toBe(200);
    expect(pulled.hasMore).toBe(true);
    const next = ask("search", { terms, spend: budget(0) });
    expect(await bluesky.pull!(reminded(next, pulled.memory))).toMatchObject({ ok: false, code: "quota-spent" });
  });

  test.each([
    ["with a pause named", { "retry-after": "30" }, "2026-03-02T09:00:30.000Z"],
    [
      "with a reset in seconds",
      { "ratelimit-remaining": "0", "ratelimit-reset": "1772442060" },
      "2026-03-02T09:01:00.000Z",
    ],
    ["without a word", {}, "2026-03-02T09:01:00.000Z"],
  ])("that is asked too often %s waits", async (_, headers, until) => {
    await bluesky.test!(ask("search"));
    service.answerNext({ status: 429, headers: { ...headers }, body: '{"error":"RateLimitExceeded"}' });
    const pulled = await bluesky.pull!(ask("search", { terms: ["norvia"] }));
    expect(pulled).toMatchObject({ ok: false, code: "rate-limited", notBefore: new Date(until) });
  });

  test.each(['{"error":"oh"}', '{"posts":7}', "<html>", ""])(
    "that is answered 200 with %j is no silence",
    async (body) => {
      await bluesky.test!(ask("search"));
      service.answerNext({ status: 200, body });
      const pulled = await bluesky.pull!(ask("search", { terms: ["norvia"] }));
      expect(pulled).toMatchObject({ ok: false, code: "unreadable-answer" });
    },
  );
});

describe("moderation", () => {
  const reply = (root: string) => ({ reply: { root: { uri: root }, parent: { uri: root } } });
  const uri = (did: string, minute: number) => `at://${did}/app.bsky.feed.post/k${minute}`;
  const act = (name: "hide" | "unhide" | "delete" | "hold", externalId: string) =>
    bluesky.moderate!(ask("mentions"), { act: name, externalId, url: null });
  const hidden = () => [...service.records.values()].map(({ value }) => value.hiddenReplies);

  test("hides replies beside each other in one's own thread, and shows them again", async () => {
    for (const minute of [1, 2]) post(minute, "liar", reply(uri(OWN, 0)));
    expect(await act("hide", uri(OTHER, 1))).toEqual({ outcome: "sent" });
    expect(await act("hide", uri(OTHER, 2))).toEqual({ outcome: "sent" });
    expect(hidden()).toEqual([[uri(OTHER, 1), uri(OTHER, 2)]]);
    expect(await act("unhide", uri(OTHER, 1))).toEqual({ outcome: "sent" });
    expect(hidden()).toEqual([[uri(OTHER, 2)]]);
  });

  test("is refused in a stranger's thread, for a stranger's post and for what the network cannot do", async () => {
    post(1, "liar", reply(uri(OTHER, 0)));
    for (const name of ["hide", "delete", "hold"] as const)
      expect(await act(name, uri(OTHER, 1))).toMatchObject({ outcome: "refused", code: "forbidden" });
    expect(service.messages).toEqual([]);
  });

  test("deletes one's own post, and does not know what happened when no answer came", async () => {
    service.posts.push({ did: OWN, key: "k5", record: { text: "wrong", createdAt: at(5) }, indexedAt: at(5) });
    await bluesky.test!(ask("mentions"));
    service.answerNext({ status: 502 });
    expect(await act("delete", uri(OWN, 5))).toMatchObject({ outcome: "unknown" });
    expect(await act("delete", uri(OWN, 5))).toEqual({ outcome: "sent" });
    expect(service.posts).toEqual([]);
  });
});

test("one press says as whom the account is known, and which way a source goes follows from what it hears", async () => {
  expect(await bluesky.test!(ask("search"))).toMatchObject({ ok: true, account: "norvia.example" });
  expect(await bluesky.test!(ask("stream", { credentials: {} }))).toMatchObject({ ok: true });
  expect(bluesky.waysOf!({ hear: "stream" })).toEqual(["hold"]);
  expect(bluesky.waysOf!({ hear: "mentions" })).toEqual(["pull"]);
});
