import { Platform, type Received, readJson, replyJson, type Verdict } from "./platform.ts";

export interface DiscordPost {
  readonly content: string;
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  readonly pings: readonly string[];
}
interface Payload {
  readonly content?: string;
  readonly embeds?: readonly { readonly title?: string; readonly description?: string; readonly url?: string }[];
  readonly allowed_mentions?: { readonly parse?: readonly string[] };
}

const LONGEST = { content: 2_000, title: 256, description: 4_096, embeds: 6_000 };
const MOST_EMBEDS = 10;

/** Webhooks of a Discord server. */
export class DiscordLike extends Platform<DiscordPost> {
  #isGone = false;

  get address(): string {
    return `${this.origin}/api/webhooks/112233445566/tokenOfTheHook_abc-DEF`;
  }

  removeHook(): void {
    this.#isGone = true;
  }

  protected judge(received: Received): Verdict<DiscordPost> {
    if (this.#isGone || this.origin + received.url.pathname !== this.address)
      return { reply: replyJson(404, { message: "Unknown Webhook", code: 10_015 }) };
    const payload = (readJson(received) ?? {}) as Payload;
    if (!isValid(payload)) return { reply: replyJson(400, { message: "Invalid Form Body", code: 50_035 }) };
    const isWaited = received.url.searchParams.get("wait") === "true";
    return { reply: isWaited ? replyJson(200, { id: "1" }) : { status: 204 }, message: readPost(payload) };
  }
}

function isValid({ content = "", embeds = [] }: Payload): boolean {
  const sizes = embeds.map(({ title = "", description = "" }) => title.length + description.length);
  const fits = embeds.every(
    ({ title = "", description = "" }) => title.length <= LONGEST.title && description.length <= LONGEST.description,
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isEmpty = content === "" && embeds.length === 0;
  return (
    !isEmpty && fits && content.length <= LONGEST.content && total <= LONGEST.embeds && embeds.length <= MOST_EMBEDS
  );
}

function readPost({ content = "", embeds = [], allowed_mentions }: Payload): DiscordPost {
  const called = [...content.matchAll(/@(everyone|here)\b|<@[!&]?\d+>/g)].map(([ping]) => ping);
  const mayCall = allowed_mentions?.parse === undefined || allowed_mentions.parse.length > 0;
  return {
    content,
    titles: embeds.map(({ title = "" }) => title),
    descriptions: embeds.map(({ description = "" }) => description),
    pings: mayCall ? called : [],
  };
}
