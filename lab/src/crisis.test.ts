import { describe, expect, it } from "vitest";
import { buildCrisis, buildHistory, type ExchangePost, launch, quiet, taintedBatch } from "./index.ts";
import { languages } from "./post.ts";

const start = new Date("2026-03-12T10:30:00Z");
const options = { seed: "one", start, minutes: 20, paceFactor: 20 };
const crisis = buildCrisis(taintedBatch, options);

describe("buildCrisis", () => {
  it("tells the same story from the same seed and another from another", () => {
    expect(buildCrisis(taintedBatch, options)).toEqual(crisis);
    expect(buildCrisis(taintedBatch, { ...options, seed: "two" })).not.toEqual(crisis);
  });

  it("is sorted, begins after the start, and gives no id twice, nor one of another play", () => {
    expect(crisis.map((post) => post.publishedAt)).toEqual(crisis.map((post) => post.publishedAt).sort());
    expect(crisis[0]!.publishedAt >= start.toISOString()).toBe(true);
    const later = buildCrisis(taintedBatch, { ...options, start: new Date("2026-03-12T10:31:00Z") });
    const ids = [...crisis, ...later, ...buildHistory(taintedBatch, { seed: "one", until: start })].map(
      (post) => post.externalId,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(["one", "two", "demo"])(
    "shows in the first minute, told from seed %s: a dozen or two people complain",
    (seed) => {
      const first = minute(0, buildCrisis(taintedBatch, { ...options, seed }));
      expect(first.length).toBeGreaterThanOrEqual(12);
      expect(first.length).toBeLessThanOrEqual(25);
      expect(new Set(first.map((post) => post.author.handle)).size).toBe(first.length);
      expect(new Set(first.map((post) => post.lab.language)).size).toBe(languages.length);
      expect(first.filter((post) => post.lab.tone === "negative").length).toBeGreaterThanOrEqual(12);
      expect(first.every((post) => post.lab.heardAs === "voice")).toBe(true);
    },
  );

  it("grows for several minutes, peaks and calms down", () => {
    const counts = Array.from({ length: 20 }, (_, at) => minute(at).length);
    const peak = counts.indexOf(Math.max(...counts));
    expect(peak).toBeGreaterThanOrEqual(6);
    expect(peak).toBeLessThanOrEqual(10);
    expect(counts[4]!).toBeGreaterThan(2 * counts[0]!);
    expect(counts[19]!).toBeLessThan(counts[peak]! / 4);
  });

  it("is far from anything the history has seen in an hour", () => {
    const history = buildHistory(taintedBatch, { seed: "one", until: start });
    const own = history.filter((post) => post.lab.watch === "zumvari");
    const hours = new Map<string, number>();
    for (const post of own)
      hours.set(post.publishedAt.slice(0, 13), (hours.get(post.publishedAt.slice(0, 13)) ?? 0) + 1);
    expect(minute(0).length + minute(1).length).toBeGreaterThan(2 * Math.max(...hours.values()));
  });

  it("tells the same story slower at a lower pace", () => {
    const slow = buildCrisis(taintedBatch, { ...options, minutes: 40, paceFactor: 10 });
    expect(slow.map((post) => post.text).slice(0, 50)).toEqual(crisis.map((post) => post.text).slice(0, 50));
  });

  it("repeats itself more as it spreads, and never as much as it speaks", () => {
    const share = echoShareOf(crisis);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.55);
    expect(echoShareOf(minute(1))).toBeLessThan(echoShareOf(minute(8)));
  });

  it("reposts only what was posted before, on the same platform or away from a news site", () => {
    const byId = new Map(crisis.map((post) => [post.externalId, post]));
    const reposts = crisis.filter((post) => post.repostOf);
    expect(reposts.length).toBeGreaterThan(100);
    for (const post of reposts) {
      const original = byId.get(post.repostOf!)!;
      expect(original.publishedAt <= post.publishedAt).toBe(true);
      expect(original.platform === "news" || original.platform === post.platform).toBe(true);
      expect(post.text).toContain(original.text);
    }
  });

  it("sends a swarm of young accounts that paste the same words within seconds", () => {
    const swarm = crisis.filter((post) => post.author.handle.startsWith("user"));
    const young = swarm.filter((post) => start.getTime() - Date.parse(post.author.createdAt!) < 30 * 86_400_000);
    expect(swarm.length).toBeGreaterThan(50);
    expect(young.length).toBe(swarm.length);
    expect(new Set(swarm.map((post) => post.text.replace(/ [!.]$/, ""))).size).toBeLessThanOrEqual(24);
  });

  it("has people who speak once and some who keep speaking", () => {
    const posts = new Map<string, number>();
    for (const { author } of crisis) posts.set(author.handle, (posts.get(author.handle) ?? 0) + 1);
    const counts = [...posts.values()];
    expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.7);
    expect(counts.filter((count) => count >= 3).length).toBeGreaterThan(5);
  });

  it("lets the video, the press and the company speak in every language", () => {
    for (const act of ["the video", "the press", "the answer"]) {
      const known = crisis.filter((post) => post.lab.act === act && post.author.verified);
      expect(new Set(known.map((post) => post.lab.language)).size).toBe(languages.length);
    }
  });

  it("speaks all six languages and leaves no slot of a template unfilled", () => {
    for (const language of languages) {
      expect(crisis.filter((post) => post.lab.language === language).length).toBeGreaterThan(crisis.length * 0.08);
    }
    expect(crisis.filter((post) => /[{}[\]|]/.test(post.text))).toEqual([]);
  });
});

describe("the other scenarios", () => {
  it("has nothing to tell when it is quiet", () => {
    expect(buildCrisis(quiet, options)).toEqual([]);
  });

  it("makes a launch as loud as a crisis, and glad", () => {
    const buzz = buildCrisis(launch, options);
    expect(buzz.length).toBeGreaterThan(250);
    expect(buzz.filter((post) => post.lab.tone === "negative")).toEqual([]);
    expect(buzz.filter((post) => post.lab.tone === "positive").length).toBeGreaterThan(buzz.length * 0.6);
  });
});

function minute(number: number, posts: readonly ExchangePost[] = crisis): ExchangePost[] {
  const from = new Date(start.getTime() + number * 60_000).toISOString();
  const to = new Date(start.getTime() + (number + 1) * 60_000).toISOString();
  return posts.filter((post) => post.publishedAt >= from && post.publishedAt < to);
}

function echoShareOf(posts: readonly ExchangePost[]): number {
  return posts.filter((post) => post.lab.heardAs === "echo").length / posts.length;
}
