// Shows what Tocsin sends while no page is open. It keeps nothing and answers no requests.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => {
  const { title, body, link, topic, language, direction } = event.data.json();
  const look = { body, tag: topic, renotify: true, requireInteraction: true, lang: language, dir: direction };
  event.waitUntil(self.registration.showNotification(title, { ...look, data: { link } }));
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
