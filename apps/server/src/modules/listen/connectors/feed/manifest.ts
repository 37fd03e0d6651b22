import type { Manifest } from "@tocsin/contract";

export const feedManifest: Manifest = {
  kind: "feed",
  platform: null,
  asOf: "2026-09",
  abilities: {},
  ways: ["pull"],
  textLimit: null,
  costs: [],
  quotas: [],
  blockedIn: [],
  settings: [],
  credentials: [],
  notes: [],
};
