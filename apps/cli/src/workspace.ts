import { type Context, listWorkspaces, openStore, readConfig } from "@tocsin/server";
import type { Command } from "commander";

export interface StoreOptions {
  data?: string;
}

export const withDataOption = (command: Command): Command =>
  command.option("--data <folder>", "data folder of the installation (default ./data)");

/** Runs `work` on the installation's database: the running one's, else one started for the occasion. */
export async function onStore<T>({ data }: StoreOptions, work: (context: Context) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig(data === undefined ? {} : { dataFolder: data }));
  try {
    return await work(store.context);
  } finally {
    await store.close();
  }
}

/** The workspace a command works on. Throws a sentence when the installation has none yet. */
export async function findWorkspaceId(context: Context): Promise<string> {
  const workspace = (await listWorkspaces(context.db))[0];
  if (workspace === undefined)
    throw new Error(
      "This installation has no workspace yet. Run `tocsin start` and set it up in the browser, or `tocsin user setup`.",
    );
  return workspace.id;
}
