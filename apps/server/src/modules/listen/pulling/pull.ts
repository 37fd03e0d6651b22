/** Sources that are asked by the clock. Safe to run twice: posts are stored once, and one process asks at a time. */
import { MINUTE } from "../../../platform/clock.ts";
import { openAsk } from "../asking/ask.ts";
import { explainStumble } from "../connectors/answers.ts";
import type { Connector, Memory, Pulled } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { waysOf } from "../connectors/ways.ts";
import { storeHeard } from "../hearing.ts";
import { withLease } from "../holding/lease.ts";
import { isUrgent, type Listening } from "../outlook.ts";
import { findSource, type SourceRow } from "../queries.ts";
import { recordFailure, recordHeard } from "../sources/record.ts";
import { nextCheck, paceOf } from "./rules.ts";

export const PULL_QUEUE = "pull-feed";
const LONGEST_PULL = 5 * MINUTE;
/** A backlog is worked off in so many answers at most; then others have their turn. */
const MOST_ROUNDS = 40;

/** Asks a source and keeps its health. Nothing happens while somebody else asks it. */
export async function pullSource(listening: Listening, workspaceId: string, id: string): Promise<void> {
  await withLease(
    listening,
    { workspaceId, id },
    {
      async work(signal) {
        const row = await findSource(listening.db, workspaceId, id);
        const connector = row && findConnector(row.kind);
        if (row === undefined || row.is_paused || !waysOf(connector, row.settings).includes("pull")) return;
        await pullAll(listening, { row, connector: connector!, signal });
      },
    },
  );
}

interface Turn {
  readonly row: SourceRow;
  readonly connector: Connector;
  readonly signal: AbortSignal;
}

async function pullAll(listening: Listening, { row, connector, signal: leased }: Turn): Promise<void> {
  const signal = AbortSignal.any([leased, AbortSignal.timeout(LONGEST_PULL)]);
  let { memory } = row;
  let stored = 0;
  for (let round = 1; ; round++) {
    const pulled = await pullOnce(listening, { row: { ...row, memory }, connector, signal });
    if (!pulled.ok) return noteFailure(listening, { row, connector, pulled });
    stored += await storeHeard(listening, { ...row, memory }, pulled);
    memory = pulled.memory;
    const mayGoOn = pulled.hasMore === true && !signal.aborted && !isLater(pulled.notBefore, listening.clock.now());
    if (!mayGoOn || round === MOST_ROUNDS)
      return noteHeard(listening, { row, connector, pulled, stored, isCut: mayGoOn });
  }
}

const isLater = (at: Date | undefined, now: Date): boolean => at !== undefined && at > now;

async function pullOnce(
  listening: Listening,
  { row, connector, signal }: Turn & { readonly row: { readonly memory: Memory } },
): Promise<Pulled> {
  const opened = await openAsk(listening, row, signal);
  if (!opened.ok) return opened;
  try {
    const pulled = await connector.pull!(opened.ask);
    if (pulled.ok) opened.believe(pulled.quotas ?? []);
    return pulled;
  } catch (error) {
    return explainStumble(error, (unforeseen) =>
      listening.log.error({ err: unforeseen, sourceId: row.id }, "a connector stumbled"),
    );
  } finally {
    await opened.settle();
  }
}

interface Ended {
  readonly row: SourceRow;
  readonly connector: Connector;
}

async function noteHeard(
  listening: Listening,
  { row, connector, pulled, stored, isCut }: Ended & { pulled: Pulled & { ok: true }; stored: number; isCut: boolean },
): Promise<void> {
  const now = listening.clock.now();
  const quietChecks = stored > 0 ? 0 : row.quiet_checks + 1;
  const pace = await choosePace(listening, { row, connector, quietChecks, paceSeconds: pulled.paceSeconds });
  const { notBefore } = pulled;
  await recordHeard(listening, row, {
    quiet_checks: quietChecks,
    not_before: notBefore ?? null,
    next_check_at: nextCheck({ now, pace: isCut ? 0 : pace, failures: 0, notBefore }),
    ...(stored > 0 && { last_post_at: now }),
  });
}

async function noteFailure(
  listening: Listening,
  { row, connector, pulled }: Ended & { pulled: Pulled & { ok: false } },
): Promise<void> {
  const pace = await choosePace(listening, { row, connector, quietChecks: 0 });
  const turn = { now: listening.clock.now(), pace, failures: row.failures + 1, notBefore: pulled.notBefore };
  await recordFailure(listening, row, { failure: pulled, nextCheckAt: nextCheck(turn) });
}

async function choosePace(
  listening: Listening,
  { row, connector, ...seen }: Ended & { quietChecks: number; paceSeconds?: number | undefined },
): Promise<number> {
  return paceOf({
    ...seen,
    everyMinutes: row.every_minutes,
    isUrgent: await isUrgent(listening, row.workspace_id),
    shortestMinutes: connector.manifest.shortestMinutes ?? 1,
  });
}
