import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "../checkout.mjs";

/** A reporter of vitest: how long each test file took, with its imports and its preparations, into FILE_TIMES. */
export default class FileTimes {
  onTestRunEnd(modules) {
    const times = modules.map((module) => ({ name: relative(root, module.moduleId), seconds: secondsOf(module) }));
    writeFileSync(process.env.FILE_TIMES, JSON.stringify(times));
  }
}

function secondsOf(module) {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return (collectDuration + setupDuration + duration) / 1000;
}
