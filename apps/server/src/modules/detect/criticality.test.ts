import type { Sign } from "@tocsin/text";
import { describe, expect, test } from "vitest";
import { type Heard, hearCriticality, isTurnByTone, judgeHeard } from "./criticality.ts";
import type { SeenPost } from "./explain.ts";

let number = 0;
const post = (signs: readonly Sign[], change: Partial<SeenPost> = {}): SeenPost => ({
  id: String(++number),
  text: "Norvia",
  platform: "news",
  publisher: null,
  handle: `ann${number}`,
  followers: null,
  accountMadeAt: null,
  publishedAt: new Date(number),
  repostOf: null,
  authorKey: `news ann${number}`,
  groupId: String(number),
  isEcho: false,
  sentiment: "neutral",
  scores: { negative: 0.3, neutral: 0.5, positive: 0.2 },
  language: "en",
  crisisTypes: [],
  signs: signs.map((sign) => ({ sign, words: sign })),
  ...change,
});
const times = (count: number, signs: readonly Sign[], change?: Partial<SeenPost>) =>
  Array.from({ length: count }, () => post(signs, change));
const hear = (posts: readonly SeenPost[], change: Partial<Heard> = {}): Heard => ({
  posts,
  usual: [],
  query: "norvia",
  isLearning: false,
  ...change,
});

describe("a burst is judged by what its voices say", () => {
  test.each<[string, readonly SeenPost[], string]>([
    ["harmful when most tell of an outage", [...times(4, ["outage"]), ...times(2, [])], "harmful"],
    ["loud when they tell of earnings", times(6, ["earnings", "market"]), "loud"],
    ["unclear when nothing is said", times(6, []), "unclear"],
    ["unclear without posts", [], "unclear"],
  ])("%s", (_, posts, verdict) => {
    expect(judgeHeard(hear(posts)).verdict).toBe(verdict);
  });

  test("copies do not count, and a person who says it often counts once", () => {
    const calm = times(6, ["launch"]);
    const once = judgeHeard(hear([...calm, post(["fraud"], { authorKey: "bo" })])).score;
    const often = judgeHeard(hear([...calm, ...times(5, ["fraud"], { authorKey: "bo" })])).score;
    const copied = judgeHeard(hear([...calm, post(["fraud"]), ...times(5, ["fraud"], { isEcho: true })])).score;
    expect(often).toBeCloseTo(once, 10);
    expect(copied).toBeCloseTo(once, 10);
  });

  test("posts about somebody of a like name are held against the burst", () => {
    const named = times(6, ["harm"], { text: "Norvia: three dead" });
    const alike = times(6, ["harm"], { text: "Norvian lake: three dead" });
    const usual = [post([], { text: "Norvia opens at nine" })];
    expect(judgeHeard(hear(alike, { usual })).score).toBeLessThan(judgeHeard(hear(named, { usual })).score);
  });
});

describe("an episode hears what is said", () => {
  const view = { kind: "buzz", severity: 2, score: 3, escalations: 0 } as const;
  const crisis = { ...view, kind: "crisis" } as const;
  const harmful = hear(times(6, ["outage"]));
  const loud = hear(times(6, ["launch"]));
  const judge = (heard: Heard) => ({ heard, judged: judgeHeard(heard) });

  test("a buzz opens as a crisis when harm is told", () => {
    const heard = hearCriticality({ change: "opened", view }, null, judge(harmful));
    expect(heard).toMatchObject({ change: "opened", view: { kind: "crisis" } });
  });

  test("an open buzz that turns is told to people again", () => {
    const heard = hearCriticality({ change: "kept", view }, view, judge(harmful));
    expect(heard).toMatchObject({ change: "escalated", view: { kind: "crisis" } });
  });

  test("one voice alone turns nothing", () => {
    const alone = hear([post(["outage"])]);
    expect(hearCriticality({ change: "opened", view }, null, judge(alone)).view.kind).toBe("buzz");
  });

  test("a watch that is still learning does not judge by words", () => {
    const heard = { ...harmful, isLearning: true };
    expect(hearCriticality({ change: "opened", view }, null, judge(heard)).view.kind).toBe("buzz");
  });

  test("customers who always speak so turn nothing", () => {
    const heard = { ...harmful, usual: times(20, ["outage"]) };
    expect(hearCriticality({ change: "opened", view }, null, judge(heard)).view.kind).toBe("buzz");
  });

  test("what is merely loud does not open as a crisis, whatever its tone", () => {
    const opened = hearCriticality({ change: "opened", view: { ...crisis, severity: 4 } }, null, judge(loud));
    expect(opened).toEqual({ change: "opened", view: { ...view, severity: 2 } });
  });

  test("an open buzz stays one while its tone darkens and only business is told", () => {
    const step = { change: "escalated", view: crisis } as const;
    expect(isTurnByTone(step, view)).toBe(true);
    expect(hearCriticality(step, view, judge(loud))).toMatchObject({ change: "kept", view: { kind: "buzz" } });
  });

  test("an open buzz does not turn without a post to show", () => {
    const step = { change: "escalated", view: crisis } as const;
    expect(hearCriticality(step, view, judge(hear([])))).toMatchObject({ change: "kept", view: { kind: "buzz" } });
  });

  test("what people were told is not taken back", () => {
    expect(hearCriticality({ change: "kept", view: crisis }, crisis, judge(loud)).view.kind).toBe("crisis");
  });

  test("where people are hurt the suggestion begins at three, however often it is heard", () => {
    const hurt = judge(hear(times(6, ["harm", "accident"])));
    const once = hearCriticality({ change: "opened", view }, null, hurt).view;
    expect(once.severity).toBe(3);
    expect(hearCriticality({ change: "kept", view: once }, once, hurt).view.severity).toBe(3);
  });
});
