import type { SourceKind } from "@tocsin/contract";
import { createResolveHost } from "../../../platform/hosts.ts";
import { createOutbound } from "../../../platform/outbound.ts";
import { createOpenSocket } from "../../../platform/socket.ts";
import type { Ask, Memory } from "./connector.ts";

export interface Trial {
  readonly kind: SourceKind;
  readonly address: string;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly memory?: Memory;
  readonly terms?: readonly string[];
  readonly now?: Date;
  readonly spend?: Ask["spend"];
  readonly isWanted?: Ask["isWanted"];
}

/** How tests ask a connector: as the product does, with addresses of this computer allowed. */
export function askAs({ kind, address, credentials = {}, settings = {}, memory = {}, ...rest }: Trial): Ask {
  const resolveHost = createResolveHost({ allowPrivateAddresses: true });
  const ownAddress = `https://tocsin.example/api/v1/hear/${kind}`;
  return {
    source: { id: `source-of-${kind}`, name: kind, kind, platform: kind, address, ownAddress, settings, memory },
    credentials,
    outbound: createOutbound(resolveHost),
    openSocket: createOpenSocket(resolveHost),
    resolveHost,
    now: rest.now ?? new Date("2026-05-28T21:00:00Z"),
    signal: new AbortController().signal,
    terms: rest.terms ?? [],
    isWanted: rest.isWanted ?? (() => true),
    spend: rest.spend ?? (() => true),
  };
}
