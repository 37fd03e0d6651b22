import { Platform, type Received, readJson, replyJson, type Verdict } from "./platform.ts";

export interface ShortMessage {
  readonly to: string;
  readonly text: string;
}

export const API_KEY = "key-of-the-gateway";

/** A provider of text messages as many are: JSON with a key in the header, a form, or everything in the address. */
export class SmsGateway extends Platform<ShortMessage> {
  /** Answers 200 whatever happens, and says in the body how it went. */
  isAlwaysOk = false;

  get address(): string {
    return `${this.origin}/send`;
  }

  protected judge(received: Received): Verdict<ShortMessage> {
    const { key, to, text } = readFields(received);
    const status = key !== API_KEY ? 401 : !/^\+[1-9]\d{6,14}$/.test(to) || text === "" ? 422 : 200;
    if (status !== 200)
      return { reply: replyJson(this.isAlwaysOk ? 200 : status, { status: "error", reason: "invalid number or key" }) };
    return { reply: replyJson(200, { status: "queued" }), message: { to, text } };
  }
}

function readFields(received: Received): { key: string; to: string; text: string } {
  const { method, url, headers, body } = received;
  const isForm = headers["content-type"]?.includes("urlencoded") ?? false;
  const form = method === "GET" ? url.searchParams : new URLSearchParams(isForm ? body.toString("utf8") : "");
  const fields = readJson(received) ?? Object.fromEntries(form);
  const { key = headers["x-api-key"], to = "", text = "" } = fields;
  return { key: String(key ?? ""), to: String(to), text: String(text) };
}
