/** A process that listens to one numbered stream until it is killed: for the test that kills it. */
import { readConfig } from "../../../config.ts";
import { createContext } from "../../../context.ts";
import { listWorkspaces, setUp } from "../../people/index.ts";
import type { Connector, HoldAsk } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { storeSource as storeRow } from "../queries.ts";
import { createKeeper } from "./keeper.ts";

/** Asks for the posts after the last one it remembers, and remembers each as it is stored. */
export const numberedStream: Connector = {
  kind: "mastodon",
  manifest: { ...findConnector("webhook")!.manifest, kind: "mastodon", ways: ["hold"] },
  hold: holdNumbers,
};

async function holdNumbers({ source, openSocket, signal, hear, alive }: HoldAsk) {
  const after = Number(source.memory.after ?? 0);
  const socket = await openSocket(`${source.address}/?after=${after}`, { signal });
  alive();
  const hearing: Promise<void>[] = [];
  for await (const message of socket.messages) {
    const { number, ...post } = JSON.parse(message.toString("utf8")) as { number: number };
    hearing.push(hear({ posts: [post], memory: { after: number } }));
  }
  await Promise.all(hearing);
  return { ok: true } as const;
}

export const storeStream = async (context: Awaited<ReturnType<typeof createContext>>, address: string) => {
  const [workspace] = await listWorkspaces(context.db);
  const never = { last_checked_at: null, last_post_at: null, next_check_at: null, problem_since: null };
  await storeRow(context.db, {
    ...never,
    ...{ workspace_id: workspace!.id, id: "stream", kind: "mastodon", name: "Stream", address, platform: "x" },
    ...{ is_paused: false, every_minutes: 0, secret: "", created_at: new Date(), state: "new", failures: 0 },
    ...{ problem_code: null, problem_message: null, settings: {}, memory: {}, connection_id: null },
  });
};

const [, program = "", databaseUrl, address] = process.argv;
if (program.endsWith("trial.ts") && databaseUrl !== undefined && address !== undefined) {
  const context = await createContext(readConfig({ allowPrivateAddresses: true, logLevel: "error" }, {}), databaseUrl);
  if ((await listWorkspaces(context.db)).length === 0) {
    const account = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
    await setUp(context, { ...account, workspace: "Probe", language: "en", timeZone: "UTC" });
    await storeStream(context, address);
  }
  createKeeper(context, [numberedStream]).start();
}
