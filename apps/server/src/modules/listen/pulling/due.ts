/**
 * Asks every source whose time has come, many at once. A source is guarded by its lease, not by a place in a queue: most
 * answers bring nothing new, and for thousands of feeds a queue would cost more than the asking.
 */
import { listWorkspaces } from "../../people/index.ts";
import { connectors } from "../connectors/index.ts";
import { isUrgent, type Listening } from "../outlook.ts";
import { pullSource } from "./pull.ts";
import * as queries from "./queries.ts";
import { HURRY } from "./rules.ts";

/** Most of the time of a pull is waiting for somebody else's server. */
const AT_ONCE = 24;
/** The next turn comes with the next minute; slow answers are waited for beyond it without holding others up. */
const TURN = 50_000;
const MOST_A_TURN = 5_000;

const pulledKinds = connectors.filter(({ pull }) => pull !== undefined).map(({ kind }) => kind);

export interface Puller {
  /** Resolves when all that was due has been asked, or the turn is over. */
  pullDue(): Promise<void>;
}

export function createPuller(listening: Listening): Puller {
  const running = new Set<Promise<void>>();
  const begin = ({ workspace_id, id }: queries.Due) => {
    const pull: Promise<void> = pullSource(listening, workspace_id, id)
      .catch((error) => listening.log.error({ err: error, sourceId: id }, "a source could not be asked"))
      .finally(() => running.delete(pull));
    running.add(pull);
  };
  return {
    async pullDue() {
      const turn = startTurn();
      for (const due of await listAllDue(listening)) {
        if (running.size >= AT_ONCE) await Promise.race([...running, turn.over]);
        if (turn.isOver()) return;
        begin(due);
      }
      await Promise.race([Promise.all(running), turn.over]);
      turn.end();
    },
  };
}

function startTurn() {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      isOver = true;
      resolve();
    }, TURN);
    timer.unref();
  });
  return { over, isOver: () => isOver, end: () => clearTimeout(timer) };
}

/** Hurried ones first. */
async function listAllDue(listening: Listening): Promise<queries.Due[]> {
  const { db, clock } = listening;
  const wish = { kinds: pulledKinds, now: clock.now(), limit: MOST_A_TURN };
  const hurried: queries.Due[] = [];
  for (const { id: workspaceId } of await listWorkspaces(db))
    if (await isUrgent(listening, workspaceId))
      hurried.push(...(await queries.listHurried(db, { ...wish, workspaceId, hurry: HURRY })));
  const known = new Set(hurried.map(({ id }) => id));
  return [...hurried, ...(await queries.listDue(db, wish)).filter(({ id }) => !known.has(id))];
}
