/**
 * Microsoft Teams by the webhook of a workflow: an Adaptive Card.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import type { Brief } from "./brief.ts";
import { callWithJson, judgeStatus, readJson } from "./call.ts";
import { type Channel, type Outcome, refuseForGood } from "./channel.ts";
import { disarm, fit } from "./fit.ts";

interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly weight?: "Bolder";
  readonly size?: "Large";
  readonly italic?: true;
}
interface RichTextBlock {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}
export interface TeamsMessage {
  readonly type: "message";
  readonly summary: string;
  readonly attachments: readonly {
    readonly contentType: "application/vnd.microsoft.card.adaptive";
    readonly contentUrl: null;
    readonly content: {
      readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
      readonly type: "AdaptiveCard";
      readonly version: "1.5";
      readonly lang: string;
      readonly rtl: boolean;
      readonly msteams: { readonly width: "Full" };
      readonly body: readonly RichTextBlock[];
      readonly actions: readonly { readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string }[];
    };
  }[];
}

/** The whole message stays far under the platform's 28 kB. */
const LONGEST_TITLE = 300;
const LONGEST_LINE = 400;
const MOST_LINES = 12;

/** Cards replace `{{DATE(…)}}`, and mark up everything but text runs; these hold what people wrote. */
const escapeMacros = (text: string): string => disarm(text).replaceAll("{{", "{\u2060{");
const run = (text: string, look: Omit<TextRun, "type" | "text"> = {}): RichTextBlock => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text: fit(text, LONGEST_LINE, escapeMacros), ...look }],
});

export function compose({ language, direction, title, opening, gist, examples, link, linkLine }: Brief): TeamsMessage {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    lang: language,
    rtl: direction === "rtl",
    msteams: { width: "Full" },
    body: [
      run(title, { weight: "Bolder", size: "Large" }),
      ...[opening, ...gist.slice(0, MOST_LINES)].map((line) => run(line)),
      ...examples.slice(0, 1).map((example) => run(`“${example}”`, { italic: true })),
    ],
    actions: [{ type: "Action.OpenUrl", title: linkWord(linkLine, link), url: link }],
  } as const;
  const contentType = "application/vnd.microsoft.card.adaptive";
  return {
    type: "message",
    summary: fit(title, LONGEST_TITLE, escapeMacros),
    attachments: [{ contentType, contentUrl: null, content }],
  };
}

/** The sentence before the link, as the words on a button. */
function linkWord(linkLine: string, link: string): string {
  const word = linkLine.replace(link, "").replace(/[\s:：]+$/, "");
  return word === "" ? link : word;
}

export function judge(answer: OutboundAnswer): Outcome {
  const { error } = readJson(answer.body) as { error?: { code?: string } };
  if (answer.status === 404 || answer.status === 410) return refuseForGood("hook-gone");
  if (error?.code === "WorkflowTriggerIsNotEnabled") return refuseForGood("hook-gone");
  if (answer.status === 401 || answer.status === 403) return refuseForGood("hook-forbidden");
  return judgeStatus(answer);
}

export const teams: Channel<TeamsMessage> = {
  compose,
  send: (context, { secret }, message) => callWithJson(context, secret, { message, judge }),
};
