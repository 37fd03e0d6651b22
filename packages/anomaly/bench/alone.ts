import { pathToFileURL } from "node:url";

/** Whether a benchmark was started by its own name rather than as a part of a larger one. */
export function isStartedAlone(url: string): boolean {
  return url === pathToFileURL(process.argv[1] ?? "").href;
}
