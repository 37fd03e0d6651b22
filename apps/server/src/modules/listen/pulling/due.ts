import { listWorkspaces } from "../../people/index.ts";
import { connectors } from "../connectors/index.ts";
import { isUrgent, type Listening } from "../outlook.ts";
import { PULL_QUEUE } from "./pull.ts";
import * as queries from "./queries.ts";
import { HURRY } from "./rules.ts";

/** A minute's worth for one process: what is left over is the longest waiting in the next minute. */
const MOST_AT_ONCE = 1_500;

const pulledKinds = connectors.filter(({ pull }) => pull !== undefined).map(({ kind }) => kind);

/** Sends for every source whose time has come. */
export async function sendDue(listening: Listening): Promise<void> {
  const { db, clock } = listening;
  const wish = { kinds: pulledKinds, now: clock.now(), limit: MOST_AT_ONCE };
  await sendAll(listening, await queries.listDue(db, wish));
  for (const { id: workspaceId } of await listWorkspaces(db))
    if (await isUrgent(listening, workspaceId))
      await sendAll(listening, await queries.listHurried(db, { ...wish, workspaceId, hurry: HURRY }));
}

async function sendAll({ db, jobs }: Listening, due: readonly queries.Due[]): Promise<void> {
  for (const { workspace_id: workspaceId, id: sourceId } of due)
    await jobs.send(db, PULL_QUEUE, { workspaceId, sourceId }, { key: sourceId });
}
