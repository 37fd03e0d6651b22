import { sql } from "kysely";
import type { Db } from "../../../platform/db/database.ts";
import { HISTORY_AFTER } from "../rules.ts";

export interface Flow {
  /** Posts published in this hour of the clock, so far. */
  readonly thisHour: number;
  /** Posts of the four weeks before within this hour of the week, and in how many of the weeks the source was there. */
  readonly usual: number;
  readonly weeks: number;
  /** Of the last hundred posts of a week; what was brought from an archive says nothing of it. */
  readonly delaySeconds: number | null;
}

interface FlowRow extends Flow {
  readonly id: string;
}

const WEEKS = 4;
const LATEST = 100;

/** How the posts of each source flow. `hour`: where this hour of the clock began. */
export async function readFlows(db: Db, workspaceId: string, hour: Date): Promise<Map<string, Flow>> {
  const { rows } = await sql<FlowRow>`
    select s.id, now_.count::int as "thisHour", usual.count::int as usual, usual.weeks::int as weeks,
      delay.seconds::float8 as "delaySeconds"
    from source s
      left join lateral (select count(*) from mention m where m.workspace_id = s.workspace_id and m.source_id = s.id
        and m.published_at >= ${hour} and m.published_at < ${hour}::timestamptz + interval '1 hour') now_ on true
      left join lateral (select coalesce(sum(posts), 0) as count, count(*) filter (where s.created_at <= starts) as weeks from (
        select starts, (select count(*) from mention m where m.workspace_id = s.workspace_id and m.source_id = s.id
          and m.published_at >= starts and m.published_at < starts + interval '1 hour') as posts
        from (select ${hour}::timestamptz - make_interval(days => 7 * n) as starts from generate_series(1, ${WEEKS}) n) as hours
        ) as each) usual on true
      left join lateral (select percentile_cont(0.5) within group (order by extract(epoch from heard_at - published_at)) as seconds
        from (select heard_at, published_at from mention m where m.workspace_id = s.workspace_id and m.source_id = s.id
          and m.published_at > ${hour}::timestamptz - interval '7 days'
          and m.heard_at < m.published_at + make_interval(secs => ${HISTORY_AFTER / 1000})
          order by heard_at desc limit ${LATEST}) as latest) delay on true
    where s.workspace_id = ${workspaceId}`.execute(db);
  return new Map(rows.map(({ id, ...flow }) => [id, flow]));
}

export interface OwnedUse {
  readonly owner_id: string;
  readonly quota: string;
  readonly window_from: Date;
  readonly used: number;
  readonly said_left: number | null;
}
export const listAllUses = (db: Db, workspaceId: string): Promise<OwnedUse[]> =>
  db
    .selectFrom("quota_use")
    .select(["owner_id", "quota", "window_from", "used", "said_left"])
    .where("workspace_id", "=", workspaceId)
    .execute();

export const listSpending = async (db: Db, workspaceId: string, month: string): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom("spending")
    .select(["owner_id", "amount"])
    .where("workspace_id", "=", workspaceId)
    .where("month", "=", month)
    .execute();
  return new Map(rows.map((row) => [row.owner_id, row.amount]));
};
