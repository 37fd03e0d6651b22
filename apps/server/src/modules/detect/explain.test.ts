import type { Explanation } from "@tocsin/anomaly";
import { expect, test } from "vitest";
import { composeExplanation } from "./explain.ts";

const engine: Explanation = {
  ...{ channel: "hour", windowMinutes: 60, observed: 40, expected: 4, factor: 10, oncePerWeeks: 9 },
  ...{
    since: Date.parse("2026-03-02T09:00:00Z"),
    negativeShare: 0.6,
    usualNegativeShare: 0.2,
    wouldNotHaveFiredBelow: 12,
  },
  ...{ isLearning: false, velocityPerMinute: 1, doublingMinutes: null, authors: 30, reach: 900 },
};
const quiet = { posts: [], usual: [], query: "norvia", silentSources: [] };
const judged = { score: 0, verdict: "unclear", reasons: [] } as const;

test("while a burst sinks below the bar, the numbers that rang stand", () => {
  const rung = composeExplanation({ ...quiet, judged, engine });
  expect(rung).toMatchObject({ observed: 40, expected: 4, oncePerWeeks: 9 });
  expect(composeExplanation({ ...quiet, judged, engine: undefined, rung })).toEqual(rung);
});

test("where nothing rang there are no numbers", () => {
  expect(composeExplanation({ ...quiet, judged, engine: undefined })).toMatchObject({
    observed: 0,
    oncePerWeeks: null,
  });
});
