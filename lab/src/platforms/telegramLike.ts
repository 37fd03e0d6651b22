import { Platform, type Received, type Reply, readJson, replyJson, type Verdict } from "../receivers/platform.ts";
import { type BotApiDescription, checkCall, checkType } from "./telegramLikeSchema.ts";

export interface BotPlace {
  readonly token: string;
  /** Checks every call and every update against the Bot API's description, where that is at hand. */
  readonly description?: BotApiDescription | null;
  /** What the method knows; Bale has fewer. */
  readonly methods?: readonly string[];
}
type Fields = Record<string, unknown>;

const METHODS = ["getMe", "getUpdates", "getWebhookInfo", "setWebhook", "deleteMessage", "getChatMember"];
const ME = { id: 4_242, is_bot: true, first_name: "Norvia ear", username: "norvia_ear_bot" };
const LONGEST_AGE = 48 * 3600;

/** The reading side of the Bot API: updates wait until they are confirmed by asking for later ones. */
export class BotApiLike extends Platform<never> {
  /** Everything in which a call, or an update that a test made up, was not as described. */
  readonly problems: string[] = [];
  /** Chats in which the bot may delete. */
  readonly administered = new Set<number>();
  readonly deleted: string[] = [];
  token: string;
  readsAll = false;
  webhook: Fields = { url: "", has_custom_certificate: false, pending_update_count: 0 };
  secret = "";
  nowSeconds = 1_780_000_000;
  readonly #place: BotPlace;
  /** When each message was written. */
  readonly #said = new Map<string, number>();
  #updates: Fields[] = [];
  #next = 700_000_001;

  constructor(place: BotPlace) {
    super();
    this.#place = place;
    this.token = place.token;
  }

  /** Something happens in one of the bot's chats. */
  say(update: Fields): Fields {
    const numbered = { update_id: this.#next++, ...update };
    if (this.#place.description) this.problems.push(...checkType(this.#place.description, "Update", numbered));
    this.#updates.push(numbered);
    const { chat, message_id, date } = (update.message ?? update.channel_post ?? {}) as Record<string, Fields>;
    if (chat !== undefined) this.#said.set(`${chat.id}/${message_id}`, Number(date));
    return numbered;
  }

  /** What nobody has confirmed. */
  get waiting(): readonly Fields[] {
    return this.#updates;
  }

  protected judge(received: Received): Verdict<never> {
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(received.url.pathname) ?? [];
    if (token !== this.token) return { reply: refuse(401, "Unauthorized") };
    if (!(this.#place.methods ?? METHODS).includes(method)) return { reply: refuse(404, "Not Found") };
    const parameters = readJson(received) ?? {};
    const { description } = this.#place;
    const problems = description ? checkCall(description, method, parameters) : [];
    this.problems.push(...problems);
    return { reply: problems.length > 0 ? refuse(400, `Bad Request: ${problems[0]}`) : this.#do(method, parameters) };
  }

  #do(method: string, parameters: Fields): Reply {
    if (method === "getMe") return grant({ ...ME, can_read_all_group_messages: this.readsAll });
    if (method === "getUpdates") return this.#giveUpdates(parameters);
    if (method === "getWebhookInfo") return grant(this.webhook);
    if (method === "setWebhook") return this.#setWebhook(parameters);
    if (method === "getChatMember") return this.#giveMember(Number(parameters.chat_id));
    return this.#delete(Number(parameters.chat_id), Number(parameters.message_id));
  }

  #giveUpdates({ offset = 0, limit = 100, allowed_updates }: Fields): Reply {
    if (this.webhook.url !== "")
      return refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first");
    this.#updates = this.#updates.filter(({ update_id }) => Number(update_id) >= Number(offset));
    const wanted = this.#updates.filter(
      (update) => !Array.isArray(allowed_updates) || allowed_updates.some((kind) => String(kind) in update),
    );
    return grant(wanted.slice(0, Number(limit)));
  }

  #setWebhook({ url, secret_token = "" }: Fields): Reply {
    if (!/^[\w-]{1,256}$/.test(String(secret_token))) return refuse(400, "Bad Request: secret token is not allowed");
    this.webhook = { ...this.webhook, url };
    this.secret = String(secret_token);
    return grant(true);
  }

  #giveMember(chat: number): Reply {
    const { id, is_bot, first_name } = ME;
    const isAdministrator = this.administered.has(chat);
    const status = isAdministrator ? "administrator" : "member";
    return grant({ status, user: { id, is_bot, first_name }, can_delete_messages: isAdministrator });
  }

  #delete(chat: number, message: number): Reply {
    if (!this.administered.has(chat)) return refuse(400, "Bad Request: message can't be deleted");
    const date = this.#said.get(`${chat}/${message}`);
    if (date === undefined) return refuse(400, "Bad Request: message to delete not found");
    if (this.nowSeconds - date > LONGEST_AGE) return refuse(400, "Bad Request: message can't be deleted for everyone");
    this.deleted.push(`${chat}/${message}`);
    return grant(true);
  }
}

const grant = (result: unknown): Reply => replyJson(200, { ok: true, result });
const refuse = (status: number, description: string): Reply =>
  replyJson(status, { ok: false, error_code: status, description });
