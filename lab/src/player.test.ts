import { describe, expect, it } from "vitest";
import { buildCrisis, type ExchangePost, PlayInterrupted, playScenario, quicken, taintedBatch } from "./index.ts";

const start = new Date("2026-03-12T10:30:00Z");
const posts = buildCrisis(taintedBatch, { seed: "play", start, minutes: 3, paceFactor: 20 });

describe("playScenario", () => {
  it("sends every post once, in order and never before its time", async () => {
    const stage = setStage();
    const end = await playScenario({ posts, ...stage });
    expect(end).toEqual({ position: posts.length, isFinished: true });
    expect(stage.sent.flatMap((batch) => batch.posts)).toEqual(posts);
    for (const batch of stage.sent) for (const post of batch.posts) expect(post.publishedAt <= batch.at).toBe(true);
  });

  it("sends at once, in batches of a bounded size, what is past", async () => {
    const stage = setStage("2026-03-12T12:00:00Z");
    await playScenario({ posts, ...stage, batchSize: 30 });
    expect(stage.sent.map((batch) => batch.posts.length)).toEqual([30, 30, posts.length - 60]);
  });

  it("goes on where it stopped", async () => {
    const stage = setStage();
    const stop = new AbortController();
    const send = async (batch: ExchangePost[]) => {
      await stage.send(batch);
      if (stage.sent.length === 10) stop.abort();
    };
    const first = await playScenario({ posts, ...stage, send, signal: stop.signal });
    expect(first.isFinished).toBe(false);
    await playScenario({ posts, ...stage, from: first.position });
    expect(stage.sent.flatMap((batch) => batch.posts)).toEqual(posts);
  });

  it("says where to go on when a send fails", async () => {
    const stage = setStage();
    const send = async (batch: ExchangePost[]) => {
      if (stage.sent.length === 5) throw new Error("the line is dead");
      await stage.send(batch);
    };
    const failure = await playScenario({ posts, ...stage, send }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PlayInterrupted);
    expect((failure as PlayInterrupted).position).toBe(stage.sent.flatMap((batch) => batch.posts).length);
  });

  it("has nothing to do without posts", async () => {
    expect(await playScenario({ posts: [], ...setStage() })).toEqual({ position: 0, isFinished: true });
  });
});

describe("quicken", () => {
  it("brings posts nearer to the origin and keeps their order", () => {
    const quick = quicken(posts, { origin: start, speed: 10 });
    const elapsed = (post: ExchangePost) => Date.parse(post.publishedAt) - start.getTime();
    expect(quick.map(elapsed)).toEqual(posts.map((post) => Math.round(elapsed(post) / 10)));
  });
});

/** A clock that moves only while somebody waits. */
function setStage(at = "2026-03-12T10:29:00Z") {
  let nowMs = Date.parse(at);
  const sent: { at: string; posts: ExchangePost[] }[] = [];
  return {
    sent,
    now: () => new Date(nowMs),
    wait: async (milliseconds: number) => {
      nowMs += milliseconds;
    },
    send: async (batch: ExchangePost[]) => {
      sent.push({ at: new Date(nowMs).toISOString(), posts: batch });
    },
  };
}
