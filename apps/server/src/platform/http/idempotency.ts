import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { Actor } from "../auth/actor.ts";
import type { Db } from "../db/database.ts";
import { conflict } from "../errors.ts";
import { sha256 } from "../ids.ts";

/** Answers of POST requests, so that a repeated request gets the first answer instead of a second effect. */
export interface RememberedAnswer {
  workspace_id: string;
  key: string;
  request_hash: string;
  status: number | null;
  answer: string | null;
  at: Date;
}

export const KEY_HEADER = "idempotency-key";

/** Runs `work` once per actor, address and key. Without a key it just runs. */
export async function once<T>(
  db: Db,
  actor: Actor | null,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T> {
  const key = request.headers[KEY_HEADER];
  if (typeof key !== "string" || key === "" || actor === null) return work();
  const slot = { workspace_id: actor.workspaceId, key: sha256(`${actor.id} ${request.url} ${key}`) };
  const requestHash = sha256(JSON.stringify(request.body ?? null));
  const before = await claim(db, { ...slot, request_hash: requestHash, at: new Date() });
  if (before !== undefined) return replay<T>(before, requestHash, reply);
  try {
    const answer = await work();
    if (!reply.sent)
      await db
        .updateTable("remembered_answer")
        .set({ status: 200, answer: JSON.stringify(answer) })
        .where(whereSlot(slot))
        .execute();
    return answer;
  } catch (error) {
    await db.deleteFrom("remembered_answer").where(whereSlot(slot)).execute();
    throw error;
  }
}

const whereSlot = (slot: { workspace_id: string; key: string }) =>
  sql<boolean>`workspace_id = ${slot.workspace_id} and key = ${slot.key}`;

async function claim(
  db: Db,
  row: Pick<RememberedAnswer, "workspace_id" | "key" | "request_hash" | "at">,
): Promise<RememberedAnswer | undefined> {
  const made = await db
    .insertInto("remembered_answer")
    .values({ ...row, status: null, answer: null })
    .onConflict((on) => on.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (made !== undefined) return undefined;
  return db.selectFrom("remembered_answer").selectAll().where(whereSlot(row)).executeTakeFirst();
}

function replay<T>(before: RememberedAnswer, requestHash: string, reply: FastifyReply): T {
  if (before.request_hash !== requestHash)
    throw conflict("key-reused", "This idempotency key was already used for another request.");
  if (before.answer === null)
    throw conflict("still-running", "The first request with this key is still being worked on.");
  reply.header("idempotent-replay", "true");
  return JSON.parse(before.answer) as T;
}
