/** Telegram's Bot API: sendMessage with HTML markup. https://core.telegram.org/bots/api#sendmessage */
import type { Context } from "../../../context.ts";
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import type { Brief } from "./brief.ts";
import { askToWait, callWithJson, judgeStatus, readJson } from "./call.ts";
import { type Channel, type Outcome, type Receiver, refuseForGood, SENT } from "./channel.ts";
import { disarm, fit } from "./fit.ts";

export interface TelegramMessage {
  readonly chat_id: string;
  readonly text: string;
  readonly parse_mode: "HTML";
  readonly link_preview_options: { readonly is_disabled: true };
}

/** The platform's limit of 4,096 is counted after its markup is read; each part stays within its share as it is written. */
const LONGEST_GIST = 2_500;
const LONGEST_PART = 400;

const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string): string => disarm(text).replace(/[&<>"]/g, (sign) => names[sign]!);

export function compose({ title, opening, gist, examples, linkLine }: Brief, { target }: Receiver): TelegramMessage {
  const [example] = examples;
  const text = [
    `<b>${fit(title, LONGEST_PART, escapeHtml)}</b>`,
    fit(opening, LONGEST_PART, escapeHtml),
    ...(gist.length === 0 ? [] : [fit(gist.join("\n"), LONGEST_GIST, escapeHtml)]),
    ...(example === undefined ? [] : [`<blockquote>${fit(example, LONGEST_PART, escapeHtml)}</blockquote>`]),
    escapeHtml(linkLine),
  ].join("\n");
  return { chat_id: target, text, parse_mode: "HTML", link_preview_options: { is_disabled: true } };
}

interface TelegramAnswer {
  readonly ok?: boolean;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

export function judge(answer: OutboundAnswer): Outcome {
  const { ok, description = "", parameters = {} } = readJson(answer.body) as TelegramAnswer;
  if (ok === true) return SENT;
  if (answer.status === 429) return askToWait(parameters.retry_after ?? 30);
  if (parameters.migrate_to_chat_id !== undefined)
    return refuseForGood("telegram-moved", { chat: String(parameters.migrate_to_chat_id) });
  if (answer.status === 401 || answer.status === 404) return refuseForGood("telegram-token");
  if (/chat not found|can't initiate conversation|peer_id_invalid/i.test(description))
    return refuseForGood("telegram-chat-unknown");
  if (answer.status === 403) return refuseForGood("telegram-blocked");
  return judgeStatus(answer.status < 300 ? { ...answer, status: 502 } : answer);
}

async function send(context: Context, { secret }: Receiver, message: TelegramMessage): Promise<Outcome> {
  const address = `${context.config.telegramUrl.replace(/\/$/, "")}/bot${secret}/sendMessage`;
  return callWithJson(context, address, { message, judge });
}

export const telegram: Channel<TelegramMessage> = { compose, send };
