import type { BodyOf } from "@tocsin/contract";
import { api } from "../../../ui/api.ts";

const WORKER = "/service-worker.js";

/** Whether this browser can show notices for this page at all. Needs https, or localhost. */
export const canPush = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && window.isSecureContext;

export type SubscribeFailure = "denied" | "unreachable";
export class CannotSubscribe extends Error {
  readonly why: SubscribeFailure;
  constructor(why: SubscribeFailure) {
    super(why);
    this.why = why;
  }
}

type Subscription = Pick<BodyOf<"addDevice">, "endpoint" | "keys">;

/** Asks the person, then the browser's maker, for an address that this installation alone may send to. */
export async function subscribe(): Promise<Subscription> {
  if ((await Notification.requestPermission()) !== "granted") throw new CannotSubscribe("denied");
  const { key } = await api.getPushKey();
  const { pushManager } = await readyWorker();
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  const subscription = await pushManager.subscribe(wish).catch(() => {
    throw new CannotSubscribe("unreachable");
  });
  const { endpoint, keys = {} } = subscription.toJSON();
  return { endpoint: endpoint!, keys: { p256dh: keys.p256dh!, auth: keys.auth! } };
}

const STORE = "tocsin-device";

/** What the service worker needs to renew the subscription when its address changes. */
export async function keepDevice(id: string, { endpoint, keys }: Subscription): Promise<void> {
  const { key } = await api.getPushKey();
  const store = await caches.open(STORE);
  await store.put("/device", new Response(JSON.stringify({ id, key, endpoint, auth: keys.auth })));
}

async function readyWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(WORKER);
  return navigator.serviceWorker.ready;
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/YaBrowser\//, "Yandex"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];
const nameIn = (names: readonly [RegExp, string][], agent: string): string =>
  names.find(([pattern]) => pattern.test(agent))?.[1] ?? "";

/** What a person would call the browser: "Chrome · Android". */
export function nameBrowser(agent: string): string {
  return [nameIn(browsers, agent), nameIn(systems, agent)].filter(Boolean).join(" · ") || "Web";
}
