import { type Language, languages } from "@tocsin/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../../context.ts";
import { speakerOf } from "../../../platform/wording.ts";
import { getWorkspace } from "../../people/index.ts";
import { renderCall, renderRefusal } from "./page.ts";
import { type Answer, answer, PROMISES, readCall } from "./service.ts";

/** The page may show text, and send its own forms here. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const LARGEST_FORM = 2_000;
const TRIES_PER_MINUTE = 30;

type Visit = FastifyRequest<{ Params: { token: string }; Querystring: { language?: string; again?: string } }>;

/** Answers to calls, under /answer: for people without an account, at any telephone. */
export async function serveAnswers(app: FastifyInstance, context: Context): Promise<void> {
  await app.register(
    async (scope) => {
      scope.addHook("onSend", async (_request, reply) => {
        reply.header("content-security-policy", POLICY).header("cache-control", "no-store");
        reply.header("x-robots-tag", "noindex");
      });
      scope.addContentTypeParser(
        "application/x-www-form-urlencoded",
        { parseAs: "string", bodyLimit: LARGEST_FORM },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      // The pages are outside the API, which has a limit of its own.
      const limits = { config: { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: 60_000, allowList: [] } } };
      scope.get("/:token", limits, (request, reply) => show(context, request as Visit, reply));
      scope.post("/:token", limits, (request, reply) => take(context, request as Visit, reply));
    },
    { prefix: "/answer" },
  );
}

async function show(context: Context, request: Visit, reply: FastifyReply): Promise<FastifyReply> {
  const call = await readCall(context, request.params.token);
  reply.type("text/html; charset=utf-8");
  if (!call.ok) {
    const language = chosenLanguage(request) ?? (call.why === "expired" ? call.delivery.language : "en");
    return reply
      .status(call.why === "expired" ? 410 : 404)
      .send(renderRefusal(await speakerOf(language, "UTC"), call.why));
  }
  const { name: workspace, time_zone: timeZone } = await getWorkspace(context.db, call.caller.workspaceId);
  const speaker = await speakerOf(chosenLanguage(request) ?? call.delivery.language, timeZone);
  return reply.send(renderCall(call, speaker, { workspace, isOutdated: request.query.again !== undefined }));
}

const chosenLanguage = ({ query }: Visit): Language | undefined =>
  languages.find((language) => language === query.language);

/** After a press the page is asked for anew, so that reloading it sends nothing twice. */
async function take(context: Context, request: Visit, reply: FastifyReply): Promise<FastifyReply> {
  const call = await readCall(context, request.params.token);
  if (!call.ok) return show(context, request, reply);
  const given = readForm(request.body);
  const isDone = given !== null && (await answer(context, call, given));
  const search = new URLSearchParams({
    ...(chosenLanguage(request) !== undefined && { language: request.query.language! }),
    ...(!isDone && { again: "1" }),
  });
  return reply.redirect(
    `/answer/${encodeURIComponent(request.params.token)}${search.size > 0 ? `?${search}` : ""}`,
    303,
  );
}

function readForm(body: unknown): Answer | null {
  const { alert = "", turn = "", answer: said = "", minutes = "" } = (body ?? {}) as Record<string, string>;
  if (said === "cannot") return { alertId: alert, turn, minutes: null };
  const promised = PROMISES.find((known) => String(known) === minutes);
  return said === "mine" && promised !== undefined ? { alertId: alert, turn, minutes: promised } : null;
}
