/** Where platforms send what they have to say: one address per source, its body kept as it came, since proofs cover bytes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MINUTE } from "../../../platform/clock.ts";
import { AppError, missing } from "../../../platform/errors.ts";
import { openAsk } from "../asking/ask.ts";
import type { Connector, Delivery, Received } from "../connectors/connector.ts";
import { findConnector } from "../connectors/index.ts";
import { waysOf } from "../connectors/ways.ts";
import { storeHeard } from "../hearing.ts";
import type { Listening } from "../outlook.ts";
import { findSourceAnywhere, type SourceRow } from "../queries.ts";
import { recordHeard } from "../sources/record.ts";

const PATH = "/api/v1/hooks/:sourceId";
const LARGEST_BODY = 10 * 1024 * 1024;
const PER_MINUTE = 6_000;
const LONGEST = 20_000;

type Request = FastifyRequest<{ Params: { sourceId: string } }>;

export async function serveHooks(app: FastifyInstance, listening: Listening): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: LARGEST_BODY }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ["GET", "POST"],
      url: PATH,
      bodyLimit: LARGEST_BODY,
      config: { rateLimit: { max: PER_MINUTE, timeWindow: MINUTE } },
      handler: (request, reply) => answer(listening, request as Request, reply),
    });
  });
}

async function answer(listening: Listening, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const { row, connector } = await findReceiver(listening, request.params.sourceId);
  const { heard, answer } = await receive(listening, { row, connector, delivery: toDelivery(request) });
  if (heard !== null) {
    await storeHeard(listening, row, heard);
    await recordHeard(listening, row, {});
  }
  return reply.status(answer.status).type(safeType(answer.contentType)).send(answer.body);
}

/** What a stranger may learn of an address is that nothing is there. */
async function findReceiver({ db }: Listening, sourceId: string): Promise<{ row: SourceRow; connector: Connector }> {
  const row = await findSourceAnywhere(db, sourceId);
  const connector = row && findConnector(row.kind);
  if (row === undefined || !waysOf(connector, row.settings).includes("receive")) throw missing("page");
  if (row.is_paused) throw new AppError("unavailable", "source-paused", "Not now. Send it again later.");
  return { row, connector: connector! };
}

async function receive(
  listening: Listening,
  { row, connector, delivery }: { row: SourceRow; connector: Connector; delivery: Delivery },
): Promise<Received> {
  const opened = await openAsk(listening, row, AbortSignal.timeout(LONGEST));
  if (!opened.ok) throw new AppError("unavailable", opened.code, "Not now. Send it again later.");
  try {
    return await connector.receive!(opened.ask, delivery);
  } finally {
    await opened.settle();
  }
}

const toDelivery = (request: Request): Delivery => ({
  method: request.method === "POST" ? "POST" : "GET",
  headers: flatten(request.headers),
  query: flatten(request.query as Record<string, string | string[] | undefined>),
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
});

const flatten = (given: Record<string, string | string[] | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

/** Answers often repeat what was sent: never as a page. */
const safeType = (type = "text/plain"): string =>
  /^(application\/json|text\/xml|application\/xml)\b/.test(type) ? type : "text/plain; charset=utf-8";
