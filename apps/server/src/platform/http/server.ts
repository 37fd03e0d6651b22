import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import { type EndpointName, endpoints, paths } from "@tocsin/contract";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Context } from "../../context.ts";
import { authorise } from "../auth/authorise.ts";
import { forbidden } from "../errors.ts";
import { accessOf, type Call, checkInput, type Handler, type Handlers } from "./endpoint.ts";
import { once } from "./idempotency.ts";
import { describeApi } from "./openapi.ts";
import { answerProblem } from "./problems.ts";
import { serveWeb } from "./web.ts";

const API = "/api/v1";
const LARGEST_BODY = 1024 * 1024;
/** What one webhook delivery may hold; larger amounts go through a file import, which is read as a stream. */
const LARGEST_DELIVERY = 20 * 1024 * 1024;
const LARGEST_FILE = 4 * 1024 * 1024 * 1024;
const REQUESTS_PER_MINUTE = 1_200;
const SIGN_INS_PER_MINUTE = 20;

/** Addresses outside the API that a module serves itself. */
export type Serve = (app: FastifyInstance, context: Context) => Promise<void>;

/** The product over HTTP: the API, what modules serve beside it, and the web application. */
export async function createServer(
  context: Context,
  handlers: Handlers,
  beside: readonly Serve[],
): Promise<FastifyInstance> {
  const { config } = context;
  const loggerInstance: FastifyBaseLogger = context.log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    trustProxy: config.trustProxy,
  });
  app.setErrorHandler((error, request, reply) => answerProblem(error as never, request, reply));
  await app.register(helmet, securityHeaders(config.publicUrl.startsWith("https:")));
  await app.register(compress, { globalCompression: true });
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    // By the route, not by the address as it was written: %61pi reaches the same route as api.
    allowList: (request) => !request.routeOptions.url?.startsWith(API),
  });
  await app.register(multipart, { limits: { files: 1, fileSize: LARGEST_FILE } });
  app.addHook("onRequest", async (request) => refuseForeignOrigin(request, config.publicUrl));
  for (const name of Object.keys(paths) as EndpointName[])
    await addEndpoint(app, context, name, handlers[name] as Handler<EndpointName>);
  app.get(`${API}/openapi.json`, async () => describeApi());
  app.get(`${API}/*`, async (_request, reply) => reply.callNotFound());
  for (const serve of beside) await serve(app, context);
  await serveWeb(app, context);
  return app;
}

async function addEndpoint(
  app: FastifyInstance,
  context: Context,
  name: EndpointName,
  handler: Handler<EndpointName>,
): Promise<void> {
  const [method, path, access] = paths[name];
  const limit =
    name === "createSession" ? { config: { rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } } } : {};
  const isOwnBody = access === "signed";
  await app.register(async (scope) => {
    if (isOwnBody) acceptRawBody(scope);
    scope.route({
      method,
      url: `${API}${path}`,
      ...limit,
      ...(isOwnBody && { bodyLimit: LARGEST_DELIVERY }),
      handler: (request, reply) => answer({ context, name, handler, request, reply }),
    });
  });
}

interface Exchange {
  readonly context: Context;
  readonly name: EndpointName;
  readonly handler: Handler<EndpointName>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function answer({ context, name, handler, request, reply }: Exchange): Promise<unknown> {
  const actor = await authorise(context, accessOf(name), request);
  const call = { ...checkInput(name, request), actor, request, reply } as Call<EndpointName>;
  const isStreamed = "media" in endpoints[name];
  if (request.method !== "POST" || isStreamed) return handler(call);
  return once(context, { actor, request, reply }, () => handler(call));
}

/** A signature covers bytes, so the body of a signed address is kept as it came. */
function acceptRawBody(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: LARGEST_DELIVERY }, (_request, body, done) =>
    done(null, body),
  );
}

/** Cookies are same-site; a foreign page that still sends one is refused by its origin. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === "GET" || request.method === "HEAD") return;
  if (origin === new URL(publicUrl).origin || hostOf(origin) === host) return;
  throw forbidden("foreign-origin", "This request comes from another site's page and was refused.");
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

function securityHeaders(isHttps: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    ...(!isHttps && { strictTransportSecurity: false as const }),
    referrerPolicy: { policy: "same-origin" as const },
  };
}
