import type { Context } from "../../context.ts";
import { listSources, type SourceRow } from "./queries.ts";
import { stateOf } from "./rules.ts";

export function currentState(row: SourceRow, now: Date) {
  const {
    kind,
    is_paused: isPaused,
    failures,
    every_minutes: everyMinutes,
    created_at: createdAt,
    last_checked_at: lastCheckedAt,
  } = row;
  return stateOf({ kind, isPaused, failures, everyMinutes, createdAt, lastCheckedAt }, now);
}

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
