/** Under which circumstances minutes were heard: with every source down or fallen silent, or while the team's own campaign ran. */
import type { Row } from "@tocsin/anomaly";
import type { Db } from "../../platform/db/database.ts";
import { listGaps, listSources } from "../listen/index.ts";
import { isDeaf } from "./rules.ts";
import { listSilences } from "./silence/queries.ts";
import type { Taught } from "./teaching/lessons.ts";
import { listCampaigns } from "./teaching/queries.ts";

export interface Ears {
  /** The row as it was heard. */
  hear(row: Row): Row;
  /** The planned campaign that runs at the moment, by its name. */
  campaignAt(at: number): string | undefined;
  /** No minute of the time is out of the ordinary. */
  readonly isOrdinary: boolean;
}
export interface EarsWish {
  readonly workspaceId: string;
  readonly brandId: string;
  readonly taught: Taught;
  readonly from: Date;
  readonly to: Date;
}

export async function openEars(db: Db, { workspaceId, brandId, taught, from, to }: EarsWish): Promise<Ears> {
  const gaps = [
    ...(await listGaps(db, workspaceId, { from, to })),
    ...(await listSilences(db, workspaceId, { from, to })),
  ];
  const sources =
    gaps.length === 0 ? 0 : (await listSources(db, workspaceId)).filter((source) => !source.is_paused).length;
  const planned = (await listCampaigns(db, workspaceId, brandId)).filter(
    (one) => one.from_at < to && one.until_at > from,
  );
  const plannedAt = (at: number) => planned.find((one) => one.from_at.getTime() <= at && at < one.until_at.getTime());
  return {
    isOrdinary: gaps.length === 0 && planned.length === 0 && !taught.hasCampaigns,
    campaignAt: (at) => plannedAt(at)?.name,
    hear(row) {
      const plan = plannedAt(row.at);
      const campaign = plan?.name ?? taught.campaignAt(row.at);
      return {
        ...row,
        ...(isDeaf(gaps, sources, row.at) && { gap: true }),
        ...(campaign !== undefined && { campaign }),
        ...(plan !== undefined && { campaignFactor: plan.factor }),
      };
    },
  };
}
