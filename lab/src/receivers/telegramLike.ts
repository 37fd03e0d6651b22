import { Platform, type Received, type Reply, readJson, replyJson, type Verdict } from "./platform.ts";

export interface TelegramPost {
  readonly chatId: string;
  /** As it is shown, after its markup was read. */
  readonly text: string;
  readonly tags: readonly string[];
  /** People that the text calls by name. */
  readonly mentions: readonly string[];
}

export const TOKEN = "123456789:AAExampleTokenOfTheTestBot_abcdef-12";
const LONGEST_TEXT = 4_096;
const TAGS = new Set([
  "b",
  "strong",
  "i",
  "em",
  "u",
  "ins",
  "s",
  "del",
  "code",
  "pre",
  "a",
  "blockquote",
  "tg-spoiler",
]);
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const refuse = (status: number, description: string, parameters?: object): Reply =>
  replyJson(status, { ok: false, error_code: status, description, ...(parameters && { parameters }) });

/** The Bot API with one bot, and the chats that have talked to it. */
export class TelegramLike extends Platform<TelegramPost> {
  readonly chats = new Set(["4711"]);
  readonly blocking = new Set<string>();
  /** Groups that have become supergroups, with their new number. */
  readonly moved = new Map<string, number>();

  protected judge(received: Received): Verdict<TelegramPost> {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(received.url.pathname) ?? [];
    if (token !== TOKEN) return { reply: refuse(401, "Unauthorized") };
    if (method !== "sendMessage") return { reply: refuse(404, "Not Found") };
    const { chat_id = "", text = "", parse_mode } = (readJson(received) ?? {}) as Record<string, string>;
    const refusal = this.#refuseChat(String(chat_id));
    if (refusal !== null) return { reply: refusal };
    return takeText(String(chat_id), text, parse_mode);
  }

  #refuseChat(chat: string): Reply | null {
    if (chat === "") return refuse(400, "Bad Request: chat_id is empty");
    const next = this.moved.get(chat);
    if (next !== undefined)
      return refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: next });
    if (this.blocking.has(chat)) return refuse(403, "Forbidden: bot was blocked by the user");
    return this.chats.has(chat) ? null : refuse(400, "Bad Request: chat not found");
  }
}

function takeText(chatId: string, written: string, mode: string | undefined): Verdict<TelegramPost> {
  const read = mode === "HTML" ? readMarkup(written) : { text: written, tags: [] };
  if (typeof read === "string") return { reply: refuse(400, `Bad Request: can't parse entities: ${read}`) };
  const { text, tags } = read;
  if (text.trim() === "") return { reply: refuse(400, "Bad Request: message text is empty") };
  if (text.length > LONGEST_TEXT) return { reply: refuse(400, "Bad Request: message is too long") };
  const mentions = [...text.matchAll(/(?<!\w)@[A-Za-z]\w{4,31}/g)].map(([name]) => name);
  return { reply: replyJson(200, { ok: true, result: { message_id: 1 } }), message: { chatId, text, tags, mentions } };
}

/** Telegram's strict HTML: known tags only, closed in order, and four named entities. A string says what is wrong. */
function readMarkup(written: string): { text: string; tags: string[] } | string {
  const open: string[] = [];
  const tags: string[] = [];
  let text = "";
  for (const [token, close, tag, entity] of written.matchAll(/<(\/?)([^>]*)>|&(#?\w+);|[^<&]+|[<&]/g)) {
    if (tag !== undefined) {
      const name = tag.split(/\s/)[0]!;
      if (!TAGS.has(name)) return `Unsupported start tag "${name}"`;
      if (close === "") tags.push(name) && open.push(name);
      else if (open.pop() !== name) return `Unmatched end tag "${name}"`;
    } else if (entity !== undefined) text += ENTITIES[entity] ?? String.fromCodePoint(Number(entity.slice(1)));
    else if (token === "<") return "Unclosed start tag";
    else text += token;
  }
  return open.length === 0 ? { text, tags } : `Can't find end tag corresponding to start tag "${open.at(-1)}"`;
}
