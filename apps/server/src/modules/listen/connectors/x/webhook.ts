import { createHmac, timingSafeEqual } from "node:crypto";
import type { Ask, Change, Delivery, Heard, Received } from "../connector.ts";
import { fieldsOf, idOf, parseJson, textOf } from "../payload.ts";
import { PRICES, pay } from "./credits.ts";
import { readPosts } from "./read.ts";

const HEARD = new Set([
  "post.create",
  "post.mention.create",
  "post.reply.create",
  "post.quote.create",
  "post.repost.create",
]);

/** Events of the Activity API. A GET is the platform's question whether we know the application's secret. */
export async function receiveActivity(ask: Ask, delivery: Delivery): Promise<Received> {
  const { consumerSecret = "" } = ask.credentials;
  const { crc_token } = delivery.query;
  if (delivery.method === "GET") return answerChallenge(crc_token, consumerSecret);
  const shown = delivery.headers["x-twitter-webhooks-signature"];
  if (!isSigned(delivery.body, shown, consumerSecret))
    return answer(401, { error: "The signature is missing or wrong." });
  const event = fieldsOf(fieldsOf(parseJson(delivery.body)).data);
  const heard = { ...readEvent(event, ask.now), memory: ask.source.memory };
  // It has come, and is charged for; the account shows it even where the money is spent.
  for (const _ of heard.posts) pay(ask, PRICES.post);
  return { ...answer(200, {}), heard };
}

const answer = (status: number, content: object): Received => ({
  heard: null,
  answer: { status, body: JSON.stringify(content), contentType: "application/json" },
});

const sign = (content: string | Buffer, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(content).digest("base64")}`;

/** What we sign for a stranger must never be a body that the stranger could then send us, signed. */
const TOKEN = /^[\w.~+/=-]{1,500}$/;

function answerChallenge(token: string | undefined, secret: string): Received {
  if (token === undefined || !TOKEN.test(token) || secret === "")
    return answer(400, { error: "There is no challenge, or no secret to meet it." });
  return answer(200, { response_token: sign(token, secret) });
}

function isSigned(body: Buffer, shown: string | undefined, secret: string): boolean {
  const [given, wanted] = [Buffer.from(shown ?? ""), Buffer.from(sign(body, secret))];
  return secret !== "" && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function readEvent(event: Readonly<Record<string, unknown>>, at: Date): Omit<Heard, "memory"> {
  const type = textOf(event.event_type, 60) ?? "";
  const payload = fieldsOf(event.payload);
  if (HEARD.has(type)) return readPosts([payload], event.includes);
  const externalId = idOf(payload.id);
  const isDeletion = type === "post.delete" && externalId !== undefined;
  const changes: Change[] = isDeletion ? [{ kind: "deleted", platform: "x", externalId, at }] : [];
  return { posts: [], changes };
}
