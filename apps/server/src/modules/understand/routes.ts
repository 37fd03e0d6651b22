import { Readable } from "node:stream";
import type { EndpointName } from "@tocsin/contract";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import { found } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { listWatches, toWatch } from "../prepare/index.ts";
import { readAccuracy } from "./accuracy.ts";
import * as corrections from "./corrections/service.ts";
import { createLenses } from "./lenses.ts";
import { countLastDayByWatch } from "./queries.ts";
import { readReasons } from "./reasons.ts";
import { findMentionsById } from "./search/queries.ts";
import { countFacets, exportLines, listMentions, toMention, toSearch } from "./search/service.ts";

type Mine = Extract<
  EndpointName,
  | "listWatches"
  | "listMentions"
  | "getMention"
  | "listMentionFacets"
  | "exportMentions"
  | "getMentionReasons"
  | "getAccuracy"
  | "correctMention"
  | "listCorrections"
  | "undoCorrection"
  | "getLearning"
  | "setLearning"
>;

export function understandRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  const lenses = createLenses(context);
  return {
    async listWatches({ actor }) {
      const counts = await countLastDayByWatch(db, actor.workspaceId, new Date(clock.now().getTime() - DAY));
      return { items: (await listWatches(db, actor.workspaceId)).map((row) => toWatch(row, counts.get(row.id) ?? 0)) };
    },
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
    getMentionReasons: ({ actor, params }) => readReasons(context, lenses, actor.workspaceId, params.id),
    getAccuracy: async () => readAccuracy(context),
    correctMention: ({ actor, params, body }) =>
      corrections.correctMention(context, lenses, actor, { mentionId: params.id, correction: body }),
    listCorrections: ({ actor, query }) => corrections.listCorrections(context, actor.workspaceId, query),
    undoCorrection: ({ actor, params }) => corrections.undoCorrection(context, lenses, actor, params.id),
    getLearning: ({ actor }) => corrections.readLearning(context, lenses, actor.workspaceId),
    setLearning: ({ actor, body }) => corrections.setLearning(context, lenses, actor, body.isOn),
  };
}
