import { type Review, StoreLike } from "@tocsin/lab/platforms";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Memory, Pulled } from "../connector.ts";
import { askAs, type Trial } from "../trial.ts";
import { readAppStore, readSteam } from "./read.ts";
import { storeReviews } from "./storeReviews.ts";

const now = new Date("2026-03-02T09:00:00Z");
const APP = "4711";
let store: StoreLike;

beforeEach(async () => {
  store = new StoreLike(APP);
  await store.start();
});
afterEach(() => store.stop());

const review = (id: number, more: Partial<Review> = {}): Review => ({
  ...{ id, author: `76561190000000${id}`, text: `The app of Norvia crashes, again (${id})`, stars: 1 },
  ...{ at: new Date(now.getTime() - id * 60_000), ...more },
});
const reviews = (count: number) => Array.from({ length: count }, (_, index) => review(index + 1));
const askOf = (settings: object, memory: Memory = {}, more: Partial<Trial> = {}): Ask =>
  askAs({ kind: "store-reviews", address: store.origin, settings: { app: APP, ...settings }, memory, now, ...more });
const idsOf = (pulled: Pulled) =>
  pulled.ok ? pulled.posts.map((post) => (post as { externalId: string }).externalId) : [];
const memoryOf = (pulled: Pulled) => (pulled as { memory: Memory }).memory;

describe.each([
  [{ store: "app-store", countries: ["us"] }, 500],
  [{ store: "steam" }, 700],
])("reviews of %j", (settings, reachable) => {
  test("are read to the last page at first, then to the first page that is known", async () => {
    store.reviews = reviews(700);
    const first = await storeReviews.pull!(askOf(settings));
    expect(new Set(idsOf(first)).size).toBe(reachable);
    const asked = store.requests.length;
    store.reviews = [review(0), ...store.reviews];
    const second = await storeReviews.pull!(askOf(settings, memoryOf(first)));
    expect(idsOf(second)).toHaveLength(1);
    expect(store.requests.length - asked).toBeLessThanOrEqual(2);
  });

  test("that were rewritten are changes", async () => {
    store.reviews = [review(1), review(2)];
    const first = await storeReviews.pull!(askOf(settings));
    store.reviews = [review(1, { text: "They mended it. Thank you!", stars: 5 }), review(2)];
    expect(await storeReviews.pull!(askOf(settings, memoryOf(first)))).toMatchObject({
      changes: [{ kind: "edited", text: "They mended it. Thank you!" }],
    });
  });

  test("broken off half-way are read again in whole, so that none is missed", async () => {
    store.reviews = reviews(300);
    let left = 2;
    const first = await storeReviews.pull!(askOf(settings, {}, { spend: () => left-- > 0 }));
    expect(idsOf(first).length).toBeLessThan(300);
    const second = await storeReviews.pull!(askOf(settings, memoryOf(first)));
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(300);
  });

  test.each([
    [{ status: 429, headers: { "retry-after": "90" }, body: "" }, "rate-limited"],
    [{ status: 503, body: "" }, "server-error"],
    [{ status: 200, body: "<html>Sorry</html>" }, "unreadable-answer"],
    [{ status: 200, body: '{"success":2}' }, "unreadable-answer"],
  ])("say what is wrong when the store answers %j", async (reply, code) => {
    store.answerNext(reply);
    expect(await storeReviews.pull!(askOf(settings))).toMatchObject({ ok: false, code });
  });
});

test("stars stand beside the text, as a fact and not as its tone", async () => {
  store.reviews = [review(1, { stars: 4 })];
  const apple = await storeReviews.pull!(askOf({ store: "app-store" }));
  const steam = await storeReviews.pull!(askOf({ store: "steam" }));
  expect(apple).toMatchObject({
    posts: [{ rating: { value: 4, of: 5 }, engagement: { likes: 2 }, platform: "review" }],
  });
  expect(steam).toMatchObject({
    posts: [{ rating: { value: 1, of: 1 }, engagement: { likes: 4, comments: 1 }, lang: "en" }],
  });
});

test("each country of an app has its reviews", async () => {
  store.reviews = [review(1), review(2, { country: "ge" })];
  expect(idsOf(await storeReviews.pull!(askOf({ countries: ["us", "ge", "GE", "nowhere"] })))).toHaveLength(2);
});

test("a wrong number is named before anybody is asked", async () => {
  expect(await storeReviews.pull!(askOf({ app: "norvia" }))).toMatchObject({ code: "settings-wrong" });
  expect(store.requests).toHaveLength(0);
});

test("hostile answers break nothing", () => {
  const entry = [null, 7, { id: { label: {} } }, { id: { label: "1" }, "im:rating": { label: "99" } }];
  expect(readAppStore(JSON.stringify({ feed: { entry } }), { app: APP, country: "us" })).toEqual({
    posts: [],
    next: null,
  });
  const wild = {
    success: 1,
    reviews: [
      null,
      { recommendationid: 1e300, review: 3 },
      { recommendationid: "1", review: "x", timestamp_created: 1e300 },
    ],
  };
  expect(readSteam(JSON.stringify(wild), { app: APP })).toEqual({ posts: [], next: null });
});
