import type { BellKind } from "@tocsin/contract";

/** Kinds whose address alone lets anybody write there. */
const secretAddresses: readonly BellKind[] = ["slack", "mattermost", "teams", "discord"];
export const isSecretAddress = (kind: BellKind): boolean => secretAddresses.includes(kind);

/** An address that is a secret, as people recognise it: where it leads, and its last signs. */
export const maskAddress = (address: string): string => `${new URL(address).host}/…${address.slice(-4)}`;

/** A target as those see it who may not answer alerts: enough to tell one from another, too little to write to. */
export function maskTarget(kind: BellKind, target: string): string {
  if (kind === "email") return target.replace(/^(.)[^@]*/, "$1…");
  if (kind === "sms" || kind === "telegram") return `…${target.slice(-3)}`;
  return kind === "webhook" ? maskAddress(target) : target;
}
