import { Platform, type Received, readJson, replyText, type Verdict } from "./platform.ts";

export interface SlackPost {
  /** As people read it, without markup. */
  readonly text: string;
  /** Whom the post called: `<!channel>`, `<@U1>`. */
  readonly pings: readonly string[];
  readonly links: readonly string[];
}

interface TextObject {
  readonly type?: string;
  readonly text?: string;
}
interface Block {
  readonly type?: string;
  readonly text?: TextObject;
}

const MOST_BLOCKS = 50;
const longest: Record<string, number> = { header: 150, section: 3_000 };

/** Incoming webhooks: `ok`, or one word of refusal. */
export class SlackLike extends Platform<SlackPost> {
  #isGone = false;

  get address(): string {
    return `${this.origin}/services/T0001/B0001/abcdefghijklmnop1234`;
  }

  removeHook(): void {
    this.#isGone = true;
  }

  protected judge(received: Received): Verdict<SlackPost> {
    if (this.#isGone || this.origin + received.url.pathname !== this.address)
      return { reply: replyText(404, "no_service") };
    const { text = "", blocks = [] } = (readJson(received) ?? {}) as { text?: string; blocks?: Block[] };
    if (readJson(received) === null) return { reply: replyText(400, "invalid_payload") };
    if (text === "" && blocks.length === 0) return { reply: replyText(400, "no_text") };
    if (blocks.length > MOST_BLOCKS || !blocks.every(isValid)) return { reply: replyText(400, "invalid_blocks") };
    const written = [text, ...blocks.map((block) => block.text!.text!)].join("\n");
    return { reply: replyText(200, "ok"), message: readPost(written) };
  }
}

function isValid({ type = "", text }: Block): boolean {
  const most = longest[type];
  if (most === undefined || text?.text === undefined || text.text === "" || text.text.length > most) return false;
  return text.type === "plain_text" || (text.type === "mrkdwn" && type === "section");
}

const decode = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replaceAll("\u2060", "");

function readPost(written: string): SlackPost {
  const controls = [...written.matchAll(/<([^<>]+)>/g)].map(([, control]) => control!);
  return {
    text: decode(written),
    pings: controls.filter((control) => /^[!@#]/.test(control)),
    links: controls.filter((control) => /^https?:/.test(control)),
  };
}
