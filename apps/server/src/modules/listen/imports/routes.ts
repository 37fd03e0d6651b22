import type { EndpointName, listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { found, invalid } from "../../../platform/errors.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import * as queries from "../queries.ts";
import { restartImport, startImport } from "./imports.ts";

type Mine = Extract<EndpointName, "listImports" | "createImport" | "getImport" | "restartImport">;

const toImport = (row: queries.ImportRow): z.infer<typeof listenShapes.importRun> => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  bytes: row.bytes,
  bytesRead: row.bytes_read,
  lines: row.lines,
  stored: row.stored,
  duplicates: row.duplicates,
  badLineCount: row.bad_line_count,
  badLines: row.bad_lines,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  problem: row.problem,
});

export function importRoutes(context: Context): SomeHandlers<Mine> {
  const { db } = context;
  return {
    async listImports({ actor }) {
      return { items: (await queries.listImports(db, actor.workspaceId)).map(toImport) };
    },
    async createImport({ actor, request }) {
      const file = await request.file();
      if (file === undefined) throw invalid("no-file", "The request holds no file.");
      return toImport(await startImport(context, actor, { fileName: file.filename, content: file.file }));
    },
    async getImport({ actor, params }) {
      return toImport(found(await queries.findImport(db, actor.workspaceId, params.id), "import"));
    },
    async restartImport({ actor, params }) {
      return toImport(await restartImport(context, actor, params.id));
    },
  };
}
