/** Web push (RFC 8030) to one browser: encrypted for it alone (RFC 8291), signed with the instance's own key (RFC 8292). */
import webpush from "web-push";
import type { Context } from "../../../context.ts";
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import { getPushKeys } from "../devices.ts";
import type { Brief } from "./brief.ts";
import { call, hostOf, judgeStatus } from "./call.ts";
import { type Channel, type Outcome, type Receiver, refuseForGood } from "./channel.ts";
import { fit } from "./fit.ts";

/** What the service worker of the web application shows. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  readonly link: string;
  readonly topic: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The bell it came over: what the browser is known by when its subscription changes. */
  readonly device: string;
}
interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** Push services take 4,096 bytes with the encryption's 103; a letter is at most three, and JSON may double a sign. */
const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;
/** What a telephone that was off for longer gets is no longer an alarm. */
const TIME_TO_LIVE_SECONDS = 4 * 3_600;
const LONGEST_TOPIC = 32;

export function compose(brief: Brief, { bellId }: Pick<Receiver, "bellId">): PushMessage {
  const { title, opening, gist, link, topic, language, direction } = brief;
  const body = fit((gist.length === 0 ? [opening] : gist).join("\n"), LONGEST_BODY);
  return { title: fit(title, LONGEST_TITLE), body, link, topic, language, direction, device: bellId ?? "" };
}

export function judge(answer: OutboundAnswer): Outcome {
  if (answer.status === 404 || answer.status === 410) return { ...refuseForGood("push-gone"), isGone: true };
  const outcome = judgeStatus(answer);
  if (outcome.ok || outcome.code !== "receiver-refused") return outcome;
  return refuseForGood("push-refused", { host: hostOf(answer.address), status: answer.status });
}

async function send(context: Context, { secret }: Receiver, message: PushMessage): Promise<Outcome> {
  const subscription = JSON.parse(secret) as Subscription;
  const { endpoint, method, headers, body } = webpush.generateRequestDetails(subscription, JSON.stringify(message), {
    TTL: TIME_TO_LIVE_SECONDS,
    urgency: "high",
    topic: message.topic.replace(/[^\w-]/g, "").slice(0, LONGEST_TOPIC),
    vapidDetails: { subject: contactOf(context), ...(await getPushKeys(context)) },
  });
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return call(context, endpoint, { method: method as "POST", headers: texts, bytes: body, judge });
}

/** Whom a push service may turn to about this installation's messages. */
function contactOf({ config }: Context): string {
  if (config.publicUrl.startsWith("https:")) return config.publicUrl;
  return `mailto:${/<([^<>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom}`;
}

export const push: Channel<PushMessage> = { compose, send };
