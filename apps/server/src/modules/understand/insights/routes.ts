import type { EndpointName, understandShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { invalid } from "../../../platform/errors.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { listAuthors, markAuthor, readAuthor } from "../authors/service.ts";
import { listNarratives, readNarrative } from "../narratives/service.ts";
import type { Scope } from "./queries.ts";
import { readRising } from "./rising.ts";
import { readShare } from "./share.ts";

type Mine = Extract<
  EndpointName,
  "getShareOfVoice" | "listNarratives" | "getNarrative" | "listRising" | "listAuthors" | "getAuthor" | "markAuthor"
>;

export function insightRoutes(context: Context): SomeHandlers<Mine> {
  return {
    getShareOfVoice: ({ actor, query }) => readShare(context, scopeOf(actor.workspaceId, query)),
    listNarratives: ({ actor, query }) => listNarratives(context, scopeOf(actor.workspaceId, query), query),
    getNarrative: ({ actor, params, query }) =>
      readNarrative(context, scopeOf(actor.workspaceId, query), params.id, query),
    listRising: ({ actor, query }) => readRising(context, scopeOf(actor.workspaceId, query), query.limit),
    async listAuthors({ actor, query }) {
      return { items: await listAuthors(context, scopeOf(actor.workspaceId, query), query) };
    },
    getAuthor: ({ actor, query }) => readAuthor(context, scopeOf(actor.workspaceId, query), query.authorKey),
    markAuthor: ({ actor, query, body }) => markAuthor(context, actor, scopeOf(actor.workspaceId, query), body),
  };
}

/** No post is older or younger; the stretches before, that this one is compared with, must be dates too. */
const [EARLIEST, LATEST] = [Date.UTC(1990, 0, 1), Date.UTC(2200, 0, 1)];
const within = (time: Date): Date => new Date(Math.min(LATEST, Math.max(EARLIEST, time.getTime())));

function scopeOf(workspaceId: string, query: understandShapes.InsightQuery): Scope {
  const { brandId, watchId, language, platform } = query;
  const [from, to] = [new Date(query.from), new Date(query.to)];
  if (from >= to) throw invalid("bad-span", "The stretch of time ends before it begins: choose a later end.");
  return { workspaceId, from: within(from), to: within(to), brandId, watchId, language, platform };
}
