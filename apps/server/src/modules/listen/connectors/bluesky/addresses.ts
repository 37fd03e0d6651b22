import type { AskedSource } from "../connector.ts";
import { textOf } from "../payload.ts";

const JETSTREAM = "wss://jetstream2.us-east.bsky.network/subscribe";
const SERVICE = "https://bsky.social";
/** Answers questions about profiles without an account. */
const PUBLIC_VIEW = "https://public.api.bsky.app";

export interface Addresses {
  readonly jetstream: string;
  /** The account's own server. */
  readonly service: string;
  readonly profiles: string;
}

/** A setting, else what the source's address says, else the platform's own. */
export function addressesOf({ address, settings }: Pick<AskedSource, "address" | "settings">): Addresses {
  const own = address === "" ? undefined : address.replace(/\/+$/, "");
  const service = textOf(settings.service) ?? own?.replace(/^ws/, "http");
  const jetstream = textOf(settings.jetstream) ?? (own && withPath(own.replace(/^http/, "ws")));
  return {
    jetstream: jetstream ?? JETSTREAM,
    service: (service ?? SERVICE).replace(/\/+$/, ""),
    profiles: own?.replace(/^ws/, "http") ?? PUBLIC_VIEW,
  };
}

const withPath = (address: string): string => (/^wss?:\/\/[^/]+$/.test(address) ? `${address}/subscribe` : address);

const RECORD = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/([a-zA-Z][\w.-]+)\/([\w.~:-]{1,512})$/;

export interface RecordAddress {
  readonly did: string;
  readonly collection: string;
  readonly key: string;
}

export function parseRecordAddress(uri: string): RecordAddress | null {
  const [, did, collection, key] = RECORD.exec(uri) ?? [];
  return did === undefined || collection === undefined || key === undefined ? null : { did, collection, key };
}

export const POSTS = "app.bsky.feed.post";
export const recordAddress = ({ did, collection, key }: RecordAddress): string => `at://${did}/${collection}/${key}`;
