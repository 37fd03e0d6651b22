/**
 * Holds the connections of all sources that are heard over one, for the whole instance. Each is opened again when it breaks,
 * when its settings change, and when the watches ask for other words. Several processes share the sources by their leases.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { SourceKind } from "@tocsin/contract";
import type { OpenAsk } from "../asking/ask.ts";
import type { Connector } from "../connectors/connector.ts";
import { connectors } from "../connectors/index.ts";
import { waysOf } from "../connectors/ways.ts";
import type { Listening } from "../outlook.ts";
import type { SourceRow } from "../queries.ts";
import { holdOnce } from "./hold.ts";
import { withLease } from "./lease.ts";
import { listActive } from "./queries.ts";

const LOOK_EVERY = 2_000;

export interface Keeper {
  start(): void;
  /** Resolves when every connection is closed and all that was heard is stored. */
  stop(): Promise<void>;
}

interface Kept {
  /** What the connection was opened for: another one needs another connection. */
  readonly wish: string;
  readonly letGo: AbortController;
  opened: OpenAsk | undefined;
  ended: Promise<void>;
}

export function createKeeper(listening: Listening, known: readonly Connector[] = connectors): Keeper {
  const held = new Map<SourceKind, Connector>(
    known.filter(({ hold }) => hold !== undefined).map((connector) => [connector.kind, connector]),
  );
  const kept = new Map<string, Kept>();
  const stopping = new AbortController();
  let looking = Promise.resolve();

  async function look(): Promise<void> {
    const rows = (await listActive(listening.db, [...held.keys()])).filter((row) =>
      waysOf(held.get(row.kind), row.settings).includes("hold"),
    );
    const wishes = new Map(rows.map((row) => [keyOf(row), wishOf(row)]));
    for (const [key, one] of kept) if (wishes.get(key) !== one.wish || (await hasOtherTerms(one))) one.letGo.abort();
    for (const row of rows) if (!kept.has(keyOf(row)) && !stopping.signal.aborted) begin(row);
  }

  function begin(row: SourceRow): void {
    const one: Kept = { wish: wishOf(row), letGo: new AbortController(), opened: undefined, ended: Promise.resolve() };
    kept.set(keyOf(row), one);
    one.ended = keep(row, one)
      .catch((error) => listening.log.error({ err: error, sourceId: row.id }, "a source was let go"))
      .finally(() => kept.delete(keyOf(row)));
  }

  async function keep(row: SourceRow, one: Kept): Promise<void> {
    const place = { workspaceId: row.workspace_id, id: row.id };
    const stop = AbortSignal.any([stopping.signal, one.letGo.signal]);
    const onOpen = (opened: OpenAsk) => {
      one.opened = opened;
    };
    await withLease(listening, place, {
      stop,
      async work(signal) {
        let pause: number | null = 0;
        while (pause !== null && !signal.aborted) {
          await sleep(pause, undefined, { signal }).catch(() => undefined);
          if (!signal.aborted)
            pause = await holdOnce(listening, { place, connector: held.get(row.kind)!, signal, onOpen });
        }
      },
    });
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error) => listening.log.error({ err: error }, "the sources to hold could not be read"));
      await sleep(LOOK_EVERY, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    start() {
      if (held.size > 0) looking = run();
    },
    async stop() {
      stopping.abort();
      await looking;
      await Promise.all([...kept.values()].map(({ ended }) => ended));
    },
  };
}

const keyOf = ({ workspace_id, id }: SourceRow): string => `${workspace_id} ${id}`;
const wishOf = ({ settings, address, connection_id }: SourceRow): string =>
  JSON.stringify([settings, address, connection_id]);

async function hasOtherTerms({ opened }: Kept): Promise<boolean> {
  if (opened === undefined) return false;
  const { terms } = await opened.refresh();
  return terms.join("\n") !== opened.ask.terms.join("\n");
}
