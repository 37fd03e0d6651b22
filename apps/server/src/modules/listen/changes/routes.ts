import type { EndpointName, listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { inTransaction } from "../../../platform/db/database.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { recordAudit } from "../../people/index.ts";
import { requireMention } from "../mentions.ts";
import * as queries from "./queries.ts";

type Mine = Extract<EndpointName, "getEvidencePolicy" | "setEvidencePolicy" | "listEvidence">;
type Policy = z.infer<typeof listenShapes.evidencePolicy>;

export function evidenceRoutes({ db, clock }: Context): SomeHandlers<Mine> {
  const read = async (workspaceId: string): Promise<Policy> => {
    const row = await queries.findPolicy(db, workspaceId);
    return {
      keepsEvidence: row?.keeps_evidence ?? true,
      note: row?.note ?? "",
      changedAt: row?.changed_at.toISOString() ?? null,
      changedBy: row?.changed_by ?? null,
    };
  };
  return {
    getEvidencePolicy: ({ actor }) => read(actor.workspaceId),
    async setEvidencePolicy({ actor, body: { keepsEvidence, note } }) {
      const at = clock.now();
      await inTransaction(db, async (tx) => {
        const place = { workspace_id: actor.workspaceId, changed_at: at, changed_by: actor.name };
        await queries.storePolicy(tx, { ...place, keeps_evidence: keepsEvidence, note });
        const details = { keepsEvidence, note };
        await recordAudit(tx, actor, { at, action: "evidence-policy-changed", subject: "mentions", details });
      });
      return read(actor.workspaceId);
    },
    async listEvidence({ actor, params }) {
      const { id } = await requireMention(db, actor.workspaceId, params.id);
      const rows = await queries.listWordings(db, actor.workspaceId, id);
      return { items: rows.map(({ text, title, until_at }) => ({ text, title, until: until_at.toISOString() })) };
    },
  };
}
