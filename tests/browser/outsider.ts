import { createHmac } from "node:crypto";
import type { ExchangePost } from "../../lab/src/index.ts";

/** Where another system sends its posts, and the secret it was given. */
export interface Entrance {
  readonly address: string;
  readonly secret: string;
}

const MOST_AT_ONCE = 800;

/** Sends posts in as a foreign system would: signed JSON lines over HTTP. */
export async function sendPosts({ address, secret }: Entrance, posts: readonly ExchangePost[]): Promise<void> {
  for (let start = 0; start < posts.length; start += MOST_AT_ONCE) {
    const lines = posts.slice(start, start + MOST_AT_ONCE).map((post) => JSON.stringify(post));
    const body = lines.join("\n");
    const headers = { "content-type": "application/x-ndjson", "tocsin-signature": sign(secret, body) };
    const answer = await fetch(address, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`The posts were refused (${answer.status}): ${await answer.text()}`);
  }
}

/** The signature as the guide describes it to other systems: `t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function sign(secret: string, body: string, seconds = Math.floor(Date.now() / 1000)): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}
