/** The installation's database for commands: the running product's when there is one, else started for the occasion. */
import type { Config } from "./config.ts";
import { type Context, createContext } from "./context.ts";
import { type Embedded, embeddedAddress, startEmbedded } from "./platform/db/embedded.ts";
import { holdFolder, isHeld } from "./platform/folder.ts";
import { jobsOf } from "./product.ts";

export interface Store {
  readonly context: Context;
  close(): Promise<void>;
}

export async function openStore(config: Config): Promise<Store> {
  const isRunning = config.databaseUrl !== undefined || isHeld(config.dataFolder);
  if (isRunning) return openOn(config, config.databaseUrl ?? embeddedAddress(config.dataFolder), null);
  const folder = holdFolder(config.dataFolder);
  const database = await startEmbedded({ directory: config.dataFolder });
  return openOn(config, database.url, { database, release: folder.release });
}

interface Borrowed {
  readonly database: Embedded;
  readonly release: () => void;
}

async function openOn(config: Config, url: string, own: Borrowed | null): Promise<Store> {
  const context = await createContext(config, url);
  await context.jobs.start(Object.values(jobsOf(context)).flat());
  return {
    context,
    async close() {
      await context.stop();
      await own?.database.stop();
      own?.release();
    },
  };
}
