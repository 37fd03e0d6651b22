import { createHash, randomBytes } from "node:crypto";

/** A new id whose text sorts by the time it was made: 48 bits of milliseconds, 72 random bits. */
export function newId(now: Date): string {
  const time = now.getTime().toString(32).padStart(10, "0");
  return `${time}${randomBytes(9).toString("hex")}`;
}

/** A secret for a person or a machine to keep: 32 random bytes, printable. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
