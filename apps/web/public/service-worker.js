// Shows what Tocsin sends while no page is open, and keeps the browser's own subscription, so that it can be renewed.
const STORE = "tocsin-device";
const KEPT = "/device";
const PAUSES = [0, 5_000, 30_000];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, body, link, topic, language, direction, device } = event.data.json();
  const look = { body, tag: topic, renotify: true, requireInteraction: true, lang: language, dir: direction };
  const shown = self.registration.showNotification(title, { ...look, data: { link } });
  event.waitUntil(Promise.all([shown, keepSubscription(device)]));
});

// Only addresses of this installation are opened, whatever a message says.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { pathname } = new URL(event.notification.data.link);
  event.waitUntil(openPage(new URL(pathname, self.location.origin).href));
});

async function openPage(address) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find((page) => page.url === address);
  return open === undefined ? self.clients.openWindow(address) : open.focus();
}

// Browser makers replace addresses at any hour; without this the notices would stop, and nobody would know.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renew(event.newSubscription));
});

async function renew(given) {
  const before = await readKept();
  if (before === undefined) return;
  const fresh = given ?? (await subscribe(before.key));
  const { endpoint, keys } = fresh.toJSON();
  const { id, key, endpoint: left, auth } = before;
  await send({ id, before: { endpoint: left, auth }, endpoint, keys });
  await write({ id, key, endpoint, auth: keys.auth });
}

const subscribe = (applicationServerKey) =>
  self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });

async function send(body) {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = await fetch("/api/v1/devices/renewal", request).catch(() => undefined);
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) return;
  }
}

async function keepSubscription(id) {
  const subscription = await self.registration.pushManager.getSubscription();
  if (!id || subscription === null) return;
  const { endpoint, keys } = subscription.toJSON();
  await write({ id, endpoint, auth: keys.auth, key: asText(subscription.options.applicationServerKey) });
}

const asText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

async function write(kept) {
  const store = await caches.open(STORE);
  await store.put(KEPT, new Response(JSON.stringify(kept)));
}

async function readKept() {
  const store = await caches.open(STORE);
  return (await store.match(KEPT))?.json();
}
