/** What a connector is given when it is asked: credentials opened, quotas in hand, the watches' wishes in view. */
import type { SourceKind } from "@tocsin/contract";
import { AppError } from "../../../platform/errors.ts";
import { findConnection } from "../connections/queries.ts";
import { openCredentials, openOwnSecret } from "../connections/seal.ts";
import type { Ask, AskedSource, Failure, QuotaReading } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { isUrgent, type Listening } from "../outlook.ts";
import type { SourceRow } from "../queries.ts";
import { type Ledger, openLedger } from "../quotas/ledger.ts";
import { quotasOf } from "../quotas/rules.ts";
import { openWanted, type Wanted } from "./wanted.ts";

export interface OpenAsk {
  readonly ok: true;
  readonly ask: Ask;
  /** What the platform itself says is left of its quotas. */
  believe(readings: readonly QuotaReading[]): void;
  /** What the watches ask for by now, and whether an incident is open. */
  refresh(): Promise<Wanted>;
  /** Resolves when what was spent is on record. */
  settle(): Promise<void>;
}
export type Opened = OpenAsk | ({ readonly ok: false } & Failure);

type AskingRow = Pick<
  SourceRow,
  "workspace_id" | "id" | "name" | "kind" | "platform" | "address" | "settings" | "memory" | "connection_id" | "secret"
>;

/** Where a platform sends to. */
export const ownAddressOf = ({ config }: Pick<Listening, "config">, { kind, id }: { kind: SourceKind; id: string }) =>
  `${config.publicUrl}/api/v1/${kind === "webhook" ? "ingest" : "hooks"}/${id}`;

export async function openAsk(listening: Listening, row: AskingRow, signal: AbortSignal): Promise<Opened> {
  try {
    return await assemble(listening, row, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "secret-unreadable") throw error;
    return { ok: false, code: "credentials-missing", message: error.message, isFinal: true };
  }
}

async function assemble(listening: Listening, row: AskingRow, signal: AbortSignal): Promise<OpenAsk> {
  const { db, outbound, openSocket, resolveHost, clock } = listening;
  const { workspace_id: workspaceId } = row;
  const credentials = await readCredentials(listening, row);
  const source = toAsked(listening, row);
  let wanted = await openWanted(db, workspaceId);
  let urgent = await isUrgent(listening, workspaceId);
  const ledger = await openBook(listening, row, () => urgent);
  return {
    ok: true,
    ask: {
      ...{ source, credentials, outbound, openSocket, resolveHost, signal },
      now: clock.now(),
      terms: wanted.terms,
      isWanted: (post) => wanted.isWanted(post),
      spend: ledger.spend,
    },
    believe: ledger.believe,
    async refresh() {
      urgent = await isUrgent(listening, workspaceId);
      wanted = await openWanted(db, workspaceId);
      return wanted;
    },
    settle: ledger.settle,
  };
}

const openBook = (listening: Listening, row: AskingRow, isUrgentNow: () => boolean): Promise<Ledger> =>
  openLedger(listening, {
    workspaceId: row.workspace_id,
    ownerId: row.connection_id ?? row.id,
    quotas: quotasOf(findConnector(row.kind)?.manifest ?? { quotas: [] }, row.settings),
    isUrgent: isUrgentNow,
  });

async function readCredentials(listening: Listening, row: AskingRow): Promise<Record<string, string>> {
  if (row.connection_id === null) return {};
  const connection = await findConnection(listening.db, row.workspace_id, row.connection_id);
  return connection === undefined ? {} : openCredentials(listening, connection);
}

function toAsked(listening: Listening, row: AskingRow): AskedSource {
  const { id, name, kind, platform, address, settings, memory } = row;
  const ownSecret = row.secret === "" ? "" : openOwnSecret(listening, row);
  return { id, name, kind, platform, address, ownAddress: ownAddressOf(listening, row), ownSecret, settings, memory };
}
