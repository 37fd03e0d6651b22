import type { Manifest, SourceKind } from "@tocsin/contract";
import type { Connector } from "./connector.ts";
import { findConnector } from "./index.ts";

type Ways = Manifest["ways"];
type Settings = Readonly<Record<string, unknown>>;

/** How a source with these settings is heard. */
export function waysOf(connector: Connector | undefined, settings: Settings): Ways {
  const ways = connector?.waysOf?.(settings) ?? connector?.manifest.ways ?? [];
  return ways.filter((way) => connector?.[way] !== undefined);
}

export const waysOfSource = ({ kind, settings }: { kind: SourceKind; settings: Settings }): Ways =>
  waysOf(findConnector(kind), settings);
