import type { SourceState } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { waysOfSource } from "../connectors/ways.ts";
import { listSources, type SourceRow } from "../queries.ts";
import { stateOf } from "../rules.ts";

export const currentState = (row: SourceRow, now: Date): SourceState =>
  stateOf(
    {
      ways: waysOfSource(row),
      isPaused: row.is_paused,
      hasProblem: row.problem_code !== null,
      failures: row.failures,
      lastCheckedAt: row.last_checked_at,
      nextCheckAt: row.next_check_at,
    },
    now,
  );

/** Every source as it stands beside a chart: what it does not hear is not there. */
export async function listSourceBriefs({ db, clock }: Pick<Context, "db" | "clock">, workspaceId: string) {
  const now = clock.now();
  return (await listSources(db, workspaceId)).map((row) => ({
    id: row.id,
    name: row.name,
    state: currentState(row, now),
    since: row.problem_since?.toISOString() ?? null,
  }));
}
