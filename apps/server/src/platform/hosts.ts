/**
 * Which addresses may be called. Names that people typed in must not reach the inside of the operator's network: every
 * address a name stands for is checked, and the connection is made to the checked address, so that a second answer of the
 * name server cannot redirect it.
 */
import { lookup } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { AppError } from "./errors.ts";

export interface HostAddress {
  readonly address: string;
  readonly family: number;
}
/** The address to connect to. Throws `host-unknown` or `private-address`. */
export type ResolveHost = (host: string) => Promise<HostAddress>;

const inside = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inside.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
] as const)
  inside.addSubnet(net, prefix, "ipv6");

/** An IPv4 address in IPv6 clothing (`::ffff:7f00:1`) is judged as the IPv4 address it is. */
export const isPrivateAddress = (ip: string): boolean => inside.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");

export function createResolveHost({ allowPrivateAddresses }: { allowPrivateAddresses: boolean }): ResolveHost {
  return async (host) => {
    const bare = host.replace(/^\[|\]$/g, "");
    const found = await lookup(bare, { all: true }).catch(() => []);
    const first = found[0];
    if (first === undefined)
      throw new AppError("unavailable", "host-unknown", `The address ${bare} is not known to the name server.`);
    if (!allowPrivateAddresses && found.some(({ address }) => isPrivateAddress(address)))
      throw new AppError(
        "unavailable",
        "private-address",
        `${bare} lies inside a private network. The operator can allow this with TOCSIN_ALLOW_PRIVATE_ADDRESSES.`,
      );
    return first;
  };
}

/** Connects to `checked` whatever the name says by now. */
export const lookupOf =
  ({ address, family }: HostAddress): LookupFunction =>
  (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
