import { outcome } from "./checks/outcome.mjs";

const SLOWEST = 10;

/** Runs steps, `atOnce` side by side, goes on after failures, and prints a line for each as it ends. */
export async function runSteps(steps, atOnce) {
  const waiting = [...steps];
  const found = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) found.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return found;
}

/** Where the time went. Steps run side by side, so theirs add up to more than the whole. */
export function printTimes(found) {
  const steps = found.toSorted(bySeconds).map(({ title, seconds }) => `${inSeconds(seconds)} ${title}`);
  const files = found.flatMap((result) => result.files).toSorted(bySeconds);
  console.log(`\n${inSeconds(performance.now() / 1000)} in all: ${steps.join(" · ")}`);
  if (files.length > 0) console.log("The slowest test files:");
  for (const { name, seconds } of files.slice(0, SLOWEST)) console.log(`${inSeconds(seconds).padStart(10)}  ${name}`);
  console.log("");
}

/** The last line of a test command, and its exit code. */
export function printTotal(found) {
  const total = (what) => found.reduce((sum, result) => sum + result[what], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed`);
  process.exitCode = total("failed") > 0 ? 1 : 0;
}

async function runStep({ title, run }) {
  const start = performance.now();
  const result = await run().catch((error) => outcome(0, 1, error.stack));
  const seconds = (performance.now() - start) / 1000;
  console.log(`${result.failed > 0 ? "FAIL" : "  ok"}  ${title} (${describe(result)}, ${inSeconds(seconds)})`);
  if (result.failed > 0) console.log(`\n${indent(result.report)}\n`);
  return { ...result, title, seconds };
}

const inSeconds = (seconds) => `${seconds.toFixed(1)} s`;

const bySeconds = (one, other) => other.seconds - one.seconds;

const describe = ({ passed, failed, skipped }) =>
  [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
    .filter(Boolean)
    .join(", ");

const indent = (text) => text.replaceAll(/^/gm, "      ");
