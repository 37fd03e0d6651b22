import { Readable } from "node:stream";
import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { listWatches, toWatch } from "../prepare/index.ts";
import { countLastDayByWatch } from "./queries.ts";
import { findMentionsById } from "./search/queries.ts";
import { countFacets, exportLines, listMentions, previewQuery, toMention, toSearch } from "./search/service.ts";

type Mine = Extract<
  EndpointName,
  "listWatches" | "previewQuery" | "listMentions" | "getMention" | "listMentionFacets" | "exportMentions"
>;

export function understandRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  return {
    async listWatches({ actor }) {
      const counts = await countLastDayByWatch(db, actor.workspaceId, new Date(clock.now().getTime() - DAY));
      return { items: (await listWatches(db, actor.workspaceId)).map((row) => toWatch(row, counts.get(row.id) ?? 0)) };
    },
    previewQuery: ({ actor, body }) => previewQuery(context, actor.workspaceId, body),
    listMentions: ({ actor, query }) => listMentions(context, actor.workspaceId, query),
    async getMention({ actor, params }) {
      return toMention(found((await findMentionsById(db, actor.workspaceId, [params.id]))[0], "mention"));
    },
    listMentionFacets: ({ actor, query }) => countFacets(context, toSearch(actor.workspaceId, query)),
    async exportMentions({ actor, query, reply }) {
      const lines = exportLines(context, toSearch(actor.workspaceId, query));
      reply
        .header("content-disposition", 'attachment; filename="mentions.jsonl"')
        .type("application/x-ndjson; charset=utf-8");
      return reply.send(Readable.from(lines, { objectMode: false }));
    },
  };
}
