import { createHmac, randomBytes } from "node:crypto";
import { Platform, type Received, replyText, type Verdict } from "../receivers/platform.ts";

export interface Subscription {
  readonly topic: string;
  readonly callback: string;
  readonly secret: string;
  readonly leaseSeconds: number;
}

export interface HubHabits {
  /** What it grants at most, whatever is asked for. */
  readonly longestLeaseSeconds?: number;
  /** Refuses every subscription with this reason, at the callback as the standard has it. */
  readonly denial?: string;
  readonly digest?: "sha1" | "sha256" | "sha384" | "sha512";
}

const isWebAddress = (written: string | null): written is string =>
  written !== null && URL.canParse(written) && /^https?:$/.test(new URL(written).protocol);

/** A WebSub hub: checks a subscription as the standard says, asks back whether it was meant, and signs what it sends. */
export class HubLike extends Platform<Subscription> {
  readonly #habits: HubHabits;
  readonly #live = new Map<string, Subscription>();

  constructor(habits: HubHabits = {}) {
    super();
    this.#habits = habits;
  }

  protected judge({ method, headers, body }: Received): Verdict<Subscription> {
    const form = new URLSearchParams(body.toString("utf8"));
    const [topic, callback, secret] = [form.get("hub.topic"), form.get("hub.callback"), form.get("hub.secret") ?? ""];
    if (method !== "POST" || !headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
      return { reply: replyText(400, "A form is sent by POST.") };
    if (form.get("hub.mode") !== "subscribe") return { reply: replyText(400, "hub.mode is not known.") };
    if (!isWebAddress(topic) || !isWebAddress(callback) || Buffer.byteLength(secret) >= 200)
      return { reply: replyText(400, "hub.topic, hub.callback or hub.secret is not usable.") };
    const asked = Number(form.get("hub.lease_seconds") ?? 86_400);
    const leaseSeconds = Math.min(asked, this.#habits.longestLeaseSeconds ?? asked);
    return { reply: replyText(202, ""), message: { topic, callback, secret, leaseSeconds } };
  }

  /** Asks the latest subscriber back; true when it said that it meant this. */
  async verify(subscription: Subscription): Promise<boolean> {
    const question = new URL(subscription.callback);
    const challenge = randomBytes(12).toString("hex");
    const { denial } = this.#habits;
    question.searchParams.set("hub.mode", denial === undefined ? "subscribe" : "denied");
    question.searchParams.set("hub.topic", subscription.topic);
    if (denial === undefined) {
      question.searchParams.set("hub.challenge", challenge);
      question.searchParams.set("hub.lease_seconds", String(subscription.leaseSeconds));
    } else question.searchParams.set("hub.reason", denial);
    const answer = await fetch(question);
    const isMeant = answer.ok && (await answer.text()) === challenge;
    if (isMeant) this.#live.set(subscription.callback, subscription);
    return isMeant;
  }

  /** Sends a feed to everybody who subscribed to the topic; gives the answers' statuses. */
  async send(
    topic: string,
    body: string,
    { contentType = "application/rss+xml", secret = "" } = {},
  ): Promise<number[]> {
    const live = [...this.#live.values()].filter((subscription) => subscription.topic === topic);
    const method = this.#habits.digest ?? "sha256";
    return Promise.all(
      live.map(async (subscription) => {
        const digest = createHmac(method, secret || subscription.secret)
          .update(body)
          .digest("hex");
        const headers = {
          "content-type": contentType,
          "x-hub-signature": `${method}=${digest}`,
          link: this.#links(topic),
        };
        return (await fetch(subscription.callback, { method: "POST", headers, body })).status;
      }),
    );
  }

  #links(topic: string): string {
    return `<${this.origin}/>; rel="hub", <${topic}>; rel="self"`;
  }
}
