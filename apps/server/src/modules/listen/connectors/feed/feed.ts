import type { OutboundAnswer } from "../../../../platform/outbound.ts";
import { explainThrown, readRetryAfter } from "../answers.ts";
import type { Ask, Connector, Memory, Pulled } from "../connector.ts";
import { feedManifest } from "./manifest.ts";
import { readFeed } from "./read.ts";

/** RSS, Atom and JSON Feed, asked politely: conditional requests, the server's own pauses kept. */
export const feed: Connector = { kind: "feed", manifest: feedManifest, pull: pullFeed };

const LARGEST_FEED = 10 * 1024 * 1024;
const ACCEPT =
  "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1";

async function pullFeed({ source, outbound, now }: Ask): Promise<Pulled> {
  const { etag, lastModified } = source.memory;
  const headers: Record<string, string> = { accept: ACCEPT };
  if (typeof etag === "string") headers["if-none-match"] = etag;
  if (typeof lastModified === "string") headers["if-modified-since"] = lastModified;
  try {
    return read(await outbound(source.address, { headers, largestBytes: LARGEST_FEED }), { source, now });
  } catch (error) {
    return explainThrown(error);
  }
}

function read(answer: OutboundAnswer, { source, now }: Pick<Ask, "source" | "now">): Pulled {
  const memory: Memory = {
    ...(answer.status === 304 && source.memory),
    ...(answer.headers.etag !== undefined && { etag: answer.headers.etag }),
    ...(answer.headers["last-modified"] !== undefined && { lastModified: answer.headers["last-modified"] }),
  };
  if (answer.status === 304) return { ok: true, posts: [], memory };
  if (answer.status !== 200) return refuse(answer, now);
  const posts = readFeed(answer.body, { platform: source.platform, name: source.name, now });
  if (posts === null)
    return { ok: false, code: "not-a-feed", message: "The address answers, but not with RSS, Atom or JSON Feed." };
  return { ok: true, posts, memory };
}

function refuse({ status, headers }: OutboundAnswer, now: Date): Pulled {
  const notBefore = readRetryAfter(headers["retry-after"], now);
  const pause = notBefore === undefined ? {} : { notBefore };
  if (status === 410)
    return {
      ok: false,
      code: "address-gone",
      message: "The feed says that it has been closed for good.",
      isFinal: true,
    };
  if (status === 404)
    return {
      ok: false,
      code: "address-not-found",
      message: "There is no feed at this address any more (404).",
      ...pause,
    };
  if (status === 401 || status === 403)
    return { ok: false, code: "forbidden", message: `The feed's server does not let us in (${status}).`, ...pause };
  if (status === 429)
    return {
      ok: false,
      code: "rate-limited",
      message: "The feed's server asks us to come less often (429).",
      ...pause,
    };
  return {
    ok: false,
    code: "server-error",
    message: `The feed's server answered with an error (${status}).`,
    ...pause,
  };
}
