/** Discord's webhooks. https://discord.com/developers/docs/resources/webhook#execute-webhook */
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import type { Brief } from "./brief.ts";
import { askToWait, callWithJson, judgeStatus, readJson } from "./call.ts";
import { type Channel, type Outcome, refuseForGood } from "./channel.ts";
import { disarm, fit } from "./fit.ts";

export interface DiscordMessage {
  readonly content: string;
  /** Nobody is called by name, whatever the text holds. */
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly embeds: readonly {
    readonly title: string;
    readonly url: string;
    readonly description: string;
    readonly color: number;
  }[];
}

const LONGEST_CONTENT = 2_000;
const LONGEST_TITLE = 256;
/** Of 4,096, so that title and description together stay under the 6,000 of a message. */
const LONGEST_DESCRIPTION = 3_000;
const LONGEST_EXAMPLE = 900;
const colours = [0x8a94a3, 0x8a94a3, 0xc9a227, 0xd07a1f, 0xc8452c, 0xa3122a];

const escapeMarkdown = (text: string): string => disarm(text).replace(/[\\`*_~|>#[\]()<:-]/g, "\\$&");

export function compose({ title, opening, gist, examples, link, linkLine, severity }: Brief): DiscordMessage {
  const description = [
    fit([opening, ...gist].join("\n"), LONGEST_DESCRIPTION - LONGEST_EXAMPLE - 1, escapeMarkdown),
    ...examples.slice(0, 1).map((example) => `> ${fit(example, LONGEST_EXAMPLE - 2, escapeMarkdown)}`),
  ].join("\n");
  return {
    content: `${fit(title, LONGEST_CONTENT / 4, escapeMarkdown)}\n${linkLine}`,
    allowed_mentions: { parse: [] },
    embeds: [{ title: fit(title, LONGEST_TITLE, escapeMarkdown), url: link, description, color: colours[severity]! }],
  };
}

const UNKNOWN_WEBHOOK = 10_015;
const INVALID_TOKEN = 50_027;
const UNKNOWN_CHANNEL = 10_003;

export function judge(answer: OutboundAnswer): Outcome {
  const { code, retry_after } = readJson(answer.body);
  if (answer.status === 429 && typeof retry_after === "number") return askToWait(retry_after);
  if (answer.status < 400) return judgeStatus(answer);
  if (code === UNKNOWN_CHANNEL) return refuseForGood("channel-gone");
  if (code === UNKNOWN_WEBHOOK || code === INVALID_TOKEN || answer.status === 404) return refuseForGood("hook-gone");
  return judgeStatus(answer);
}

/** Without `wait` the platform takes a message before it has looked at it. */
function withWait(address: string): string {
  const url = new URL(address);
  url.searchParams.set("wait", "true");
  return url.href;
}

export const discord: Channel<DiscordMessage> = {
  compose,
  send: (context, { secret }, message) => callWithJson(context, withWait(secret), { message, judge }),
};
