import { describe, expect, test } from "vitest";
import type { SeenPost } from "../modules/detect/index.ts";
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import { Course, type Turn } from "./course.ts";

const START = Date.parse("2026-03-02T00:00:00Z");
const DAYS = 9;

let number = 0;
/** Everybody says something else: a narrative of its own, and one in five is not pleased. */
function said(at: number, change: Partial<SeenPost> = {}): SeenPost {
  const id = String(++number);
  return {
    ...{ id, text: `Zumvari seen at stop ${id}`, platform: "x", publisher: null, handle: `r${id}`, followers: 100 },
    ...{ accountMadeAt: null, publishedAt: new Date(at), repostOf: null, authorKey: `x r${id}`, groupId: id },
    ...{ narrativeId: id, isEcho: false, sentiment: number % 5 === 0 ? "negative" : "neutral", language: "en" },
    ...{ scores: { negative: 0.2, neutral: 0.7, positive: 0.1 }, crisisTypes: [], signs: [] },
    ...change,
  };
}
const angry = (at: number, narrativeId: string): SeenPost =>
  said(at, {
    narrativeId,
    sentiment: "negative",
    signs: [{ sign: "harm", words: "burned" }],
    text: "Zumvari seat burned my hand",
  });

/** 300 posts an hour, and what else is said in a minute. */
function play(until: number, besides: (minute: number) => SeenPost[], course = startCourse(), from = START): Turn[] {
  const turns: Turn[] = [];
  for (let minute = from; minute < until; minute += MINUTE) {
    const talk = Array.from({ length: 5 }, (_, place) => said(minute + place * 10_000));
    const turn = course.pass(minute, [...talk, ...besides(minute)]);
    if (turn !== null) turns.push(turn);
  }
  return turns;
}
const startCourse = (): Course =>
  new Course({ name: "Zumvari", query: "zumvari", isOwn: true }, { timeZone: "UTC", weeklyBudget: 1 }, START);

const OUTBREAK = START + DAYS * DAY + 10 * HOUR;
/** Twelve people within half an hour, all of them about one thing. */
const outbreak = (narrative: (minute: number) => string) => (minute: number) =>
  minute >= OUTBREAK && minute < OUTBREAK + 30 * MINUTE && ((minute - OUTBREAK) / MINUTE) % 5 < 2
    ? [angry(minute, narrative(minute))]
    : [];

describe("twelve angry voices among three hundred posts an hour", () => {
  test("ring as their narrative, once, and close again; told of many things they ring nothing", () => {
    const turns = play(
      OUTBREAK + 4 * HOUR,
      outbreak(() => "burns"),
    );
    expect(turns.map(({ change, episode, named }) => ({ change, kind: episode.kind, named }))).toEqual([
      { change: "opened", kind: "crisis", named: "burns" },
      { change: "closed", kind: "crisis", named: "burns" },
    ]);
    const [opened] = turns;
    expect(opened!.observation.at - OUTBREAK).toBeLessThanOrEqual(30 * MINUTE);
    expect(opened!.observation.explanation).toMatchObject({ channel: "share", windowMinutes: 30, negativeShare: 1 });
    expect(new Set(opened!.posts.map(({ narrativeId }) => narrativeId))).toEqual(new Set(["burns"]));
    expect(play(OUTBREAK + 4 * HOUR, outbreak(String))).toEqual([]);
  });
});

describe("ordinary narratives", () => {
  test("of two weeks, small and at ease or angry about nothing that harms, ring no more than the budget says", () => {
    const cluster = (minute: number): SeenPost[] => {
      const hours = Math.floor((minute - START) / (2 * HOUR));
      const isTold = (minute - START) % (2 * HOUR) < (4 + (hours % 7)) * 2 * MINUTE;
      const sentiment = hours % 3 === 0 ? "negative" : "neutral";
      return isTold ? [said(minute, { narrativeId: `story ${hours}`, sentiment })] : [];
    };
    const opened = play(START + 14 * DAY, cluster).filter(({ change }) => change === "opened");
    expect(opened.length).toBeLessThanOrEqual(1);
  });
});
