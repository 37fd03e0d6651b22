/**
 * What others must not read even with a copy of the database: tokens, webhook addresses, keys. Sealed with AES-256-GCM under
 * a key derived from the instance's secret. The place a text is kept at is authenticated with it, so that a sealed text
 * moved to another row does not open there.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { AppError } from "./errors.ts";

export interface Secrets {
  seal(text: string, place: string): string;
  /** A text stored before there was sealing is given as it is. Throws `secret-unreadable` when no key fits. */
  open(stored: string, place: string): string;
}

const MARK = "sealed:1:";
const IV_BYTES = 12;
const TAG_BYTES = 16;

export const isSealed = (stored: string): boolean => stored.startsWith(MARK);

/** Seals under the first of the instance's secrets, and opens what any of them has sealed. */
export function createSecrets(instanceSecrets: readonly [string, ...string[]]): Secrets {
  const [current, ...older] = instanceSecrets.map(deriveKey) as [Buffer, ...Buffer[]];
  return {
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current, iv).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return MARK + Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString("base64url");
    },
    open(stored, place) {
      if (!isSealed(stored)) return stored;
      const box = Buffer.from(stored.slice(MARK.length), "base64url");
      for (const key of [current, ...older]) {
        const text = unseal(box, key, place);
        if (text !== null) return text;
      }
      throw new AppError(
        "unavailable",
        "secret-unreadable",
        "The instance's secret has changed; enter this secret again.",
      );
    },
  };
}

const deriveKey = (secret: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", "tocsin secrets at rest", 32));

function unseal(box: Buffer, key: Buffer, place: string): string | null {
  try {
    const opener = createDecipheriv("aes-256-gcm", key, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    opener.setAAD(Buffer.from(place)).setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([opener.update(box.subarray(IV_BYTES + TAG_BYTES)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}
