import { Platform, type Received, type Verdict } from "./platform.ts";
import { type BrowserKeys, decryptPush, isSignedBy, makeBrowserKeys } from "./webPush.ts";

export interface Pushed {
  /** What the browser's service worker is given. */
  readonly message: Record<string, string>;
  readonly topic: string | undefined;
  readonly urgency: string | undefined;
}
interface Browser extends BrowserKeys {
  readonly senderKey: string;
}

const LARGEST_BODY = 4_096;
const LONGEST_TOPIC = 32;

/** A browser maker's push service together with its browsers: it checks the signature, they decrypt. */
export class PushService extends Platform<Pushed> {
  readonly #browsers = new Map<string, Browser>();
  readonly #gone = new Set<string>();

  /** A browser subscribes with the key of whoever may send to it. */
  subscribe(senderKey: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const { publicKey, ...keys } = makeBrowserKeys();
    const path = `/push/browser-${this.#browsers.size + 1}`;
    this.#browsers.set(path, { ...keys, senderKey });
    return { endpoint: this.origin + path, keys: { p256dh: publicKey, auth: keys.auth.toString("base64url") } };
  }

  /** The person takes the permission back: the address answers 410 for ever. */
  unsubscribe(endpoint: string): void {
    this.#gone.add(new URL(endpoint).pathname);
  }

  protected judge({ method, url, headers, body }: Received): Verdict<Pushed> {
    const browser = this.#browsers.get(url.pathname);
    if (browser === undefined) return { reply: { status: 404 } };
    if (this.#gone.has(url.pathname)) return { reply: { status: 410 } };
    if (!isSignedBy(headers.authorization, this.origin, browser.senderKey)) return { reply: { status: 403 } };
    const topic = headers.topic as string | undefined;
    const isWellFormed =
      method === "POST" && headers["content-encoding"] === "aes128gcm" && /^\d+$/.test(String(headers.ttl));
    if (!isWellFormed || (topic !== undefined && !isTopic(topic))) return { reply: { status: 400 } };
    if (body.length > LARGEST_BODY) return { reply: { status: 413 } };
    const message = JSON.parse(decryptPush(body, browser)) as Record<string, string>;
    const urgency = headers.urgency as string | undefined;
    return { reply: { status: 201, headers: { location: `${url.href}/1` } }, message: { message, topic, urgency } };
  }
}

const isTopic = (topic: string): boolean => topic.length <= LONGEST_TOPIC && /^[\w-]+$/.test(topic);
