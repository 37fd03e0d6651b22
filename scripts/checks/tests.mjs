import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { outcome } from "./outcome.mjs";

/** Runs one project of vitest.config.ts. Every test is one check, and so is a file that cannot be loaded. */
export async function runTests(project, { env = {}, minutes = 12, only = [] } = {}) {
  const vitest = inCheckout("node_modules/vitest/vitest.mjs");
  const file = inCheckout(`dist/tests-${project}.json`);
  mkdirSync(inCheckout("dist"), { recursive: true });
  rmSync(file, { force: true });
  const args = [
    vitest,
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...only,
  ];
  const ran = await runNode(args, { env: { ...process.env, NO_COLOR: "1", ...env }, minutes });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { testResults: [] };
  return count(report.testResults, ran);
}

function count(files, { code, output, errors }) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const broken = files.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
  const passed = tests.filter(({ status }) => status === "passed").length;
  const failed = tests.filter(isFailed).length;
  // An error outside any test, or no test at all, shows only in the exit code.
  const unseen = code !== 0 && failed + broken.length === 0 ? 1 : 0;
  const report = [errors, code === 0 ? "" : lastLines(output)].join("\n").trim();
  return outcome(passed, failed + broken.length + unseen, report, tests.length - passed - failed);
}

const isFailed = ({ status }) => status === "failed";

/** What the failures are stands in the error stream; how it ended stands at the end of the other one. */
const lastLines = (output) => output.trimEnd().split("\n").slice(-8).join("\n");
