import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../apps/server/src/platform/db/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server on which every test file makes a database of its own. */
    databaseUrl: string;
  }
}

/** One server for all test files: the one DATABASE_URL names, else an embedded one that lives as long as the run. */
export default async function provideDatabase(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const named = process.env.DATABASE_URL;
  if (named) {
    offer(project, named);
    return undefined;
  }
  const directory = mkdtempSync(join(tmpdir(), "tocsin-tests-"));
  const { url, cluster, stop } = await startEmbedded({ directory });
  offer(project, url);
  return async () => {
    await stop();
    // As root the cluster lies where the account of the database may enter, not in our folder.
    for (const folder of [cluster, directory]) rmSync(folder, { recursive: true, force: true });
  };
}

function offer(project: TestProject, url: string): void {
  project.provide("databaseUrl", url);
  process.env.TOCSIN_TEST_DATABASE = url;
}
