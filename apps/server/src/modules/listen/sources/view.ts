import type { FieldValues, listenShapes } from "@tocsin/contract";
import { DAY } from "../../../platform/clock.ts";
import { ownAddressOf } from "../asking/ask.ts";
import { findConnector } from "../connectors/index.ts";
import { readHealth } from "../health/service.ts";
import { currentState } from "../health/state.ts";
import type { Listening } from "../outlook.ts";
import { countLastDayBySource, type SourceRow } from "../queries.ts";
import { maskAddress, maskSettings } from "./masks.ts";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export interface Onlooker {
  /** Whether secrets in addresses are shown. */
  readonly isAdmin: boolean;
}

/** Sources as people see them; to others than administrators without secrets. */
export async function describeSources(
  listening: Listening,
  workspaceId: string,
  { rows, isAdmin }: Onlooker & { readonly rows: readonly SourceRow[] },
): Promise<listenShapes.Source[]> {
  const now = listening.clock.now();
  const counts = await countLastDayBySource(listening.db, workspaceId, new Date(now.getTime() - DAY));
  const healthOf = await readHealth(listening, workspaceId);
  return rows.map((row) => ({
    ...describeSettings(listening, row, isAdmin),
    ...{ id: row.id, kind: row.kind, name: row.name, platform: row.platform, isPaused: row.is_paused },
    state: currentState(row, now),
    lastCheckedAt: iso(row.last_checked_at),
    lastPostAt: iso(row.last_post_at),
    nextCheckAt: iso(row.next_check_at),
    postsLastDay: counts.get(row.id) ?? 0,
    problem: describeProblem(row, now),
    health: healthOf(row),
  }));
}

function describeSettings(listening: Listening, row: SourceRow, isAdmin: boolean) {
  const connector = findConnector(row.kind);
  const settings = row.settings as FieldValues;
  return {
    address: isAdmin ? row.address : maskAddress(row.address),
    hookAddress: isAdmin && connector?.receive !== undefined ? ownAddressOf(listening, row) : null,
    settings: isAdmin ? settings : maskSettings(connector?.manifest.settings ?? [], settings),
    connectionId: row.connection_id,
    everyMinutes: row.every_minutes,
  };
}

function describeProblem({ problem_code: code, problem_message, problem_since }: SourceRow, now: Date) {
  return code === null ? null : { code, message: problem_message ?? "", since: iso(problem_since ?? now)! };
}
