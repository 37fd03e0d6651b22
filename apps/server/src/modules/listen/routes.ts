import type { EndpointName } from "@tocsin/contract";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { SIGNATURE_HEADER } from "../../platform/signature.ts";
import { evidenceRoutes } from "./changes/routes.ts";
import { connectionRoutes } from "./connections/routes.ts";
import { importRoutes } from "./imports/routes.ts";
import { moderate, readModerations } from "./moderation/service.ts";
import type { Listening } from "./outlook.ts";
import { takeDelivery } from "./receiving/deliveries.ts";
import { sourceRoutes } from "./sources/routes.ts";

type Mine = Extract<EndpointName, "ingest" | "listModerations" | "moderateMention">;

export function listenRoutes(listening: Listening) {
  return {
    ...connectionRoutes(listening),
    ...sourceRoutes(listening),
    ...importRoutes(listening),
    ...evidenceRoutes(listening),
    ...ownRoutes(listening),
  };
}

const ownRoutes = (listening: Listening): SomeHandlers<Mine> => ({
  async ingest({ params, request }) {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.headers[SIGNATURE_HEADER];
    const sender = request.headers.authorization === undefined ? null : await listening.identify(request.headers);
    return takeDelivery(listening, params.sourceId, body, {
      signature: Array.isArray(signature) ? signature[0] : signature,
      sender,
    });
  },
  listModerations: ({ actor, params }) => readModerations(listening, actor.workspaceId, params.id),
  moderateMention: ({ actor, params, body }) => moderate(listening, actor, { ...body, mentionId: params.id }),
});
