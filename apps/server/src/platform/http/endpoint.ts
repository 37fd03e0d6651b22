import { type Access, type AnswerOf, type Checked, type EndpointName, endpoints, paths } from "@tocsin/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor } from "../auth/actor.ts";
import { AppError } from "../errors.ts";

type AccessOf<N extends EndpointName> = (typeof paths)[N][2];
/** What a handler is given: checked input, and who asks (nobody where the address is open). */
export interface Call<N extends EndpointName> extends Checked<N> {
  readonly actor: AccessOf<N> extends "public" | "signed" ? null : Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<AnswerOf<N> | FastifyReply>;
export type Handlers = { [N in EndpointName]: Handler<N> };
/** The part of the API that one module answers. */
export type SomeHandlers<N extends EndpointName> = Pick<Handlers, N>;

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
export class InvalidInput extends AppError {
  readonly fields: readonly FieldProblem[];
  constructor(fields: readonly FieldProblem[]) {
    super("invalid", "invalid", fields.map((field) => `${field.path}: ${field.message}`).join("; "));
    this.fields = fields;
  }
}

interface Shape {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
}

/** The request's parts as the contract wants them. Throws `InvalidInput` naming every field that is not. */
export function checkInput(
  name: EndpointName,
  request: FastifyRequest,
): { params: unknown; query: unknown; body: unknown } {
  const shape = endpoints[name] as Shape;
  const problems: FieldProblem[] = [];
  const check = (part: "params" | "query" | "body", schema: z.ZodType | undefined, value: unknown) => {
    if (schema === undefined) return undefined;
    const result = schema.safeParse(value ?? {});
    if (result.success) return result.data;
    for (const issue of result.error.issues)
      problems.push({ path: [part, ...issue.path.map(String)].join("."), code: issue.code, message: issue.message });
    return undefined;
  };
  const checked = {
    params: check("params", shape.params, request.params),
    query: check("query", shape.query, request.query),
    body: check("body", shape.body, request.body),
  };
  if (problems.length > 0) throw new InvalidInput(problems);
  return checked;
}

export const accessOf = (name: EndpointName): Access => paths[name][2];
