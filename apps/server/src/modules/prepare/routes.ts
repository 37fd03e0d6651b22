import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { recordAudit } from "../people/index.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  | "listBrands"
  | "createBrand"
  | "updateBrand"
  | "deleteBrand"
  | "createWatch"
  | "updateWatch"
  | "deleteWatch"
  | "listPlaybooks"
  | "getPlaybook"
  | "updatePlaybook"
  | "listContacts"
  | "createContact"
  | "updateContact"
  | "deleteContact"
>;

const toBrand = (row: queries.BrandRow & { watches?: number | null }) => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  spellings: row.spellings,
  calendars: row.calendars,
  watches: row.watches ?? 0,
});

export const toWatch = (row: queries.WatchRow, mentionsLastDay: number) => ({
  id: row.id,
  brandId: row.brand_id,
  brandName: row.brand_name,
  brandKind: row.brand_kind,
  name: row.name,
  query: row.query,
  weeklyBudget: row.weekly_budget,
  isPaused: row.is_paused,
  createdAt: row.created_at.toISOString(),
  mentionsLastDay,
});

const toContact = ({ workspace_id: _, is_called, ...row }: queries.ContactRow) => ({
  ...row,
  department: row.department as never,
  isCalled: is_called,
});

export function prepareRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  return {
    async listBrands({ actor }) {
      return { items: (await queries.listBrands(db, actor.workspaceId)).map(toBrand) };
    },
    createBrand: async ({ actor, body }) => toBrand(await service.storeBrand(context, actor, body)),
    async updateBrand({ actor, params, body }) {
      found(await queries.updateBrand(db, actor.workspaceId, params.id, body), "brand");
      return toBrand(
        found(
          (await queries.listBrands(db, actor.workspaceId)).find((one) => one.id === params.id),
          "brand",
        ),
      );
    },
    async deleteBrand({ actor, params }) {
      await service.deleteBrand(context, actor, params.id);
      return {};
    },
    async createWatch({ actor, body }) {
      return toWatch(await service.storeWatch(context, actor, body), 0);
    },
    async updateWatch({ actor, params, body }) {
      return toWatch(await service.updateWatch(context, actor, params.id, body), 0);
    },
    async deleteWatch({ actor, params }) {
      await service.deleteWatch(context, actor, params.id);
      return {};
    },
    async listPlaybooks({ actor, query }) {
      return { items: await service.listPlaybooks(db, actor.workspaceId, query.language) };
    },
    getPlaybook: ({ actor, params, query }) => service.getPlaybook(db, actor.workspaceId, params.type, query.language),
    async updatePlaybook({ actor, params, body }) {
      const { title, text } = body.holdingStatement;
      const now = clock.now();
      await inTransaction(db, async (tx) => {
        await queries.storePlaybookText(tx, {
          workspace_id: actor.workspaceId,
          type: params.type,
          language: body.language,
          title,
          text,
          changed_at: now,
        });
        await recordAudit(tx, actor, {
          at: now,
          action: "playbook-changed",
          subject: params.type,
          details: { language: body.language },
        });
      });
      return service.getPlaybook(db, actor.workspaceId, params.type, body.language);
    },
    async listContacts({ actor }) {
      return { items: (await queries.listContacts(db, actor.workspaceId)).map(toContact) };
    },
    createContact: async ({ actor, body }) => toContact(await service.storeContact(context, actor, body)),
    async updateContact({ actor, params, body }) {
      const { isCalled, ...fields } = body;
      const row = { ...fields, is_called: isCalled, workspace_id: actor.workspaceId, id: params.id };
      found(await queries.updateContact(db, row), "contact");
      return toContact(row);
    },
    async deleteContact({ actor, params }) {
      found(await queries.deleteContact(db, actor.workspaceId, params.id), "contact");
      return {};
    },
  };
}
