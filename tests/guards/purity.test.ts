import { describe, expect, test } from "vitest";
import { findLines, isTest, readFiles, type SourceFile } from "./tree.ts";

const environment = /\bprocess\.env\b/;
const clocksAndDice =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bset(Timeout|Interval)\(|\bcrypto\./;

const findEnvironment = (files: SourceFile[]) =>
  files.filter(({ path }) => path !== "apps/server/src/config.ts").flatMap((file) => findLines(file, environment));

const findClocks = (files: SourceFile[]) => files.flatMap((file) => findLines(file, clocksAndDice));

describe("what may be known where", () => {
  const sources = [
    ...readFiles("apps", /^apps\/(server|cli)\/src\/.*\.ts$/),
    ...readFiles("packages", /\/src\/.*\.ts$/),
  ];
  const product = sources.filter((file) => !isTest(file));
  const engines = product.filter(({ path }) => /^packages\/(text|query|anomaly|narrative)\//.test(path));

  test("only config.ts reads the environment", () => {
    expect(product.length).toBeGreaterThan(100);
    expect(findEnvironment(product)).toEqual([]);
  });

  test("engines know no clock and throw no dice", () => {
    expect(engines.length).toBeGreaterThan(20);
    expect(findClocks(engines)).toEqual([]);
  });

  test("a glance at the environment or the clock is found", () => {
    const planted = {
      path: "apps/server/src/main.ts",
      text: "const now = Date.now();\nconst port = process.env.PORT;",
    };
    expect(findEnvironment([planted])).toEqual(["apps/server/src/main.ts:2 const port = process.env.PORT;"]);
    expect(findClocks([planted])).toEqual(["apps/server/src/main.ts:1 const now = Date.now();"]);
  });
});
