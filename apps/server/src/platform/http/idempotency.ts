import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../context.ts";
import type { Actor } from "../auth/actor.ts";
import { conflict } from "../errors.ts";
import { sha256 } from "../ids.ts";
import { claimSlot, freeSlot, keepAnswer } from "./queries.ts";
import type { HttpTables } from "./tables.ts";

export const KEY_HEADER = "idempotency-key";

interface Asked {
  readonly actor: Actor | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Runs `work` once per actor, address and key: a repeated request gets the first answer. Without a key it just runs. */
export async function once<T>(
  { db, clock }: Context,
  { actor, request, reply }: Asked,
  work: () => Promise<T>,
): Promise<T> {
  const key = request.headers[KEY_HEADER];
  if (typeof key !== "string" || key === "" || actor === null) return work();
  const slot = { workspace_id: actor.workspaceId, key: sha256(`${actor.id} ${request.url} ${key}`) };
  const requestHash = sha256(JSON.stringify(request.body ?? null));
  const before = await claimSlot(db, { ...slot, request_hash: requestHash, at: clock.now() });
  if (before !== undefined) return replay<T>(before, requestHash, reply);
  try {
    const answer = await work();
    if (!reply.sent) await keepAnswer(db, slot, JSON.stringify(answer, withoutSecrets));
    return answer;
  } catch (error) {
    await freeSlot(db, slot);
    throw error;
  }
}

/** What is shown once and kept only as a hash elsewhere is not kept here either: a repeated answer comes without it. */
const SHOWN_ONCE = new Set(["secret", "link"]);
const withoutSecrets = (key: string, value: unknown): unknown => (SHOWN_ONCE.has(key) ? undefined : value);

function replay<T>(before: HttpTables["remembered_answer"], requestHash: string, reply: FastifyReply): T {
  if (before.request_hash !== requestHash)
    throw conflict("key-reused", "This idempotency key was already used for another request.");
  if (before.answer === null)
    throw conflict("still-running", "The first request with this key is still being worked on.");
  reply.header("idempotent-replay", "true");
  return JSON.parse(before.answer) as T;
}
