/** From nothing to the first page: a fresh data folder, and the same folder again. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, startProduct } from "../../apps/server/src/index.ts";

export interface StartupFigures {
  /** Milliseconds until the first page has been answered, database made included. */
  readonly firstStart: number;
  readonly nextStart: number;
}

async function startOnce(dataFolder: string): Promise<number> {
  const start = performance.now();
  const product = await startProduct(readConfig({ dataFolder, port: 0, logLevel: "error" }, {}));
  const answer = await fetch(product.address);
  await answer.text();
  const elapsed = performance.now() - start;
  await product.stop();
  return Math.round(elapsed);
}

export async function measureStartup(): Promise<StartupFigures> {
  const folder = mkdtempSync(join(tmpdir(), "tocsin-start-"));
  try {
    return { firstStart: await startOnce(folder), nextStart: await startOnce(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
