import { createHmac, timingSafeEqual } from "node:crypto";
import type { Ask, Change, Delivery, Heard, Received } from "../connector.ts";
import { dateOf, type Fields, fieldsOf, listOf, parseJson, readable, textOf } from "../payload.ts";

/** One change of an entry, such as a comment on a page. */
export interface Told {
  readonly field: string;
  readonly value: Fields;
  readonly at: Date;
  /** The page or account it happened to. */
  readonly owner: unknown;
}
export interface Understood {
  readonly posts: readonly Fields[];
  readonly changes: readonly Change[];
}
export const NOTHING: Understood = { posts: [], changes: [] };

const answer = (status: number, body: string): Received => ({
  heard: null,
  answer: { status, body, contentType: "text/plain" },
});

/** Meta asks once whether the address is ours, then sends signed changes, again and again until they are answered with 200. */
export async function receiveChanges(
  { source, credentials, now }: Ask,
  { method, headers, query, body }: Delivery,
  understand: (told: Told) => Understood | Promise<Understood | null>,
): Promise<Received> {
  const { verifyToken = "", appSecret = "" } = credentials;
  if (method === "GET") {
    const isOurs = query["hub.mode"] === "subscribe" && isSame(query["hub.verify_token"] ?? "", verifyToken);
    return isOurs ? answer(200, query["hub.challenge"] ?? "") : answer(403, "The verify token is wrong.");
  }
  const signature = `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
  if (appSecret === "" || !isSame(headers["x-hub-signature-256"] ?? "", signature))
    return answer(401, "The signature is missing or wrong.");
  const understood = await Promise.all(readChanges(parseJson(body), now).map(understand));
  const whole = readable(understood);
  // Something has to be asked for and could not be: the platform delivers again.
  if (whole.length < understood.length) return answer(503, "Not now.");
  const heard: Heard = {
    posts: whole.flatMap(({ posts }) => posts),
    changes: whole.flatMap(({ changes }) => changes),
    memory: source.memory,
  };
  return { ...answer(200, "ok"), heard };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return wanted !== "" && a.length === b.length && timingSafeEqual(a, b);
}

const readChanges = (delivery: unknown, now: Date): readonly Told[] =>
  listOf(fieldsOf(delivery).entry)
    .map(fieldsOf)
    .flatMap((entry) =>
      listOf(entry.changes).map((change) => ({
        field: textOf(fieldsOf(change).field, 60) ?? "",
        value: fieldsOf(fieldsOf(change).value),
        at: dateOf(entry.time) ?? now,
        owner: entry.id,
      })),
    );
