import type { EndpointName, listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { DAY } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/database.ts";
import { found, invalid } from "../../platform/errors.ts";
import type { SomeHandlers } from "../../platform/http/endpoint.ts";
import { SIGNATURE_HEADER } from "../../platform/signature.ts";
import { recordAudit } from "../people/index.ts";
import { currentState } from "./health.ts";
import { startImport } from "./imports.ts";
import * as queries from "./queries.ts";
import * as service from "./service.ts";

type Mine = Extract<
  EndpointName,
  | "listSources"
  | "createSource"
  | "updateSource"
  | "deleteSource"
  | "checkSource"
  | "ingest"
  | "listImports"
  | "createImport"
  | "getImport"
>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function toSource(row: queries.SourceRow, now: Date, postsLastDay = 0): listenShapes.Source {
  const { id, kind, name, address, platform, is_paused, problem_code, problem_message, problem_since } = row;
  const problem =
    problem_code === null
      ? null
      : { code: problem_code, message: problem_message ?? "", since: iso(problem_since ?? now)! };
  return {
    id,
    kind,
    name,
    address,
    platform,
    state: currentState(row, now),
    isPaused: is_paused,
    lastCheckedAt: iso(row.last_checked_at),
    lastPostAt: iso(row.last_post_at),
    nextCheckAt: iso(row.next_check_at),
    postsLastDay,
    problem,
  };
}

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
  startedAt: iso(row.started_at)!,
  endedAt: iso(row.ended_at),
  problem: row.problem,
});

export function listenRoutes(context: Context): SomeHandlers<Mine> {
  const { db, clock } = context;
  const read = async (workspaceId: string, id: string) =>
    found(await queries.findSource(db, workspaceId, id), "source");
  return {
    async listSources({ actor }) {
      const now = clock.now();
      const counts = await queries.countLastDayBySource(db, actor.workspaceId, new Date(now.getTime() - DAY));
      return {
        items: (await queries.listSources(db, actor.workspaceId)).map((row) => toSource(row, now, counts.get(row.id))),
      };
    },
    async createSource({ actor, body }) {
      const row = await service.storeSource(context, actor, body);
      return { ...toSource(row, clock.now()), ...(row.secret !== "" && { secret: row.secret }) };
    },
    async updateSource({ actor, params, body }) {
      await read(actor.workspaceId, params.id);
      const isResumed = body.isPaused === false;
      await queries.updateSource(db, actor.workspaceId, params.id, {
        ...(body.name !== undefined && { name: body.name }),
        ...(body.isPaused !== undefined && { is_paused: body.isPaused }),
        ...(isResumed && { failures: 0, next_check_at: null }),
      });
      return toSource(await read(actor.workspaceId, params.id), clock.now());
    },
    async deleteSource({ actor, params }) {
      await inTransaction(db, async (tx) => {
        const gone = found(await queries.deleteSource(tx, actor.workspaceId, params.id), "source");
        await recordAudit(tx, actor, { at: clock.now(), action: "source-deleted", subject: gone.name });
      });
      return {};
    },
    async checkSource({ actor, params }) {
      await read(actor.workspaceId, params.id);
      await service.pullSource(context, actor.workspaceId, params.id);
      return toSource(await read(actor.workspaceId, params.id), clock.now());
    },
    async ingest({ params, request }) {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers[SIGNATURE_HEADER];
      const sender = request.headers.authorization === undefined ? null : await context.identify(request.headers);
      return service.takeDelivery(context, params.sourceId, body, {
        signature: Array.isArray(signature) ? signature[0] : signature,
        sender,
      });
    },
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
  };
}
