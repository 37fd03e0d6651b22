import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. Every script works from any current folder. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

export const inCheckout = (...parts) => join(root, ...parts);

/** Progress goes to standard error: standard output belongs to the command that runs afterwards. */
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

export function stop(sentence) {
  say(sentence);
  process.exit(1);
}
