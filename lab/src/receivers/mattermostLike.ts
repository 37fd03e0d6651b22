import { Platform, type Received, readJson, replyJson, replyText, type Verdict } from "./platform.ts";

export interface MattermostPost {
  readonly text: string;
  readonly pings: readonly string[];
}

const LONGEST_POST = 16_383;

/** Incoming webhooks of a Mattermost server, which also understands what was written for Slack. */
export class MattermostLike extends Platform<MattermostPost> {
  get address(): string {
    return `${this.origin}/hooks/8a7b6c5d4e3f2g1h`;
  }

  protected judge(received: Received): Verdict<MattermostPost> {
    if (this.origin + received.url.pathname !== this.address)
      return { reply: refuse("web.incoming_webhook.invalid.app_error", "Invalid webhook.") };
    const text = readJson(received)?.text;
    if (typeof text !== "string" || text.trim() === "")
      return { reply: refuse("web.incoming_webhook.text.app_error", "No text specified.") };
    const posted = text.replace(/<!(channel|here|all|everyone)(?:\|[^>]*)?>/g, "@$1").replace(/<@(\w+)>/g, "@$1");
    if (posted.length > LONGEST_POST)
      return { reply: refuse("web.incoming_webhook.text.length.app_error", "Maximum text length exceeded.") };
    const pings = [...posted.matchAll(/@(channel|here|all)\b/g)].map(([ping]) => ping);
    return { reply: replyText(200, "ok"), message: { text: posted.replaceAll("\u2060", ""), pings } };
  }
}

const refuse = (id: string, message: string) => replyJson(400, { id, message, status_code: 400 });
