/** What a row costs: microseconds of processor time and bytes of a snapshot, on counts made up here. */

import { createDetector, restoreDetector } from "../src/index.ts";
import { isStartedAlone } from "./alone.ts";
import { poisson, seeded } from "./chance.ts";

interface Setting {
  name: string;
  rowMinutes: number;
  perDay: number;
  hasNegative: boolean;
}

const WEEKS = 16;
const SETTINGS: Setting[] = [
  { name: "5-minute rows, total only, 1000/day", rowMinutes: 5, perDay: 1000, hasNegative: false },
  { name: "1-minute rows, total only, 1000/day", rowMinutes: 1, perDay: 1000, hasNegative: false },
  { name: "1-minute rows, crisis set, 10/day", rowMinutes: 1, perDay: 10, hasNegative: true },
  { name: "1-minute rows, crisis set, 1000/day", rowMinutes: 1, perDay: 1000, hasNegative: true },
  { name: "1-minute rows, crisis set, 20000/day", rowMinutes: 1, perDay: 20000, hasNegative: true },
];

function measure(setting: Setting) {
  const { rowMinutes } = setting;
  const rows = (WEEKS * 7 * 1440) / rowMinutes;
  const random = seeded(7);
  const counts = Array.from({ length: rows }, () => poisson(random, (setting.perDay * rowMinutes) / 1440));
  const detector = createDetector({ rowMinutes, timeZone: "Asia/Tbilisi", weeklyBudget: 1 });
  const startMs = Date.UTC(2026, 0, 5);
  const began = cpuUs();
  counts.forEach((voices, i) => {
    const negative = setting.hasNegative ? Math.round(voices * 0.17) : undefined;
    detector.observe({ at: startMs + i * rowMinutes * 60_000, voices, negative });
  });
  const usPerRow = (cpuUs() - began) / rows;
  const snapshot = JSON.stringify(detector.snapshot());
  return {
    name: setting.name,
    usPerRow: round(usPerRow),
    snapshotBytes: snapshot.length,
    ...measurePreview(snapshot, startMs + rows * rowMinutes * 60_000),
  };
}

function measurePreview(snapshot: string, at: number) {
  const detector = restoreDetector(JSON.parse(snapshot));
  const times = 20_000;
  const began = cpuUs();
  for (let i = 0; i < times; i++) detector.preview({ at, voices: i % 40, negative: i % 7 });
  return { usPerPreview: round((cpuUs() - began) / times) };
}

/** Processor time of this process, so that a busy machine does not count. */
function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function round(value: number, places = 2): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

const STREAMS = 10_000;
const MINUTES = 10;

/** Part of one core that ten thousand watches with tone take, one row each a minute. */
function measureMany() {
  const random = seeded(9);
  const startMs = Date.UTC(2026, 0, 5);
  const detectors = Array.from({ length: STREAMS }, () =>
    createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1 }),
  );
  const turn = (minute: number) => {
    const at = startMs + minute * 60_000;
    for (const detector of detectors) {
      const voices = poisson(random, 0.2);
      detector.observe({ at, voices, negative: voices > 2 ? 1 : 0 });
    }
  };
  // Past the first day, when the channels speak; the days between are skipped in one stride.
  turn(0);
  for (const detector of detectors) detector.observe({ at: startMs + 26 * 3_600_000, voices: 1, negative: 0 });
  const from = 26 * 60 + 1;
  const began = cpuUs();
  for (let minute = from; minute < from + MINUTES; minute++) turn(minute);
  return { streams: STREAMS, partOfCore: round((cpuUs() - began) / (MINUTES * 60e6), 4) };
}

/** Costs by setting, and of ten thousand watches together. */
export function measureSpeed() {
  for (const setting of SETTINGS) measure(setting);
  return { table: SETTINGS.map(measure), many: measureMany() };
}

if (isStartedAlone(import.meta.url)) {
  const figures = measureSpeed();
  console.table(figures.table);
  console.log(figures.many);
  console.log(JSON.stringify({ bench: "anomaly-speed", ...figures }));
}
