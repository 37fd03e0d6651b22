import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { outcome } from "./outcome.mjs";

/** Runs one project of vitest.config.ts. Every test is one check, and so is a file that cannot be loaded. */
export async function runTests(project, { env = {}, minutes = 12, only = [] } = {}) {
  const vitest = inCheckout("node_modules/vitest/vitest.mjs");
  const file = inCheckout(`dist/tests-${project}.json`);
  const times = inCheckout(`dist/times-${project}.json`);
  mkdirSync(inCheckout("dist"), { recursive: true });
  for (const written of [file, times]) rmSync(written, { force: true });
  const reporters = ["default", "json", inCheckout("scripts/checks/fileTimes.mjs")];
  const args = [
    ...[vitest, "run", "--project", project],
    ...reporters.map((reporter) => `--reporter=${reporter}`),
    `--outputFile.json=${file}`,
    ...only,
  ];
  const ran = await runNode(args, { env: { ...process.env, NO_COLOR: "1", FILE_TIMES: times, ...env }, minutes });
  return count(readJson(file)?.testResults ?? [], ran, readJson(times));
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

function count(results, { code, output, errors }, files) {
  const tests = results.flatMap(({ assertionResults }) => assertionResults);
  const broken = results.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
  const passed = tests.filter(({ status }) => status === "passed").length;
  const failed = tests.filter(isFailed).length;
  // An error outside any test, or no test at all, shows only in the exit code.
  const unseen = code !== 0 && failed + broken.length === 0 ? 1 : 0;
  const report = [errors, code === 0 ? "" : lastLines(output)].join("\n").trim();
  return outcome(passed, failed + broken.length + unseen, report, { skipped: tests.length - passed - failed, files });
}

const isFailed = ({ status }) => status === "failed";

/** What the failures are stands in the error stream; how it ended stands at the end of the other one. */
const lastLines = (output) => output.trimEnd().split("\n").slice(-8).join("\n");
