import type { listenShapes } from "@tocsin/contract";
import { HOUR } from "../../../platform/clock.ts";
import { findConnector } from "../connectors/index.ts";
import type { Listening } from "../outlook.ts";
import type { SourceRow } from "../queries.ts";
import * as quotas from "../quotas/rules.ts";
import * as queries from "./queries.ts";

type Health = listenShapes.SourceHealth;
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** How well each source of a workspace is heard. */
export async function readHealth(listening: Listening, workspaceId: string): Promise<(row: SourceRow) => Health> {
  const { db, clock, outlook } = listening;
  const now = clock.now();
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
  const [flows, uses, spending, silent] = await Promise.all([
    queries.readFlows(db, workspaceId, hour),
    queries.listAllUses(db, workspaceId),
    queries.listSpending(db, workspaceId, quotas.monthOf(now)),
    outlook?.listSilent(workspaceId) ?? new Map<string, Date>(),
  ]);
  return (row) => ({
    ...describeFlow(flows.get(row.id)),
    silentSince: iso(silent.get(row.id)),
    quotas: describeQuotas(row, uses, now),
    spentThisMonth: describeSpending(row, spending),
    retryAt: row.failures > 0 && !row.is_paused ? iso(row.next_check_at) : null,
    connectedSince: iso(row.connected_since),
  });
}

function describeFlow(
  flow: queries.Flow | undefined,
): Pick<Health, "expectedThisHour" | "heardThisHour" | "delaySeconds"> {
  const { thisHour = 0, usual = 0, weeks = 0, delaySeconds = null } = flow ?? {};
  return {
    heardThisHour: thisHour,
    expectedThisHour: weeks === 0 ? null : Number((usual / weeks).toFixed(1)),
    delaySeconds: delaySeconds === null ? null : Math.max(0, Math.round(delaySeconds)),
  };
}

const ownerOf = ({ connection_id, id }: SourceRow): string => connection_id ?? id;

function describeQuotas(row: SourceRow, uses: readonly queries.OwnedUse[], now: Date): Health["quotas"] {
  const known = new Map(uses.filter(({ owner_id }) => owner_id === ownerOf(row)).map((use) => [use.quota, use]));
  return quotas.quotasOf(findConnector(row.kind)?.manifest ?? { quotas: [] }, row.settings).map((quota) => {
    const stored = known.get(quota.name);
    const was = stored && { windowFrom: stored.window_from, used: stored.used, saidLeft: stored.said_left };
    const use = quotas.currentUse(quota, was, now);
    return {
      ...quota,
      used: use.used,
      left: quotas.leftOf(quota, use),
      reserve: quotas.reserveOf(quota, use),
      resetsAt: use === was ? iso(quotas.resetOf(quota, use)) : null,
    };
  });
}

function describeSpending(row: SourceRow, spending: ReadonlyMap<string, number>): Health["spentThisMonth"] {
  const costsMoney = findConnector(row.kind)?.manifest.costs.some(({ unit, amount }) => unit === "USD" && amount > 0);
  return costsMoney === true ? { amount: spending.get(ownerOf(row)) ?? 0, currency: "USD" } : null;
}
