import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { poisson, type Random, seeded } from "../bench/chance.ts";
import { createDetector, type EpisodeChange } from "./index.ts";

interface Segment {
  hours: number;
  perHour: number;
  share: number | undefined;
}

interface Case {
  name: string;
  rowMinutes: number;
  timeZone: string;
  segments: Segment[];
  changes: string[];
  within: number;
}

const START = Date.UTC(2026, 0, 5);

function parseCase(line: string): Case {
  const [name, settings, segments, changes, within] = line.split("|").map((cell) => cell.trim());
  const [rowMinutes, timeZone] = settings!.split(" ");
  return {
    name: name!,
    rowMinutes: Number(rowMinutes),
    timeZone: timeZone!,
    segments: segments!.split(/\s+/).map(parseSegment),
    changes: changes === "-" ? [] : changes!.split(/\s+/),
    within: within ? Number(within.replace("within ", "")) : Number.POSITIVE_INFINITY,
  };
}

function parseSegment(text: string): Segment {
  const [, hours, perHour, share] = /^(\d+)x([\d.]+)(?:\/([\d.]+))?$/.exec(text)!;
  return { hours: Number(hours), perHour: Number(perHour), share: share === undefined ? undefined : Number(share) };
}

function play({ rowMinutes, timeZone, segments }: Case): { change: EpisodeChange; row: number }[] {
  const detector = createDetector({ rowMinutes, timeZone, weeklyBudget: 0.25, watchId: "case" });
  const random = seeded(11);
  const said: { change: EpisodeChange; row: number }[] = [];
  let row = 0;
  for (const segment of segments) {
    for (const end = row + (segment.hours * 60) / rowMinutes; row < end; row++) {
      const { change } = detector.observe({
        at: START + row * rowMinutes * 60_000,
        ...draw(random, segment, rowMinutes),
      });
      if (change) said.push({ change, row });
    }
  }
  return said;
}

function draw(random: Random, { perHour, share }: Segment, rowMinutes: number) {
  const voices = poisson(random, (perHour * rowMinutes) / 60);
  if (share === undefined) return { voices };
  return { voices, negative: Array.from({ length: voices }, random).filter((chance) => chance < share).length };
}

function check(one: Case): void {
  const said = play(one);
  expect(said.map(({ change }) => `${change.type}:${change.kind}`)).toEqual(one.changes);
  const began = (one.segments[0]!.hours * 60) / one.rowMinutes;
  if (said[0]) expect(said[0].row - began + 1).toBeLessThanOrEqual(one.within);
}

describe("episodes", () => {
  const lines = readFileSync(new URL("../cases/episodes.txt", import.meta.url), "utf8").split("\n");
  const cases = lines.filter((line) => line.trim() !== "" && !line.startsWith("#")).map(parseCase);
  test.each(cases)("$name", check);
});
