/** Which fire an episode belongs to. */
import { HOUR } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { REJOIN_WITHIN } from "../../detect/index.ts";
import * as queries from "./queries.ts";
import { type Burst, isClosedTo, type Overlap, type Part, rateSameness } from "./rules.ts";

/** The alert that tells of this fire already, if there is one; the surest where there are several. */
export async function findFire(
  db: Db,
  { workspaceId, episodeId, now }: { workspaceId: string; episodeId: string; now: Date },
): Promise<string | undefined> {
  const burst = await queries.findBurst(db, workspaceId, episodeId);
  if (burst === undefined) return undefined;
  let best = { sureness: 0, alertId: undefined as string | undefined };
  for (const other of await queries.listBursts(db, workspaceId, new Date(now.getTime() - REJOIN_WITHIN))) {
    if (isClosedTo(other.alert_state, asBurst(other), asBurst(burst))) continue;
    const overlap = await overlapOf(db, workspaceId, { burst, other, now });
    const sureness = rateSameness(asBurst(burst), asBurst(other), overlap);
    if (sureness > best.sureness) best = { sureness, alertId: other.alert_id };
  }
  return best.alertId;
}

async function overlapOf(
  db: Db,
  workspaceId: string,
  { burst, other, now }: { burst: queries.BurstRow; other: queries.BurstRow; now: Date },
): Promise<Overlap> {
  const [one, two] = [stretchOf(burst, now), stretchOf(other, now)];
  if (one === null || two === null) return queries.NOTHING_SHARED;
  return queries.measureOverlap(db, workspaceId, [one, two]);
}

/** From the burst's first minute on; of a burst that is over, to its end. */
function stretchOf({ watch_id, since, opened_at, closed_at }: queries.BurstRow, now: Date): queries.Stretch | null {
  if (watch_id === null) return null;
  return { watchId: watch_id, from: since ?? new Date(opened_at.getTime() - HOUR), to: closed_at ?? now };
}

const asBurst = ({ kind, brand_id, brand_kind, opened_at, type, language }: queries.BurstRow): Burst => ({
  ...{ kind, brandId: brand_id, brandKind: brand_kind, openedAt: opened_at, type, language },
});

export type FirePart = Part & { readonly episodeId: string; readonly watchId: string | null };
export const asPart = (row: queries.BurstRow): FirePart => ({
  ...{ episodeId: row.episode_id, watchId: row.watch_id, kind: row.kind, severity: row.severity },
  ...{ brandKind: row.brand_kind, isOpen: row.state === "open", openedAt: row.opened_at },
});
