import type { Campaign, EndpointName } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import { found } from "../../../platform/errors.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { newId } from "../../../platform/ids.ts";
import { recordAudit } from "../../people/index.ts";
import { findWatch, listBrands } from "../../prepare/index.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  | "listTaughtRules"
  | "undoTaughtRule"
  | "listCampaigns"
  | "createCampaign"
  | "deleteCampaign"
  | "createWatchNote"
  | "deleteWatchNote"
>;

const toCampaign = (row: queries.CampaignRow): Campaign => ({
  ...{ id: row.id, brandId: row.brand_id, name: row.name, factor: row.factor, byName: row.by_name },
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
});

export function teachingRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  const requireWatch = async (workspaceId: string, id: string) => found(await findWatch(db, workspaceId, id), "watch");
  return {
    async listTaughtRules({ actor: { workspaceId }, params }) {
      await requireWatch(workspaceId, params.id);
      const rows = await queries.listRules(db, { workspaceId, watchId: params.id });
      return { items: rows.map(service.toRule) };
    },
    undoTaughtRule: ({ actor, params }) => service.undoRule(context, actor, params.id),
    async listCampaigns({ actor, params }) {
      return { items: (await queries.listCampaigns(db, actor.workspaceId, params.id)).map(toCampaign) };
    },
    async createCampaign({ actor, params, body }) {
      const now = clock.now();
      const { workspaceId } = actor;
      found(
        (await listBrands(db, workspaceId)).find(({ id }) => id === params.id),
        "brand",
      );
      const row = {
        ...{ workspace_id: workspaceId, id: newId(now), brand_id: params.id, name: body.name, factor: body.factor },
        ...{ from_at: new Date(body.from), until_at: new Date(body.until), by_name: actor.name, made_at: now },
      };
      await inTransaction(db, async (tx) => {
        await queries.storeCampaign(tx, row);
        await recordAudit(tx, actor, { at: now, action: "campaign-planned", subject: body.name });
        await service.teachBrandAgain(context, tx, workspaceId, params.id);
      });
      return toCampaign(row);
    },
    async deleteCampaign({ actor, params }) {
      await inTransaction(db, async (tx) => {
        const gone = found(await queries.deleteCampaign(tx, actor.workspaceId, params.id), "campaign");
        await recordAudit(tx, actor, { at: clock.now(), action: "campaign-removed", subject: gone.name });
        await service.teachBrandAgain(context, tx, actor.workspaceId, gone.brand_id);
      });
      return {};
    },
    async createWatchNote({ actor, params, body }) {
      await requireWatch(actor.workspaceId, params.id);
      const now = clock.now();
      const row = {
        ...{
          workspace_id: actor.workspaceId,
          id: newId(now),
          watch_id: params.id,
          at: new Date(body.at),
          text: body.text,
        },
        ...{ by_id: actor.id, by_name: actor.name, made_at: now },
      };
      await queries.storeNote(db, row);
      return { id: row.id, at: body.at, text: body.text, by: { id: actor.id, name: actor.name } };
    },
    async deleteWatchNote({ actor, params }) {
      found(await queries.deleteNote(db, actor.workspaceId, params.id), "note");
      return {};
    },
  };
}
