import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, ModerationAct, Outcome } from "../connector.ts";
import { callBot } from "./call.ts";
import type { Dialect } from "./dialect.ts";

/** Deletes a message. Whether the bot may, and whether it is not too late, only the platform knows. */
export async function deleteMessage(ask: Ask, dialect: Dialect, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (act !== "delete") return notOffered(act);
  const [, chat, message] = /^(-?\d{1,16})\/(\d{1,16})$/.exec(externalId) ?? [];
  if (chat === undefined) return { outcome: "refused", code: "address-not-found", message: "This is no message's id." };
  const parameters = { chat_id: Number(chat), message_id: Number(message) };
  return outcomeOf(await callBot(ask, dialect, { method: "deleteMessage", parameters }));
}
