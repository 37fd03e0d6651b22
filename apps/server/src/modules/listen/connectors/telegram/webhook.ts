import { createHmac, timingSafeEqual } from "node:crypto";
import { callBot } from "../botApi/call.ts";
import type { Dialect } from "../botApi/dialect.ts";
import { remember } from "../botApi/listen.ts";
import { readUpdates } from "../botApi/read.ts";
import { failed } from "../calls.ts";
import type { Ask, Delivery, Pulled, Received } from "../connector.ts";
import { dateOf, fieldsOf, parseJson, textOf } from "../payload.ts";

const HEADER = "x-telegram-bot-api-secret-token";

/** What the platform shows with every delivery. Made of the bot's token, so that there is nothing more to keep. */
export const secretOf = (botToken: string): string =>
  createHmac("sha256", botToken).update("tocsin webhook").digest("hex");

/** One update, which the platform repeats until we answer with 200. */
export async function receiveUpdate(
  { source, credentials }: Ask,
  { headers, body }: Delivery,
  dialect: Dialect,
): Promise<Received> {
  if (!isProved(headers[HEADER], credentials.botToken ?? ""))
    return { heard: null, answer: { status: 401, body: "The secret token is missing or wrong." } };
  const update = parseJson(body);
  if (update === undefined) return { heard: null, answer: { status: 400, body: "This is not JSON." } };
  const updates = readUpdates([update], dialect);
  const memory = remember(source.memory, { ...updates, nextOffset: undefined });
  return { heard: { posts: updates.posts, changes: updates.changes, memory }, answer: { status: 200, body: "" } };
}

function isProved(shown: string | undefined, botToken: string): boolean {
  const wanted = Buffer.from(secretOf(botToken));
  const given = Buffer.from(shown ?? "");
  return botToken !== "" && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The platform tells nobody that it cannot reach us, except who asks. Registers our address where it is not registered. */
export async function watchWebhook(ask: Ask, dialect: Dialect): Promise<Pulled> {
  const asked = await callBot(ask, dialect, { method: "getWebhookInfo" });
  if (!asked.ok) return asked;
  const known = fieldsOf(asked.result);
  if (known.url !== ask.source.ownAddress) return register(ask, dialect);
  const failedAt = dateOf(known.last_error_date);
  const isFresh = failedAt !== undefined && ask.now.getTime() - failedAt.getTime() < STALE_MS;
  if (isFresh && known.pending_update_count !== 0)
    return failed("unreachable", `Telegram cannot deliver: ${textOf(known.last_error_message, 300) ?? "no reason"}.`);
  return { ok: true, posts: [], memory: ask.source.memory };
}

const STALE_MS = 10 * 60_000;

async function register(ask: Ask, dialect: Dialect): Promise<Pulled> {
  const parameters = {
    url: ask.source.ownAddress,
    secret_token: secretOf(ask.credentials.botToken ?? ""),
    allowed_updates: dialect.allowedUpdates,
  };
  const answer = await callBot(ask, dialect, { method: "setWebhook", parameters });
  return answer.ok ? { ok: true, posts: [], memory: ask.source.memory } : answer;
}
