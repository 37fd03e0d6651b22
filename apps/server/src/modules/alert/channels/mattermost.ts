/** Mattermost's incoming webhooks. https://developers.mattermost.com/integrate/webhooks/incoming */
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import type { Brief } from "./brief.ts";
import { callWithJson, judgeStatus, readJson } from "./call.ts";
import { type Channel, type Outcome, refuseForGood } from "./channel.ts";
import { disarm, fit } from "./fit.ts";

export interface MattermostMessage {
  readonly text: string;
}

/** Longer posts are cut into several by the server; its oldest limit is 4,000. */
const LONGEST_TITLE = 400;
const LONGEST_GIST = 2_000;
const LONGEST_EXAMPLE = 800;

/** The server puts Slack's `<!channel>` into its own words before it reads Markdown, so a backslash alone would not hold. */
const escapeMarkdown = (text: string): string => disarm(text).replace(/[\\`*_{}[\]()#|>~<:$]/g, "\\$&");
const writeList = (lines: string): string => lines.replace(/^.*$/gm, (line) => `- ${escapeMarkdown(line)}`);

export function compose({ title, opening, gist, examples, linkLine }: Brief): MattermostMessage {
  const text = [
    `**${fit(title, LONGEST_TITLE, escapeMarkdown)}**`,
    fit([opening, ...gist].join("\n"), LONGEST_GIST, writeList),
    ...examples.slice(0, 1).map((example) => `> ${fit(example, LONGEST_EXAMPLE, escapeMarkdown)}`),
    linkLine,
  ].join("\n\n");
  return { text };
}

export function judge(answer: OutboundAnswer): Outcome {
  const { id } = readJson(answer.body);
  if (answer.status < 400 || typeof id !== "string") return judgeStatus(answer);
  if (id.startsWith("web.incoming_webhook.disabled")) return refuseForGood("posting-prohibited");
  if (id.startsWith("web.incoming_webhook.channel")) return refuseForGood("channel-gone");
  if (id.startsWith("web.incoming_webhook.invalid")) return refuseForGood("hook-gone");
  return judgeStatus(answer);
}

export const mattermost: Channel<MattermostMessage> = {
  compose,
  send: (context, { secret }, message) => callWithJson(context, secret, { message, judge }),
};
