import { spawn } from "node:child_process";
import { root } from "./checkout.mjs";

const secondsToEndCleanly = 10;

/**
 * Runs a program to its end and collects what it writes. A program that cannot be started ends with code 127, one that
 * takes longer than `minutes` is ended. With `show`, its output goes to standard error as it comes. The other options are
 * those of `spawn`.
 */
export function runProgram(command, args, { minutes = 15, show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? ["ignore", 2, 2] : ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, { cwd: root, ...options, stdio });
    const written = [];
    const errors = [];
    child.stdout?.on("data", (piece) => written.push(piece));
    child.stderr?.on("data", (piece) => errors.push(piece));
    const text = (pieces) => Buffer.concat(pieces).toString("utf8");

    const forward = (signal) => child.kill(signal);
    process.once("SIGINT", forward).once("SIGTERM", forward);
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      endProgram(child);
    }, minutes * 60_000);

    const finish = (code, problem = "") => {
      clearTimeout(late);
      process.off("SIGINT", forward).off("SIGTERM", forward);
      const note = isLate ? `\n${command} was ended after ${minutes} minutes.` : problem;
      resolve({ code: isLate ? 124 : code, output: text(written), errors: text(errors) + note });
    };
    child.on("error", (error) => finish(127, `${command} could not be started: ${error.message}`));
    child.on("close", (code, signal) => finish(code ?? 1, signal ? `\n${command} was ended by ${signal}.` : ""));
  });
}

function endProgram(child) {
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), secondsToEndCleanly * 1000).unref();
}

export const runNode = (args, options) => runProgram(process.execPath, args, options);
