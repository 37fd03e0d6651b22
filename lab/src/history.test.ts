import { exchangePost } from "@tocsin/contract";
import { describe, expect, it } from "vitest";
import { buildBackground, buildHistory, type ExchangePost, quiet, taintedBatch } from "./index.ts";
import { languages, platforms } from "./post.ts";

const until = new Date("2026-03-12T10:30:00Z");
const history = buildHistory(taintedBatch, { seed: "one", until });

describe("buildHistory", () => {
  it("writes the same posts from the same seed and others from another", () => {
    expect(buildHistory(taintedBatch, { seed: "one", until })).toEqual(history);
    expect(buildHistory(taintedBatch, { seed: "two", until })).not.toEqual(history);
  });

  it("fills three weeks with 80 to 150 posts a day, sorted, none after the end", () => {
    expect(history.length / 21).toBeGreaterThan(80);
    expect(history.length / 21).toBeLessThan(150);
    expect(history.map(timeOf)).toEqual(history.map(timeOf).sort());
    expect(timeOf(history.at(-1)!) < until.toISOString()).toBe(true);
    expect(timeOf(history[0]!) >= "2026-02-19T10:30:00").toBe(true);
  });

  it("keeps to the exchange format and marks every post as invented", () => {
    for (const post of history) {
      expect(platforms).toContain(post.platform);
      expect(post.text.length).toBeGreaterThan(5);
      expect(post.author.handle).toMatch(/_inv$/);
      expect(new Date(post.publishedAt).toISOString()).toBe(post.publishedAt);
      expect(new URL(post.url!).hostname).toMatch(/\.example$/);
      expect(post.invented).toBe(true);
      expect(exchangePost.parse(post)).toEqual(post);
    }
  });

  it("gives every post an id of its own", () => {
    expect(new Set(history.map((post) => post.externalId)).size).toBe(history.length);
  });

  it("speaks all six languages about all three brands", () => {
    for (const language of languages) expect(shareOf((post) => post.lab.language === language)).toBeGreaterThan(0.08);
    for (const { key } of taintedBatch.watches) expect(shareOf((post) => post.lab.watch === key)).toBeGreaterThan(0.1);
  });

  it("is as negative as ordinary days are", () => {
    const negative = shareOf((post) => post.lab.tone === "negative");
    expect(negative).toBeGreaterThan(0.13);
    expect(negative).toBeLessThan(0.21);
  });

  it("sleeps at night and is loudest in the evening", () => {
    const at = (hour: number) => history.filter((post) => new Date(post.publishedAt).getUTCHours() === hour).length;
    expect(at(16) + at(17)).toBeGreaterThan(3 * (at(22) + at(23)));
  });

  it("rarely says the same thing in the same words", () => {
    const texts = new Set(history.map((post) => post.text));
    expect(texts.size / history.length).toBeGreaterThan(0.85);
  });

  it("leaves no slot of a template unfilled", () => {
    expect(history.filter((post) => /[{}[\]|]/.test(post.text))).toEqual([]);
  });
});

describe("buildBackground", () => {
  it("goes on where the history ends, and writes an hour alike in every window", () => {
    const from = new Date("2026-03-12T06:15:00Z");
    const overlap = buildBackground(taintedBatch, { seed: "one", from, until });
    expect(overlap).toEqual(history.filter((post) => timeOf(post) >= from.toISOString()));
  });

  it("is the same for every scenario of the market", () => {
    expect(buildHistory(quiet, { seed: "one", until })).toEqual(history);
  });
});

function timeOf(post: ExchangePost): string {
  return post.publishedAt;
}

function shareOf(holds: (post: ExchangePost) => boolean): number {
  return history.filter(holds).length / history.length;
}
