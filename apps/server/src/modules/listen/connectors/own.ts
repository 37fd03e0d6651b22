import type { Manifest, SourceKind } from "@tocsin/contract";
import type { Connector } from "./connector.ts";

/** What is sent to us in our own format: nothing is asked of anybody. */
const sentToUs = (kind: SourceKind): Manifest => ({
  kind,
  platform: null,
  asOf: "2026-09",
  abilities: {},
  ways: ["receive"],
  textLimit: null,
  costs: [],
  quotas: [],
  blockedIn: [],
  settings: [],
  credentials: [],
  notes: [],
});

export const webhook: Connector = { kind: "webhook", manifest: sentToUs("webhook") };
export const importedFile: Connector = { kind: "import", manifest: sentToUs("import") };
