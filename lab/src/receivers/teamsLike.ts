import { Platform, type Received, readJson, replyJson, type Verdict } from "./platform.ts";

export interface TeamsCard {
  /** Lines as people read them: text runs are never marked up. */
  readonly lines: readonly string[];
  /** Text that the client reads as Markdown. */
  readonly markdown: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly isRightToLeft: boolean;
}
interface Element {
  readonly type?: string;
  readonly text?: string;
  readonly inlines?: readonly { readonly type?: string; readonly text?: string }[];
}
interface Content {
  readonly type?: string;
  readonly version?: string;
  readonly rtl?: boolean;
  readonly body?: readonly Element[];
  readonly actions?: readonly { readonly type?: string; readonly title?: string; readonly url?: string }[];
}
interface Attachment {
  readonly contentType?: string;
  readonly content?: Content;
}

const LARGEST = 28 * 1024;

/** The webhook of a workflow that posts cards to a channel. */
export class TeamsLike extends Platform<TeamsCard> {
  get address(): string {
    return `${this.origin}/workflows/1f2e/triggers/manual/paths/invoke?api-version=2016-06-01&sig=ABCdef123`;
  }

  protected judge(received: Received): Verdict<TeamsCard> {
    if (received.url.href !== this.address)
      return { reply: replyJson(404, { error: { code: "WorkflowNotFound", message: "Not found." } }) };
    if (received.body.length > LARGEST) return { reply: { status: 413 } };
    const { type, attachments = [] } = (readJson(received) ?? {}) as { type?: string; attachments?: Attachment[] };
    const [card] = attachments;
    if (type !== "message" || card === undefined || !isCard(card))
      return { reply: replyJson(400, { error: { code: "TriggerInputSchemaMismatch", message: "Wrong shape." } }) };
    return { reply: { status: 202 }, message: readCard(card.content!) };
  }
}

const isElement = ({ type, text, inlines = [] }: Element): boolean =>
  (type === "TextBlock" && typeof text === "string") ||
  (type === "RichTextBlock" && inlines.length > 0 && inlines.every((run) => run.type === "TextRun" && run.text !== ""));

function isCard({ contentType, content }: Attachment): boolean {
  if (contentType !== "application/vnd.microsoft.card.adaptive" || content?.type !== "AdaptiveCard") return false;
  if (!/^1\.[0-5]$/.test(content.version ?? "")) return false;
  const areActions = (content.actions ?? []).every(({ type, url }) => type === "Action.OpenUrl" && URL.canParse(url!));
  return areActions && (content.body ?? []).length > 0 && content.body!.every(isElement);
}

function readCard({ body = [], actions = [], rtl = false }: Content): TeamsCard {
  const runs = body.flatMap(({ inlines = [] }) => inlines.map(({ text }) => text!));
  return {
    lines: runs,
    markdown: body.filter(({ type }) => type === "TextBlock").map(({ text }) => text!),
    links: actions.map(({ title = "", url = "" }) => ({ title, url })),
    isRightToLeft: rtl,
  };
}
