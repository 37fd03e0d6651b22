/** What a row costs: microseconds of processor time and bytes of a snapshot, on counts made up here. */
import { createDetector, restoreDetector } from "../src/index.ts";
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

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

for (const setting of SETTINGS) measure(setting);
const table = SETTINGS.map(measure);
console.table(table);
console.log(JSON.stringify({ bench: "anomaly-speed", table }));
