import { describe, expect, it } from "vitest";
import type { SourceNow } from "../../ui/sources.ts";
import { sentenceForHour, sentenceForSources, sortWatches, type WatchNow } from "./situation.ts";

const watch = (part: Partial<WatchNow>): WatchNow => ({
  watchId: "w",
  name: "Nimbus",
  brandName: "Nimbus",
  brandKind: "own",
  isPaused: false,
  isLearning: false,
  lastHour: { seen: 3, voices: 3, negative: 0, expected: 2, upper: 6 },
  lastDay: { seen: 40, negative: 2, expected: 44 },
  sparkline: [],
  alertId: null,
  alertKind: null,
  severity: null,
  ...part,
});
const names = (watches: readonly WatchNow[]) => watches.map((each) => each.name);

describe("the order of the watches", () => {
  it("puts the gravest alert first, then own brands, then the busiest", () => {
    const sorted = sortWatches([
      watch({ name: "rival", brandKind: "competitor", lastDay: { seen: 900, negative: 0, expected: null } }),
      watch({ name: "quiet", lastDay: { seen: 1, negative: 0, expected: null } }),
      watch({ name: "busy" }),
      watch({ name: "minor", alertId: "a", severity: 2 }),
      watch({ name: "grave", alertId: "b", severity: 5, brandKind: "competitor" }),
    ]);
    expect(names(sorted)).toEqual(["grave", "minor", "busy", "quiet", "rival"]);
  });
});

describe("the sentence for the last hour", () => {
  it("says over only beyond the usual range", () => {
    const at = (seen: number) => watch({ lastHour: { seen, voices: seen, negative: 0, expected: 2, upper: 6 } });
    expect(sentenceForHour(at(6))).toBe("detect.hour.usual");
    expect(sentenceForHour(at(7))).toBe("detect.hour.over");
  });

  it("never compares where there is no expectation", () => {
    const lastHour = { seen: 70, voices: 70, negative: 0, expected: null, upper: null };
    expect(sentenceForHour(watch({ lastHour, isLearning: true }))).toBe("detect.hour.learning");
    expect(sentenceForHour(watch({ lastHour }))).toBe("detect.hour.unknown");
  });
});

const source = (state: SourceNow["state"]): SourceNow => ({ id: state, name: state, state, since: null });

it("calls silence calm only when every source is heard", () => {
  expect(sentenceForSources([source("healthy")])).toBe("detect.sourcesHeard");
  expect(sentenceForSources([source("healthy"), source("new")])).toBe("detect.sourcesPartly");
  expect(sentenceForSources([source("healthy"), source("late")])).toBe("detect.sourcesSilent");
  expect(sentenceForSources([])).toBe("detect.noSource");
});
