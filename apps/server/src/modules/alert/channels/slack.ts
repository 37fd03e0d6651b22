/** Slack's incoming webhooks. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
import type { DeliveryProblemCode } from "@tocsin/contract";
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import type { Brief } from "./brief.ts";
import { callWithJson, judgeStatus } from "./call.ts";
import { type Channel, type Outcome, refuseForGood } from "./channel.ts";
import { disarm, fit } from "./fit.ts";

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji: false;
}
export interface SlackMessage {
  /** For notifications, and for readers that show no blocks. */
  readonly text: string;
  readonly blocks: readonly (
    | { readonly type: "header" | "section"; readonly text: PlainText }
    | { readonly type: "section"; readonly text: { readonly type: "mrkdwn"; readonly text: string } }
  )[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3_000;

const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeControls = (text: string): string => disarm(text).replace(/[&<>]/g, (sign) => names[sign]!);
const plain = (text: string, most: number): PlainText => ({
  type: "plain_text",
  text: fit(text, most, escapeControls),
  emoji: false,
});

/** Foreign words stand in plain-text blocks only; the one block with markup holds our own sentence and link. */
export function compose({ title, opening, gist, examples, linkLine }: Brief): SlackMessage {
  const sections = [[opening, ...gist].join("\n"), ...examples.slice(0, 1).map((example) => `“${example}”`)];
  return {
    text: fit(title, LONGEST_SECTION, escapeControls),
    blocks: [
      { type: "header", text: plain(title, LONGEST_HEADER) },
      ...sections.map((section) => ({ type: "section" as const, text: plain(section, LONGEST_SECTION) })),
      { type: "section", text: { type: "mrkdwn", text: escapeControls(linkLine) } },
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

const words: Record<string, DeliveryProblemCode> = {
  no_service: "hook-gone",
  no_service_id: "hook-gone",
  no_team: "hook-gone",
  team_disabled: "hook-gone",
  no_active_hooks: "hook-gone",
  invalid_token: "hook-gone",
  channel_not_found: "channel-gone",
  channel_is_archived: "channel-gone",
  user_not_found: "channel-gone",
  action_prohibited: "posting-prohibited",
  posting_to_general_channel_denied: "posting-prohibited",
};

/** Slack answers with one word of plain text. */
export function judge(answer: OutboundAnswer): Outcome {
  const code = answer.status === 200 ? undefined : words[answer.body.trim()];
  return code === undefined ? judgeStatus(answer) : refuseForGood(code);
}

export const slack: Channel<SlackMessage> = {
  compose,
  send: (context, { secret }, message) => callWithJson(context, secret, { message, judge }),
};
