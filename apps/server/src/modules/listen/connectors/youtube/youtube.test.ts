import { YoutubeLike, type YoutubeThread } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { normalisePost } from "../../normalise.ts";
import type { Connector, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { nextPacificMidnight } from "./call.ts";
import { createYoutube } from "./youtube.ts";

const NOW = new Date("2026-05-28T21:00:00Z");
const VIDEO = "dQinvented1";
const at = (minutesAgo: number) => new Date(NOW.getTime() - minutesAgo * 60_000).toISOString().replace(".000", "");
const thread = (id: string, minutesAgo: number, more: Partial<YoutubeThread> = {}): YoutubeThread => ({
  id,
  video: VIDEO,
  text: `Comment ${id}`,
  publishedAt: at(minutesAgo),
  ...more,
});

let platform: YoutubeLike;
let youtube: Connector;
beforeEach(async () => {
  platform = new YoutubeLike();
  youtube = createYoutube();
  await platform.start();
});
afterEach(() => platform.stop());

const account = { clientId: "id", clientSecret: "secret", refreshToken: "1//invented-refresh" };
const ask = (more: Partial<Trial> = {}) =>
  askAs({
    kind: "youtube",
    address: platform.origin,
    credentials: account,
    settings: { channelId: "UCinvented" },
    now: NOW,
    ...more,
  });
async function pull(more: Partial<Trial> = {}): Promise<Extract<Pulled, { ok: true }>> {
  const pulled = await youtube.pull!(ask(more));
  if (!pulled.ok) throw new Error(`${pulled.code}: ${pulled.message}`);
  return pulled;
}
const ids = (...pulls: { posts: readonly unknown[] }[]) =>
  pulls.flatMap(({ posts }) => posts.map((heard) => (heard as { externalId: string }).externalId));

describe("comments of a channel", () => {
  test("have their author, address and what they answer", async () => {
    const answers = [{ id: "t1.a", text: "Me too", publishedAt: at(1) }];
    platform.threads.push(thread("t1", 2, { text: "Where is my bag?", answers }));
    expect((await pull()).posts).toEqual([
      {
        platform: "youtube",
        externalId: "t1",
        author: { handle: "maria", name: "@maria" },
        text: "Where is my bag?",
        publishedAt: "2026-05-28T20:58:00Z",
        url: `https://www.youtube.com/watch?v=${VIDEO}&lc=t1`,
        engagement: { likes: 2 },
        inReplyTo: VIDEO,
      },
      expect.objectContaining({
        externalId: "t1.a",
        inReplyTo: "t1",
        url: `https://www.youtube.com/watch?v=${VIDEO}&lc=t1.a`,
      }),
    ]);
  });

  test("are walked through, also after a crash and when the units end on the way, for one unit a page", async () => {
    platform.pageSize = 10;
    for (let number = 100; number < 125; number++) platform.threads.push(thread(`t${number}`, number));
    const lost = await pull();
    const first = await pull({ spend: budget(2) });
    const second = await pull({ memory: first.memory });
    expect(new Set(ids(first, second))).toEqual(new Set(ids(lost)));
    expect(ids(first, second)).toHaveLength(25);
    const before = platform.units;
    const third = await pull({ memory: second.memory });
    expect(third.posts).toEqual([]);
    expect(before - platform.units).toBe(1);
    platform.threads.push(thread("t99", 99));
    expect(ids(await pull({ memory: third.memory }))).toContain("t99");
  });

  test("bring all answers of a thread that has gained some, however old it is", async () => {
    const answers = Array.from({ length: 8 }, (_, index) => ({
      id: `t1.${index}`,
      text: "No",
      publishedAt: at(50 - index),
    }));
    platform.threads.push(thread("t2", 1), thread("t1", 60, { answers }));
    const first = await pull();
    expect(new Set(ids(first)).size).toBe(10);
    const [, old] = platform.threads.splice(0, 2, thread("t2", 1));
    platform.threads.push({ ...old!, answers: [...answers, { id: "t1.9", text: "New", publishedAt: at(0) }] });
    expect(ids(await pull({ memory: first.memory }))).toContain("t1.9");
  });

  test("that were edited are changes, and one that was approved late is heard", async () => {
    platform.threads.push(thread("t1", 30), thread("t2", 5));
    const first = await pull();
    platform.threads.splice(0, 1, thread("t1", 30, { text: "Found it", updatedAt: at(0) }));
    platform.threads.push(thread("late", 40));
    const second = await pull({ memory: first.memory });
    expect(second.changes).toEqual([
      { kind: "edited", platform: "youtube", externalId: "t1", at: NOW, text: "Found it" },
    ]);
    expect(ids(second)).toContain("late");
  });

  test("of a video without comments do not keep the others from being heard", async () => {
    platform.closed.add("closedVideo");
    platform.threads.push(thread("t1", 1));
    const videos = ["https://youtu.be/closedVideo", `https://www.youtube.com/watch?v=${VIDEO}`, "no video"];
    expect(ids(await pull({ settings: { videos } }))).toEqual(["t1"]);
    expect(await youtube.pull!(ask({ settings: { videos: videos.slice(0, 1) } }))).toMatchObject({ code: "forbidden" });
  });
});

/** Allows so much, then nothing. */
function budget(most: number) {
  let left = most;
  return (_quota: string, amount: number) => {
    left -= amount;
    return left >= 0;
  };
}

describe("searching", () => {
  test("finds new videos, as often a day as is allowed", async () => {
    platform.videos.push({ id: "newVideo001", title: "Norvia strands hundreds", publishedAt: at(30) });
    const often = { settings: { searchesPerDay: 24 }, terms: ["Norvia"], credentials: { apiKey: "invented-key" } };
    const first = await pull(often);
    expect(first.posts).toMatchObject([
      { externalId: "newVideo001", title: "Norvia strands hundreds", author: { name: "Riverton Today" } },
    ]);
    const asked = platform.requests.length;
    await pull({ ...often, memory: first.memory });
    expect(platform.requests.length).toBe(asked);
    await pull({ ...often, memory: first.memory, now: new Date(NOW.getTime() + 3_600_000) });
    expect(platform.requests.length).toBe(asked + 1);
  });
});

describe("refusals", () => {
  const error = (code: number, reason: string, message = "no") => ({
    status: code,
    body: JSON.stringify({ error: { code, message, errors: [{ reason }] } }),
  });
  const byKey = { credentials: { apiKey: "invented-key" } };

  test.each([
    [error(403, "quotaExceeded"), "quota-spent"],
    [error(403, "rateLimitExceeded"), "rate-limited"],
    [error(403, "insufficientPermissions"), "scope-missing"],
    [error(400, "badRequest", "API key not valid. Please pass a valid API key."), "credentials-refused"],
    [error(404, "channelNotFound"), "address-not-found"],
    [{ status: 200, body: "<html>" }, "unreadable-answer"],
    [{ status: 500, body: "" }, "server-error"],
  ])("%j is the failure %s", async (reply, code) => {
    platform.answerNext(reply);
    expect(await youtube.pull!(ask(byKey))).toMatchObject({ ok: false, code });
  });

  test("the day's units come back at midnight in California", async () => {
    platform.units = 0;
    expect(await youtube.pull!(ask())).toMatchObject({
      code: "quota-spent",
      notBefore: new Date("2026-05-29T07:00:00Z"),
    });
    expect(nextPacificMidnight(new Date("2026-01-10T07:59:59Z"))).toEqual(new Date("2026-01-10T08:00:00Z"));
  });

  test("an access token that ends early is earned anew, and a revoked refresh token needs a person", async () => {
    const { memory } = await pull();
    platform.access.clear();
    await pull({ memory });
    platform.access.clear();
    platform.refreshToken = "another";
    expect(await youtube.pull!(ask({ memory }))).toMatchObject({
      ok: false,
      code: "credentials-expired",
      isFinal: true,
    });
  });

  test("hostile answers are passed over, and what is left can be stored", async () => {
    const snippet = {
      textDisplay: "<b>\uD800</b>",
      publishedAt: at(1),
      likeCount: "many",
      authorDisplayName: "x".repeat(9_000),
    };
    const topLevelComment = { id: "t1", snippet };
    const items = [
      null,
      7,
      { id: {} },
      { id: "t0", snippet: { topLevelComment: 5 } },
      { id: "t1", snippet: { topLevelComment, totalReplyCount: -1 } },
    ];
    platform.answerNext({ status: 200, body: JSON.stringify({ items, nextPageToken: {}, etag: [] }) });
    const { posts } = await pull(byKey);
    expect(posts).toHaveLength(1);
    expect(normalisePost(posts[0], NOW)).toMatchObject({ ok: true, post: { text: "<b></b>" } });
  });
});

describe("rights and acts", () => {
  test("the test names the channel, its number and the scopes", async () => {
    const scope = "https://www.googleapis.com/auth/youtube.force-ssl";
    expect(await youtube.test!(ask())).toEqual({
      ok: true,
      account: "Norvia Air",
      scopes: [scope, "id:UCinvented"],
      expiresAt: null,
    });
  });

  test.each([
    ["hold", "heldForReview"],
    ["release", "published"],
    ["hide", "rejected"],
    ["unhide", "published"],
    ["delete", "deleted"],
  ] as const)("%s makes a comment %s", async (act, status) => {
    platform.threads.push(thread("t1", 1));
    expect(await youtube.moderate!(ask(), { act, externalId: "t1", url: null })).toEqual({ outcome: "sent" });
    expect(platform.statuses.get("t1")).toBe(status);
  });

  test("nothing is done without an account, without units, or to what is no comment", async () => {
    const act = { act: "hold" as const, externalId: "t1", url: null };
    const byKey = ask({ credentials: { apiKey: "invented-key" } });
    expect(await youtube.moderate!(byKey, act)).toMatchObject({ outcome: "refused" });
    expect(await youtube.moderate!(ask({ spend: budget(49) }), act)).toMatchObject({
      outcome: "refused",
      code: "quota-spent",
    });
    expect(await youtube.moderate!(ask(), { ...act, externalId: "a/../b" })).toMatchObject({ outcome: "refused" });
    expect(await youtube.moderate!(ask(), act)).toMatchObject({ outcome: "refused", code: "address-not-found" });
    platform.answerNext({ status: 503 }, { status: 503 });
    expect(await youtube.moderate!(ask(), act)).toMatchObject({ outcome: "unknown" });
  });
});
