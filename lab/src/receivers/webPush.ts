/**
 * The receiving half of web push, written from the standards and not from the library that sends: RFC 8188 and RFC 8291 for
 * the encryption, RFC 8292 for the signature.
 */
import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, verify } from "node:crypto";

export interface BrowserKeys {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

const SALT_BYTES = 16;
const HEADER_BYTES = 21;
const TAG_BYTES = 16;
const derive = (secret: Buffer, salt: Buffer, text: Buffer | string, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, text, bytes));

/** The text of one encrypted record of `aes128gcm`. Throws when it was not made for these keys. */
export function decryptPush(body: Buffer, { ecdh, auth }: BrowserKeys): string {
  const salt = body.subarray(0, SALT_BYTES);
  const keyBytes = body[HEADER_BYTES - 1]!;
  const sender = body.subarray(HEADER_BYTES, HEADER_BYTES + keyBytes);
  const record = body.subarray(HEADER_BYTES + keyBytes);
  const about = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), auth, about, 32);
  const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(secret, salt, "Content-Encoding: nonce\0", 12);
  const opener = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(record.subarray(-TAG_BYTES));
  const padded = Buffer.concat([opener.update(record.subarray(0, -TAG_BYTES)), opener.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
}

const DAY_SECONDS = 86_400;

/** Whether the header proves that the holder of this public key calls this origin, for at most a day. */
export function isSignedBy(header: string | undefined, origin: string, publicKey: string): boolean {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header ?? "") ?? [];
  if (token === undefined || key !== publicKey) return false;
  const [head, claims, signature] = token.split(".") as [string, string, string];
  const raw = Buffer.from(publicKey, "base64url");
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((half) => half.toString("base64url"));
  const sender = createPublicKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y! }, format: "jwk" });
  const options = { key: sender, dsaEncoding: "ieee-p1363" } as const;
  if (!verify("sha256", Buffer.from(`${head}.${claims}`), options, Buffer.from(signature, "base64url"))) return false;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
  const left = Number(exp) - Date.now() / 1000;
  return aud === origin && left > 0 && left <= DAY_SECONDS && /^(mailto:|https:)/.test(String(sub));
}

export function makeBrowserKeys(): BrowserKeys & { readonly publicKey: string } {
  const ecdh = createECDH("prime256v1");
  const publicKey = ecdh.generateKeys("base64url");
  return { ecdh, publicKey, auth: Buffer.from(crypto.getRandomValues(new Uint8Array(16))) };
}
