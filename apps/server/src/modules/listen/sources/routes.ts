import type { EndpointName, listenShapes } from "@tocsin/contract";
import type { Actor } from "../../../platform/auth/actor.ts";
import { found } from "../../../platform/errors.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { discoverFeeds } from "../connectors/feed/discover.ts";
import type { Listening } from "../outlook.ts";
import { pullSource } from "../pulling/pull.ts";
import * as queries from "../queries.ts";
import * as service from "./service.ts";
import { describeSources } from "./view.ts";

type Mine = Extract<
  EndpointName,
  "listSources" | "createSource" | "updateSource" | "deleteSource" | "checkSource" | "discoverFeeds"
>;

const isAdmin = (actor: Actor): boolean => actor.permissions.includes("administer");

export function sourceRoutes(listening: Listening): SomeHandlers<Mine> {
  const { db, outbound } = listening;
  const describe = async (actor: Actor, id: string): Promise<listenShapes.Source> => {
    const row = found(await queries.findSource(db, actor.workspaceId, id), "source");
    const [source] = await describeSources(listening, actor.workspaceId, { rows: [row], isAdmin: isAdmin(actor) });
    return source!;
  };
  return {
    async listSources({ actor }) {
      const rows = await queries.listSources(db, actor.workspaceId);
      return { items: await describeSources(listening, actor.workspaceId, { rows, isAdmin: isAdmin(actor) }) };
    },
    async createSource({ actor, body }) {
      const { id, shownSecret } = await service.storeSource(listening, actor, body);
      return { ...(await describe(actor, id)), ...(shownSecret !== "" && { secret: shownSecret }) };
    },
    async updateSource({ actor, params, body }) {
      await service.updateSource(listening, actor, params.id, body);
      return describe(actor, params.id);
    },
    async deleteSource({ actor, params }) {
      await service.deleteSource(listening, actor, params.id);
      return {};
    },
    async checkSource({ actor, params }) {
      found(await queries.findSource(db, actor.workspaceId, params.id), "source");
      await pullSource(listening, actor.workspaceId, params.id);
      return describe(actor, params.id);
    },
    async discoverFeeds({ body }) {
      const items = await discoverFeeds(outbound, body.address);
      return { items: items.map(({ latestAt, ...feed }) => ({ ...feed, latestAt: latestAt?.toISOString() ?? null })) };
    },
  };
}
