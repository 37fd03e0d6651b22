import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { inCheckout, root } from "../checkout.mjs";
import { runNode } from "../program.mjs";
import { outcome } from "./outcome.mjs";

/** Runs one project of vitest.config.ts. Every test is one check, and so is a file that cannot be loaded. */
export async function runTests(project, { env = {}, minutes = 12, only = [] } = {}) {
  const vitest = inCheckout("node_modules/vitest/vitest.mjs");
  const file = inCheckout(`dist/tests-${project}.json`);
  mkdirSync(inCheckout("dist"), { recursive: true });
  rmSync(file, { force: true });
  const args = [vitest, "run", "--project", project, "--reporter=json", `--outputFile=${file}`, ...only];
  const ran = await runNode(args, { env: { ...process.env, ...env }, minutes });
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { testResults: [] };
  return count(report.testResults, ran);
}

function count(files, { code, output, errors }) {
  const tests = files.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ name, ...test })));
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some(isFailed),
  );
  const failed = tests.filter(isFailed);
  const failures = [...failed.map(describeTest), ...broken.map(describeFile)];
  const passed = tests.filter(({ status }) => status === "passed").length;
  const skipped = tests.length - passed - failed.length;
  // An error outside any test, or no test at all, shows only in the exit code.
  if (code !== 0 && failures.length === 0)
    failures.push(`${output}${errors}`.trim() || `vitest ended with code ${code}`);
  return outcome(passed, failures.length, failures.join("\n\n"), skipped);
}

const isFailed = ({ status }) => status === "failed";
const describeTest = ({ name, fullName, failureMessages }) =>
  `${relative(root, name)} › ${fullName}\n${failureMessages.map(withoutForeignFrames).join("\n")}`;
const describeFile = ({ name, message }) => `${relative(root, name)} could not be run\n${message}`;
const withoutForeignFrames = (message) => message.replaceAll(/\n\s+at .*node_modules.*/g, "");
