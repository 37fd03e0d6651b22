import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation, setUpInstallation, startProduct } from "./testing.ts";

let installation: Installation;
let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  installation = openInstallation();
  await setUpInstallation(installation);
  product = await startProduct(installation);
});
afterAll(async () => {
  await product.stop();
  installation.remove();
});

const post = (externalId: string, publishedAt: string) => ({
  platform: "x",
  externalId,
  author: { handle: "nino", name: "Nino", followers: 3, verified: false },
  text: `Tram ${externalId} stands still — ტრამვაი დგას`,
  publishedAt,
  engagement: { likes: 2 },
  url: `https://example.org/${externalId}`,
  mood: { dark: ["very"] },
});
const first = post("1", "2026-01-02T08:00:00.000Z");
const second = post("2", "2026-01-02T09:00:00.000Z");
const toLines = (...posts: object[]) => posts.map((one) => JSON.stringify(one)).join("\n");

describe("tocsin import and export, beside the running product", () => {
  test("names a bad line, stores the good ones and fails", async () => {
    const { code, lines, errors } = await installation.run(
      ["import"],
      `${toLines(first)}\nnot json\n${toLines(second)}`,
    );
    expect(code).toBe(1);
    expect(JSON.parse(lines[0]!)).toEqual({ lines: 3, stored: 2, duplicates: 0, bad: 1 });
    expect(errors).toContain("line 2: The line is not JSON. not json");
  });

  test("stores nothing twice, also from a packed file", async () => {
    const file = join(installation.folder, "posts.jsonl.gz");
    writeFileSync(file, gzipSync(toLines(first, second)));
    const { code, lines } = await installation.run(["import", file]);
    expect({ code, total: JSON.parse(lines[0]!) }).toEqual({
      code: 0,
      total: { lines: 2, stored: 0, duplicates: 2, bad: 0 },
    });
  });

  test("says in a sentence that a file is not there, or is not what its name says", async () => {
    const torn = join(installation.folder, "torn.jsonl.gz");
    writeFileSync(torn, "not packed at all");
    for (const file of ["missing.jsonl.gz", torn]) {
      const { code, errors } = await installation.run(["import", file]);
      expect(code, file).toBe(1);
      expect(errors, file).not.toMatch(/\n\s+at /);
      expect(errors.length, file).toBeGreaterThan(10);
    }
  });

  test("gives back what came in, latest first, with the fields it does not know", async () => {
    const { code, lines } = await installation.run(["export"]);
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toEqual([second, first]);
  });

  test("gives back only what a query and a time ask for", async () => {
    const ids = async (...args: string[]) =>
      (await installation.run(["export", ...args])).lines.map((line) => JSON.parse(line).externalId);
    expect(await ids("--query", "ტრამვაი", "--from", "2026-01-02T08:30:00Z")).toEqual(["2"]);
  });
});
