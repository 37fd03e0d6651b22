import { expect, test } from "vitest";
import { type Circumstances, listHindrances } from "./hindrances.ts";

const calm: Circumstances = {
  ...{ score: -1, threshold: 0.9, observed: 8, expected: 4, authors: 8, gate: 2, restraint: null },
  ...{
    unheard: 0,
    isCold: false,
    isDeaf: false,
    isCampaign: false,
    isPaused: false,
    isDismissed: false,
    isMuted: false,
  },
};

test.each<[string, Partial<Circumstances>, string[]]>([
  ["it was simply not enough", {}, ["below"]],
  ["hardly more voices than usual", { observed: 5 }, ["too-few-voices", "below"]],
  ["two people are no public", { authors: 2 }, ["too-few-authors", "below"]],
  ["what a person taught held a ring back", { score: 3, restraint: "too-small", gate: 12 }, ["taught-too-small"]],
  ["it was like a campaign", { score: 2, restraint: "campaign" }, ["taught-campaign"]],
  ["it rang and was dismissed", { score: 3, isDismissed: true }, ["dismissed"]],
  ["it rang into a mute", { score: 3, isMuted: true }, ["muted"]],
  ["nothing was heard, which is no calm", { isDeaf: true, observed: 0 }, ["deaf", "too-few-voices", "below"]],
  ["the watch was a day old", { isCold: true }, ["below", "learning"]],
  ["posts that do not count are named", { unheard: 3 }, ["below", "unheard"]],
  ["nothing stood in the way", { score: 2 }, []],
])("%s", (_, change, codes) => {
  expect(listHindrances({ ...calm, ...change }).map(({ code }) => code)).toEqual(codes);
});
