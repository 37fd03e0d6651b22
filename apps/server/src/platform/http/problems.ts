import type { ProblemDetails } from "@tocsin/contract";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { AppError, type ErrorKind } from "../errors.ts";
import { InvalidInput } from "./endpoint.ts";

/** The one place where an error becomes HTTP (RFC 9457). */
const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  "too-many": 429,
  "too-large": 413,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: "The request could not be read",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  409: "Somebody was faster",
  413: "Too large",
  415: "Unknown kind of content",
  422: "Something in the request is not right",
  429: "Too many requests",
  500: "Something broke on our side",
  503: "Not available at the moment",
};

/** How PostgreSQL refuses NUL and halves of characters, in text and inside JSON. */
const UNSTORABLE = new Set(["22021", "22P05", "22P02"]);
/** How it refuses a time, a number or a word of a search beyond what it can hold. */
const BEYOND_BOUNDS = new Set(["22008", "22003", "54000"]);

export function answerProblem(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, "request failed");
  return reply.status(problem.status).type("application/problem+json").send(problem);
}

export function toProblem(error: FastifyError | AppError): ProblemDetails {
  if (error instanceof AppError) {
    const fields = error instanceof InvalidInput ? { fields: [...error.fields] } : {};
    return { ...describe(STATUS[error.kind], error.code, error.message), params: error.params, ...fields };
  }
  const status = error.statusCode ?? 500;
  if (status === 413)
    return describe(
      413,
      "too-large",
      "This is larger than the address takes. Send it in smaller parts, or import it as a file.",
    );
  if (status === 429)
    return describe(429, "too-many", "Too many requests in a short time. Wait a minute and try again.");
  if (status < 500) return describe(status, "unreadable-request", error.message);
  if (UNSTORABLE.has(error.code))
    return describe(
      422,
      "invalid",
      "The text holds a character that cannot be kept, such as NUL. Remove it and send the text again.",
    );
  if (BEYOND_BOUNDS.has(error.code))
    return describe(422, "invalid", "A time, a number or a word in the request is larger than can be kept.");
  return describe(
    500,
    "internal",
    "Something broke on our side. It is written down in the log; nothing you entered was kept half-way.",
  );
}

function describe(status: number, code: string, detail: string): ProblemDetails {
  return { type: `urn:tocsin:problem:${code}`, title: TITLES[status] ?? "Refused", status, detail, code };
}
