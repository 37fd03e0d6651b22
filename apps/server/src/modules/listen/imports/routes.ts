import type { MultipartFile } from "@fastify/multipart";
import { type EndpointName, listenShapes } from "@tocsin/contract";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { found, invalid } from "../../../platform/errors.ts";
import type { SomeHandlers } from "../../../platform/http/endpoint.ts";
import { parseJson } from "../connectors/payload.ts";
import * as queries from "../queries.ts";
import type { ManualColumns } from "./columns.ts";
import { restartImport, startImport } from "./imports.ts";
import { previewImport } from "./preview.ts";
import { loadReading } from "./reading.ts";

type Mine = Extract<EndpointName, "listImports" | "createImport" | "previewImport" | "getImport" | "restartImport">;

const toImport = async (row: queries.ImportRow): Promise<z.infer<typeof listenShapes.importRun>> => ({
  id: row.id,
  fileName: row.file_name,
  tool: (await loadReading(row.path)).tool,
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

async function fileOf(request: FastifyRequest): Promise<MultipartFile> {
  const file = await request.file();
  if (file === undefined) throw invalid("no-file", "The request holds no file.");
  return file;
}

/** A part of the form that stands before the file. */
function manualOf(part: MultipartFile["fields"][string]): ManualColumns {
  const value = part !== undefined && "value" in part ? part.value : undefined;
  if (value === undefined || value === "") return {};
  const parsed = listenShapes.manualColumns.safeParse(parseJson(String(value)));
  if (!parsed.success)
    throw invalid("bad-columns", "The meaning of the columns must be JSON: a field for each column.");
  return parsed.data as ManualColumns;
}

export function importRoutes(context: Context): SomeHandlers<Mine> {
  const { db } = context;
  return {
    async listImports({ actor }) {
      return { items: await Promise.all((await queries.listImports(db, actor.workspaceId)).map(toImport)) };
    },
    async createImport({ actor, request }) {
      const { filename: fileName, file: content, fields } = await fileOf(request);
      return toImport(await startImport(context, actor, { fileName, content, manual: manualOf(fields.columns) }));
    },
    async previewImport({ request }) {
      const { filename: fileName, file: content, fields } = await fileOf(request);
      return previewImport(context, { fileName, content, manual: manualOf(fields.columns) });
    },
    async getImport({ actor, params }) {
      return toImport(found(await queries.findImport(db, actor.workspaceId, params.id), "import"));
    },
    async restartImport({ actor, params }) {
      return toImport(await restartImport(context, actor, params.id));
    },
  };
}
