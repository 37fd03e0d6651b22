import { createDetector } from "@tocsin/anomaly";
import { describe, expect, test } from "vitest";
import { type DetectOptions, detectCommand } from "./detect.ts";

async function run(input: AsyncIterable<string> | string, options: Partial<DetectOptions> = {}) {
  const problems: string[] = [];
  const lines: string[] = [];
  const onProblem = (line: number, reason: string) => problems.push(`${line}: ${reason}`);
  for await (const line of detectCommand(input, { mode: "product", onProblem, ...options })) lines.push(line);
  return { lines, problems };
}

function csv(values: (number | string)[]): string {
  const start = Date.UTC(2026, 0, 5);
  const rows = values.map(
    (value, i) => `${new Date(start + i * 300_000).toISOString().slice(0, 19).replace("T", " ")},${value}`,
  );
  return ["timestamp,value", ...rows].join("\n");
}

describe("tocsin detect", () => {
  test("gives one line out per line in, in order, with the header", async () => {
    const { lines, problems } = await run(csv([1, 2, 3]));
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe("timestamp,value,expected,score,alert");
    expect(lines[3]).toMatch(/^2026-01-05 00:10:00,3,[\d.]+,-?[\d.]+,[01]$/);
    expect(problems).toEqual([]);
  });

  test("keeps the place of a line it cannot read and says why", async () => {
    const { lines, problems } = await run(`${csv([1, "many", 3])}\nyesterday,4\n2026-01-05 00:00:00,5\n`);
    expect(lines.filter((line) => line.endsWith(",,,"))).toHaveLength(3);
    expect(problems.map((problem) => problem.split(":")[0])).toEqual(["3", "5", "6"]);
  });

  test("rings once for a burst after two quiet days", async () => {
    const quiet = new Array<number>(600).fill(4);
    const { lines } = await run(csv([...quiet, 80, 80, 80, 80, ...quiet]));
    const rung = lines.flatMap((line, i) => (line.endsWith(",1") ? [i] : []));
    expect(rung).toHaveLength(1);
    expect(rung[0]! - 600).toBeLessThanOrEqual(4);
  });

  test("reads chunks that end anywhere, and gives the same", async () => {
    const text = csv(Array.from({ length: 60 }, (_, i) => i % 7));
    async function* chunks() {
      for (let i = 0; i < text.length; i += 17) yield text.slice(i, i + 17);
    }
    expect(await run(chunks())).toEqual(await run(text));
  });

  test("scores between 0 and 1 in the benchmark mode", async () => {
    const { lines } = await run(csv(Array.from({ length: 900 }, (_, i) => (i === 800 ? 500 : i % 5))), { mode: "nab" });
    const scores = lines.slice(1).map((line) => Number(line.split(",")[3]));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...scores)).toBeLessThan(1);
    expect(scores.indexOf(Math.max(...scores.slice(100)))).toBe(800);
  });

  test("rings in the same minutes as the detector on the same counts", async () => {
    const minutes = minuteCounts();
    const rows = minutes.map(({ at, voices, negative }) => `${new Date(at).toISOString()},${voices},${negative}`);
    const { lines, problems } = await run(["timestamp,value,negative", ...rows].join("\n"));
    const detector = createDetector({ rowMinutes: 1, timeZone: "UTC", weeklyBudget: 1, watchId: "same" });
    const rung = minutes.flatMap(({ at, voices, negative }) => {
      const { change } = detector.observe({ at, voices, negative });
      return change !== undefined && change.type !== "closed" ? [new Date(at).toISOString()] : [];
    });
    expect(problems).toEqual([]);
    expect(rung.length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.endsWith(",1")).map((line) => line.split(",")[0])).toEqual(rung);
  });
});

const QUIET_MINUTES = 6 * 1_440;
const LOUD_MINUTES = 180;

/** Voices by minute: six days of a few in the day and fewer at night, then three loud hours, mostly negative. */
function minuteCounts() {
  const start = Date.parse("2026-02-24T09:00:00Z");
  return Array.from({ length: QUIET_MINUTES + LOUD_MINUTES }, (_, minute) => {
    const usual = (minute * 7_919) % 11 < (minute % 1_440 < 720 ? 4 : 1) ? 1 : 0;
    const voices = minute < QUIET_MINUTES ? usual : 4 + ((minute * 31) % 9);
    const negative = minute < QUIET_MINUTES ? Number(minute % 5 === 0 && voices > 0) : Math.ceil(voices * 0.8);
    return { at: start + minute * 60_000, voices, negative };
  });
}
