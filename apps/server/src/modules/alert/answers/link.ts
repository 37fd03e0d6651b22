/**
 * The link in a message to somebody without an account. It names the message and carries a mark that only this installation
 * can make: whoever has it holds the message in their hands. It cannot be guessed (96 bits), says nothing of the alert, and
 * holds for two days.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "../../../context.ts";
import { HOUR } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { getOrStoreSecret } from "../../people/index.ts";

const KEY = "answer-key";
const KEY_BYTES = 32;
const MARK_SIGNS = 24;
const HOLDS_FOR = 48 * HOUR;

async function readKey({ secrets }: Pick<Context, "secrets">, db: Db): Promise<string> {
  const fresh = secrets.seal(randomBytes(KEY_BYTES).toString("hex"), KEY);
  return secrets.open(await getOrStoreSecret(db, KEY, fresh), KEY);
}

const markOf = (key: string, deliveryId: string): string =>
  createHmac("sha256", key).update(`answer ${deliveryId}`).digest("hex").slice(0, MARK_SIGNS);

export async function answerLink(context: Context, deliveryId: string): Promise<string> {
  const mark = markOf(await readKey(context, context.db), deliveryId);
  return `${context.config.publicUrl}/answer/${deliveryId}-${mark}`;
}

/** The message that a link belongs to; null for a link that was not made here. */
export async function readToken(context: Context, token: string): Promise<string | null> {
  const [, deliveryId = "", given = ""] = /^([0-9a-z]{1,64})-([0-9a-f]{24})$/i.exec(token) ?? [];
  const expected = markOf(await readKey(context, context.db), deliveryId);
  const isOurs = given.length === MARK_SIGNS && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  return isOurs ? deliveryId : null;
}

export const isExpired = (sentAt: Date, now: Date): boolean => now.getTime() - sentAt.getTime() > HOLDS_FOR;
