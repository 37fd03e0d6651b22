import type { ServerResponse } from "node:http";

/** What a feed can do to those who poll it. */
export type Trouble =
  | "server-error"
  | "not-found"
  | "always-unmodified"
  | "redirect-loop"
  | "broken-xml"
  | "entity-bomb"
  | "endless"
  | "slow"
  | "not-a-feed"
  | "cut-off";

const xml = { "content-type": "application/rss+xml; charset=utf-8" };
const endlessBytes = 100 * 1024 * 1024;
const dripMs = 100;

export const makeTrouble: Record<Trouble, (response: ServerResponse, path: string) => void> = {
  "server-error": (response) => response.writeHead(500).end("The presses stand still."),
  "not-found": (response) => response.writeHead(404).end("No such feed."),
  "always-unmodified": (response) => response.writeHead(304).end(),
  "redirect-loop": (response, path) => response.writeHead(302, { location: `${path}?again` }).end(),
  "broken-xml": (response) =>
    response.writeHead(200, xml).end("<rss version='2.0'><channel><title>Torn</title><item><tit"),
  "entity-bomb": (response) => response.writeHead(200, xml).end(writeEntityBomb()),
  endless: (response) => pourEndlessly(response),
  slow: (response) => dripSlowly(response),
  "not-a-feed": (response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Welcome!</p>"),
  "cut-off": (response) => {
    response.writeHead(200, { ...xml, "content-length": "5000" });
    response.write("<rss version='2.0'><channel>", () => response.destroy());
  },
};

/** "Billion laughs": nine levels of ten entities each. */
function writeEntityBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inner = level === 0 ? "ha" : `&l${level - 1};`.repeat(10);
    return `<!ENTITY l${level} "${inner}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE rss [${levels.join("")}]><rss version="2.0"><channel><title>&l8;</title></channel></rss>`;
}

/** A hundred megabytes of one item's description, as fast as the reader takes them. */
function pourEndlessly(response: ServerResponse): void {
  response.writeHead(200, xml);
  response.write("<rss version='2.0'><channel><title>Flood</title><item><description>");
  const chunk = Buffer.alloc(64 * 1024, "drip drop ");
  let left = endlessBytes;
  const pour = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return void response.once("drain", pour);
    }
    response.end();
  };
  pour();
}

/** One letter at a time, for as long as somebody listens. */
function dripSlowly(response: ServerResponse): void {
  response.writeHead(200, xml);
  response.write("<rss version='2.0'><channel><title>");
  const drip = setInterval(() => response.write("z"), dripMs);
  response.on("close", () => clearInterval(drip));
}
