import type { EndpointName } from "@tocsin/contract";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { connectors } from "../connectors/index.ts";
import type { Listening } from "../outlook.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  "listConnectors" | "listConnections" | "createConnection" | "updateConnection" | "deleteConnection" | "testConnection"
>;

export function connectionRoutes(listening: Listening): SomeHandlers<Mine> {
  return {
    async listConnectors() {
      return { items: connectors.map(({ manifest, test }) => ({ ...manifest, canTest: test !== undefined })) };
    },
    async listConnections({ actor }) {
      return { items: await service.describeConnections(listening, actor.workspaceId) };
    },
    async createConnection({ actor, body }) {
      const id = await service.storeConnection(listening, actor, body);
      return service.describeConnection(listening, actor.workspaceId, id);
    },
    async updateConnection({ actor, params, body }) {
      await service.changeConnection(listening, actor, params.id, body);
      return service.describeConnection(listening, actor.workspaceId, params.id);
    },
    async deleteConnection({ actor, params }) {
      await service.removeConnection(listening, actor, params.id);
      return {};
    },
    async testConnection({ actor, params, body }) {
      await service.testConnection(listening, actor, params.id, body);
      return service.describeConnection(listening, actor.workspaceId, params.id);
    },
  };
}
