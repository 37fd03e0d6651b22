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
});
