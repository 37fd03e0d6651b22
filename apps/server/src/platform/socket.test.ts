import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { createResolveHost } from "./hosts.ts";
import { createOpenSocket } from "./socket.ts";

const MEGABYTE = 1024 * 1024;
const MESSAGES = 80;

test("large messages wait with their sender while nobody reads, and none is lost", async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
  await once(server, "listening");
  const senders: WebSocket[] = [];
  server.on("connection", (sender) => {
    senders.push(sender);
    for (let sent = 0; sent < MESSAGES; sent++) sender.send(Buffer.alloc(MEGABYTE));
  });
  const openSocket = createOpenSocket(createResolveHost({ allowPrivateAddresses: true }));
  const socket = await openSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  let heard = 0;
  for await (const message of socket.messages) {
    expect(message.length).toBe(MEGABYTE);
    if (++heard === 1) await settledAbove(senders[0]!, MESSAGES / 2);
    if (heard === MESSAGES) break;
  }
  expect(heard).toBe(MESSAGES);
  server.close();
});

/** Until what the sender still holds no longer changes. */
async function settledAbove(sender: WebSocket, megabytes: number): Promise<void> {
  let before = -1;
  await vi.waitFor(
    () => {
      const now = sender.bufferedAmount;
      const isSettled = now === before;
      before = now;
      expect(isSettled).toBe(true);
    },
    { timeout: 5_000, interval: 300 },
  );
  expect(before).toBeGreaterThan(megabytes * MEGABYTE);
}
