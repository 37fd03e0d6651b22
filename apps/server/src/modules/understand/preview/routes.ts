import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { previewStoredContexts } from "./contexts.ts";
import { previewQuery } from "./preview.ts";
import { matchSample } from "./sample.ts";

type Mine = Extract<EndpointName, "previewQuery" | "previewSample" | "previewContexts">;

export function previewRoutes(context: Context): SomeHandlers<Mine> {
  return {
    previewQuery: ({ actor, body }) => previewQuery(context, actor.workspaceId, body),
    previewContexts: ({ actor, body }) => previewStoredContexts(context, actor.workspaceId, body),
    previewSample: async ({ body }) => matchSample(body),
  };
}
