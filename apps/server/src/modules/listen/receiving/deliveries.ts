/** Deliveries in our own format, proved by a signature or by an API key. */
import type { listenShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { Actor } from "../../../platform/auth/actor.ts";
import { AppError, found, invalid } from "../../../platform/errors.ts";
import { checkSignature } from "../../../platform/signature.ts";
import { openOwnSecret } from "../connections/seal.ts";
import { type Line, readJsonLine, readPost } from "../imports/lines.ts";
import { takeIn } from "../intake.ts";
import * as queries from "../queries.ts";
import { MOST_BAD_LINES, splitByAge } from "../rules.ts";

type IntakeReport = z.infer<typeof listenShapes.intakeReport>;

export interface DeliveryProof {
  readonly signature: string | undefined;
  /** Whoever the request's API key belongs to, if it carries one. */
  readonly sender: Actor | null;
}

/** Takes one delivery, proved by its signature or an API key that may ingest: the good posts are stored when this returns, the bad ones are named. */
export async function takeDelivery(
  context: Context,
  sourceId: string,
  body: Buffer,
  proof: DeliveryProof,
): Promise<IntakeReport> {
  const now = context.clock.now();
  const source = found(await queries.findSourceAnywhere(context.db, sourceId), "source");
  if (source.kind !== "webhook") throw invalid("not-a-webhook", "This source does not take deliveries.");
  checkProof(source, body, { ...proof, now, secret: openOwnSecret(context, source) });
  if (source.is_paused)
    throw new AppError(
      "unavailable",
      "source-paused",
      "This source is paused; send the posts again when it has been resumed.",
    );
  const lines = [...readDelivery(body.toString("utf8"), now)];
  const posts = lines.flatMap((line) => (line.ok ? [line.post] : []));
  const bad = lines.flatMap((line) => (line.ok ? [] : [line.bad]));
  const { old, fresh } = splitByAge(posts, now);
  await takeIn(context, { workspaceId: source.workspace_id, sourceId, posts: old, isHistory: true });
  await takeIn(context, { workspaceId: source.workspace_id, sourceId, posts: fresh });
  return {
    received: lines.length,
    accepted: posts.length,
    badLines: bad.slice(0, MOST_BAD_LINES),
    badLineCount: bad.length,
  };
}

function checkProof(
  source: queries.SourceRow,
  body: Buffer,
  { signature, sender, now, secret }: DeliveryProof & { now: Date; secret: string },
): void {
  const mayIngest = sender?.workspaceId === source.workspace_id && sender.scopes?.includes("ingest") === true;
  if (mayIngest) return;
  const check = checkSignature({ secret, body, header: signature, now });
  if (!check.ok) throw new AppError("unauthenticated", `signature-${check.why}`, SIGNATURE_SENTENCES[check.why]);
}

const SIGNATURE_SENTENCES = {
  missing: "The delivery carries no tocsin-signature header.",
  malformed: "The tocsin-signature header must read t=<seconds>,v1=<hex>.",
  "too-old": "The delivery was signed more than five minutes ago; sign it again when sending it again.",
  wrong: "The signature does not fit the body: check the secret, and sign the bytes exactly as they are sent.",
};

/** A post takes hundreds of bytes; millions of empty ones in a small body would hold the whole product up for a minute. */
const MOST_POSTS = 100_000;

function refuseTooMany(parts: readonly unknown[]): void {
  if (parts.length > MOST_POSTS)
    throw new AppError(
      "too-large",
      "too-large",
      `A delivery holds at most ${MOST_POSTS} posts. Send it in smaller parts, or import it as a file.`,
    );
}

function* readDelivery(text: string, now: Date): Generator<Line> {
  const start = text.trimStart();
  if (!start.startsWith("[")) {
    const lines = text.split("\n", MOST_POSTS + 1);
    refuseTooMany(lines);
    for (const [index, line] of lines.entries()) if (line.trim() !== "") yield readJsonLine(line, index + 1, now);
    return;
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw invalid("not-json", "The delivery is neither a JSON array nor JSON lines.");
  }
  refuseTooMany(values as unknown[]);
  for (const [index, value] of (values as unknown[]).entries()) yield readPost(value, index + 1, now);
}
