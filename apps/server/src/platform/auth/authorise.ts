import type { Access } from "@tocsin/contract";
import type { FastifyRequest } from "fastify";
import type { Context } from "../../context.ts";
import { AppError, forbidden } from "../errors.ts";
import type { Actor } from "./actor.ts";

/**
 * The one place where a request is let in. Fails closed: without an actor only `public` and `signed` addresses open, and an
 * actor needs the permission that the contract names for the address.
 */
export async function authorise(context: Context, access: Access, request: FastifyRequest): Promise<Actor | null> {
  if (access === "public" || access === "signed") return null;
  const actor = await context.identify(request.headers);
  if (actor === null)
    throw new AppError(
      "unauthenticated",
      "signed-out",
      "You are not signed in, or the session has ended. Sign in again.",
    );
  if (access === "signed-in" ? actor.kind === "person" : actor.permissions.includes(access)) return actor;
  throw forbidden(
    "role-too-low",
    `Your role (${actor.role}) does not allow this. Ask an administrator of the workspace.`,
  );
}
