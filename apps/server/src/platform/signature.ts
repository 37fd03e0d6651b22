import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Signed webhooks, both ways: `tocsin-signature: t=<seconds>,v1=<hex HMAC-SHA256 of "t.body">`. The time is part of what is
 * signed, so a recorded request cannot be sent again after `TOLERANCE_SECONDS`.
 */
export const SIGNATURE_HEADER = "tocsin-signature";
const TOLERANCE_SECONDS = 300;

export type SignatureCheck = { ok: true } | { ok: false; why: "missing" | "malformed" | "too-old" | "wrong" };

export function signBody(secret: string, body: string | Buffer, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${digest(secret, seconds, body)}`;
}

export function checkSignature({
  secret,
  body,
  header,
  now,
}: {
  secret: string;
  body: Buffer;
  header: string | undefined;
  now: Date;
}): SignatureCheck {
  if (header === undefined) return { ok: false, why: "missing" };
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header.trim());
  if (parts === null) return { ok: false, why: "malformed" };
  const seconds = Number(parts[1]);
  const given = Buffer.from(parts[2]!, "hex");
  if (!timingSafeEqual(given, Buffer.from(digest(secret, seconds, body), "hex"))) return { ok: false, why: "wrong" };
  return Math.abs(now.getTime() / 1000 - seconds) > TOLERANCE_SECONDS ? { ok: false, why: "too-old" } : { ok: true };
}

function digest(secret: string, seconds: number, body: string | Buffer): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}
