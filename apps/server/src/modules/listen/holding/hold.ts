import { MINUTE } from "../../../platform/clock.ts";
import { type OpenAsk, openAsk } from "../asking/ask.ts";
import { explainStumble } from "../connectors/answers.ts";
import type { Connector, Ended } from "../connectors/connector.ts";
import { storeHeard } from "../hearing.ts";
import type { Listening } from "../outlook.ts";
import { findSource, type SourceRow } from "../queries.ts";
import { recordFailure, recordHeard } from "../sources/record.ts";
import { Hearing } from "./hearing.ts";
import type { Place } from "./queries.ts";
import { pauseAfter } from "./rules.ts";

const ALIVE_EVERY = MINUTE / 2;

export interface Held {
  readonly place: Place;
  readonly connector: Connector;
  /** Ends when the source is to be let go. */
  readonly signal: AbortSignal;
  /** Called with what the connector was asked, so that its wishes can be kept fresh. */
  readonly onOpen: (opened: OpenAsk) => void;
}

/** Opens a source's connection once and listens to its end. Says how long to wait before the next; null when not to. */
export async function holdOnce(listening: Listening, held: Held): Promise<number | null> {
  const row = await findSource(listening.db, held.place.workspaceId, held.place.id);
  if (row === undefined || row.is_paused) return null;
  const startedAt = Date.now();
  const ended = await listen(listening, row, held);
  if (held.signal.aborted) return null;
  const stood = Date.now() - startedAt;
  if (ended.ok) return pauseAfter({ failures: 0, stood });
  return noteFailure(listening, row, { ended, stood });
}

async function noteFailure(
  listening: Listening,
  row: SourceRow,
  { ended, stood }: { ended: Ended & { ok: false }; stood: number },
): Promise<number | null> {
  const now = listening.clock.now();
  // It was heard since the row was read: what fails now is a failure of its own.
  const latest = (await findSource(listening.db, row.workspace_id, row.id)) ?? row;
  const asked = ended.notBefore === undefined ? 0 : ended.notBefore.getTime() - now.getTime();
  const pause = Math.max(asked, pauseAfter({ failures: latest.failures + 1, stood }));
  await recordFailure(listening, latest, { failure: ended, nextCheckAt: new Date(now.getTime() + pause) });
  return ended.isFinal === true ? null : pause;
}

async function listen(listening: Listening, row: SourceRow, { connector, signal, onOpen }: Held): Promise<Ended> {
  const opened = await openAsk(listening, row, signal);
  if (!opened.ok) return opened;
  onOpen(opened);
  const life = watchLife(listening, row);
  const hearing = new Hearing(row.memory, async (memory, heard) => {
    await storeHeard(listening, { ...row, memory }, heard);
    life.alive();
  });
  try {
    return await connector.hold!({ ...opened.ask, hear: (heard) => hearing.hear(heard), alive: life.alive });
  } catch (error) {
    return explainStumble(error, (unforeseen) =>
      listening.log.error({ err: unforeseen, sourceId: row.id }, "a connection broke off"),
    );
  } finally {
    await hearing.rest();
    await life.end();
    await opened.settle();
  }
}

/** Keeps on record that the connection stands, now and then. */
function watchLife(listening: Listening, row: SourceRow) {
  const since = listening.clock.now();
  let said = 0;
  let state = row.state;
  let saying = Promise.resolve();
  const say = async () => {
    await recordHeard(listening, { ...row, state }, { connected_since: since, next_check_at: null, not_before: null });
    state = "healthy";
  };
  return {
    alive: () => {
      if (Date.now() - said < ALIVE_EVERY) return;
      said = Date.now();
      saying = saying.then(say).catch((error) => {
        listening.log.warn({ err: error, sourceId: row.id }, "a standing connection could not be noted");
      });
    },
    end: () => saying,
  };
}
