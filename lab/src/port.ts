import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Port {
  origin: string;
  close(): Promise<void>;
}

/** Lets a server listen on a free loopback port; closing cuts the connections that are still open. */
export async function openPort(server: Server): Promise<Port> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
