/** What became of listening to a source: kept with it, shown beside every figure that depends on it. */
import type { Context } from "../../../context.ts";
import type { Failure } from "../connectors/connector.ts";
import { closeGap, openGap, type SourceRow, updateSource } from "../queries.ts";
import { FAILING_AFTER } from "../rules.ts";

const NO_PROBLEM = { failures: 0, problem_code: null, problem_message: null, problem_since: null } as const;

export type Progress = Partial<
  Pick<SourceRow, "last_post_at" | "next_check_at" | "not_before" | "quiet_checks" | "connected_since">
>;

/** It was heard, whether or not anybody spoke. */
export async function recordHeard(context: Context, row: SourceRow, progress: Progress): Promise<void> {
  const now = context.clock.now();
  const change = { ...NO_PROBLEM, ...progress, state: "healthy" as const, last_checked_at: now };
  await updateSource(context.db, row.workspace_id, row.id, change);
  if (row.state === "healthy") return;
  await closeGap(context.db, row.workspace_id, row.id, now);
  await tellSource(context, row, "healthy");
}

/** It could not be heard. From the third time in a row on it counts as deaf, since the first of them. */
export async function recordFailure(
  context: Context,
  row: SourceRow,
  { failure, nextCheckAt }: { failure: Failure; nextCheckAt: Date },
): Promise<void> {
  const now = context.clock.now();
  const failures = row.failures + 1;
  const isDeaf = failures >= FAILING_AFTER || failure.isFinal === true;
  const since = row.problem_since ?? now;
  await updateSource(context.db, row.workspace_id, row.id, {
    state: isDeaf ? "failing" : "late",
    failures,
    last_checked_at: now,
    problem_code: failure.code,
    problem_message: failure.message,
    problem_since: since,
    next_check_at: nextCheckAt,
    not_before: failure.notBefore ?? null,
    connected_since: null,
    ...(failure.isFinal === true && { is_paused: true }),
  });
  if (isDeaf) await openGap(context.db, row.workspace_id, row.id, since);
  await tellSource(context, row, failure.code);
}

const tellSource = (context: Context, row: SourceRow, change: string) =>
  context.live.tell(context.db, row.workspace_id, { kind: "source", id: row.id, change });
