import type { FastifyReply } from "fastify";
import type { Live } from "../live.ts";

const HEARTBEAT = 25_000;

/** Server-sent events: one hint per change, a comment now and then so that proxies keep the line open. */
export function streamLive(live: Live, workspaceId: string, reply: FastifyReply): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  raw.write("retry: 2000\n\n: connected\n\n");
  const stop = live.listen(workspaceId, (event) => raw.write(`event: change\ndata: ${JSON.stringify(event)}\n\n`));
  const beat = setInterval(() => raw.write(": still here\n\n"), HEARTBEAT);
  raw.on("close", () => {
    clearInterval(beat);
    stop();
  });
  return reply;
}
