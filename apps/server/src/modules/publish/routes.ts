import type { EndpointName } from "@tocsin/contract";
import { reviewTone } from "@tocsin/text";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { conflict, found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { newId, newSecret } from "../../platform/ids.ts";
import { recordAudit } from "../people/index.ts";
import * as queries from "./queries.ts";
import { publishStatement, withdrawStatement } from "./release.ts";
import * as service from "./service.ts";
import { listOutlets, readStatement, toOutlet, toStatement } from "./view.ts";

type Mine = Extract<
  EndpointName,
  | "listStatements"
  | "createStatement"
  | "getStatement"
  | "reviewTone"
  | "editVersion"
  | "requestApproval"
  | "approveVersion"
  | "publishStatement"
  | "withdrawStatement"
  | "listOutlets"
  | "createOutlet"
  | "deleteOutlet"
>;

export function publishRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  const read = ({ workspaceId }: { workspaceId: string }, id: string) => readStatement(context, workspaceId, id);
  return {
    async listStatements({ actor, query }) {
      const { incidentId, state, cursor = null, limit } = query;
      const rows = await queries.listStatements(db, actor.workspaceId, { incidentId, state, before: cursor, limit });
      return { items: rows.map(toStatement), next: rows.length < limit ? null : rows.at(-1)!.id };
    },
    createStatement: async ({ actor, body }) => read(actor, await service.createStatement(context, actor, body)),
    getStatement: ({ actor, params }) => read(actor, params.id),
    async reviewTone({ body }) {
      const { notes, missing } = reviewTone(body.text, body.language, body.kind);
      return { notes: [...notes], missing: [...missing] };
    },
    async editVersion({ actor, params, body }) {
      await service.editVersion(context, actor, params, body);
      return read(actor, params.id);
    },
    async requestApproval({ actor, params }) {
      await service.requestApproval(context, actor, params.id);
      return read(actor, params.id);
    },
    async approveVersion({ actor, params, body }) {
      await service.approveVersion(context, actor, params, body.hash);
      return read(actor, params.id);
    },
    async publishStatement({ actor, params }) {
      await publishStatement(context, actor, params.id);
      return read(actor, params.id);
    },
    async withdrawStatement({ actor, params }) {
      await withdrawStatement(context, actor, params.id);
      return read(actor, params.id);
    },
    async listOutlets({ actor }) {
      return { items: await listOutlets(context, actor.workspaceId) };
    },
    async createOutlet({ actor, body }) {
      const now = clock.now();
      const row = { workspace_id: actor.workspaceId, id: newId(now), ...body, secret: newSecret(), created_at: now };
      await inTransaction(db, async (tx) => {
        await queries.storeOutlet(tx, row);
        await recordAudit(tx, actor, {
          at: now,
          action: "outlet-created",
          subject: body.name,
          details: { target: body.target },
        });
      });
      return { ...toOutlet(row, undefined, now), secret: row.secret };
    },
    async deleteOutlet({ actor, params }) {
      if (params.id === queries.NEWSROOM)
        throw conflict("newsroom-stays", "The newsroom is always there and cannot be removed.");
      await inTransaction(db, async (tx) => {
        const gone = found(await queries.deleteOutlet(tx, actor.workspaceId, params.id), "outlet");
        await recordAudit(tx, actor, { at: clock.now(), action: "outlet-deleted", subject: gone.name });
      });
      return {};
    },
  };
}
