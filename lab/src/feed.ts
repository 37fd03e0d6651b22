import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { type Feed, latestOf, mediaTypes, writeFeed } from "./feedFormats.ts";
import { openPort, type Port } from "./port.ts";
import { makeTrouble, type Trouble } from "./trouble.ts";

export interface Visit {
  path: string;
  status: number;
  headers: IncomingHttpHeaders;
}

/** Any other document of a site: a page, a sitemap, a feed in a charset of its own. */
export interface Page {
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A site with feeds on a free loopback port: conditional requests work, and every kind of trouble can be asked for. */
export class FeedSite {
  readonly visits: Visit[] = [];
  readonly #feeds = new Map<string, Feed>();
  readonly #pages = new Map<string, Page>();
  readonly #troubles = new Map<string, Trouble>();
  #port: Port | undefined;

  async start(): Promise<void> {
    this.#port = await openPort(createServer((request, response) => this.#answer(request, response)));
  }

  async stop(): Promise<void> {
    await this.#port?.close();
  }

  /** Puts a feed at a path, in place of what was there, and gives its address. */
  publish(path: string, feed: Feed): string {
    this.#feeds.set(path, feed);
    return this.address(path);
  }

  /** Puts a document at a path as it is, and gives its address. */
  lay(path: string, page: Page): string {
    this.#pages.set(path, page);
    return this.address(path);
  }

  makeTrouble(path: string, trouble: Trouble): string {
    this.#troubles.set(path, trouble);
    return this.address(path);
  }

  mend(path: string): void {
    this.#troubles.delete(path);
  }

  address(path: string): string {
    return `${this.#port!.origin}${path}`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url!.split("?")[0]!;
    const trouble = this.#troubles.get(path);
    const feed = this.#feeds.get(path);
    const page = this.#pages.get(path);
    if (trouble) makeTrouble[trouble](response, path);
    else if (feed) serveFeed(feed, { request, response, link: this.address(path) });
    else if (page) response.writeHead(200, page.headers).end(page.body);
    else makeTrouble["not-found"](response, path);
    this.visits.push({ path, status: response.statusCode, headers: request.headers });
  }
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  link: string;
}

function serveFeed(feed: Feed, { request, response, link }: Exchange): void {
  const body = writeFeed(feed, link);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  const modified = latestOf(feed.posts).toUTCString();
  const caching = { etag, "last-modified": modified };
  if (isUnchanged(request.headers, etag, modified)) response.writeHead(304, caching).end();
  else response.writeHead(200, { ...caching, "content-type": mediaTypes[feed.format] }).end(body);
}

/** `If-None-Match` outweighs `If-Modified-Since` (RFC 9110, 13.2.2). */
function isUnchanged(headers: IncomingHttpHeaders, etag: string, modified: string): boolean {
  const known = headers["if-none-match"];
  if (known) return known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  const since = headers["if-modified-since"];
  return since !== undefined && Date.parse(since) >= Date.parse(modified);
}
