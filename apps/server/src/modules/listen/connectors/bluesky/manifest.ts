import type { Manifest } from "@tocsin/contract";

export const hears = ["stream", "search", "mentions"] as const;
export type Hears = (typeof hears)[number];

export const blueskyManifest: Manifest = {
  kind: "bluesky",
  platform: "bluesky",
  asOf: "2026-08",
  abilities: {
    search: { can: "on-conditions", why: "needs-account" },
    "own-mentions": { can: "on-conditions", why: "needs-account" },
    comments: { can: "yes" },
    stream: { can: "yes" },
    publish: { can: "on-conditions", why: "needs-account" },
    reply: { can: "on-conditions", why: "needs-account" },
    edit: { can: "no", why: "not-shown" },
    hide: { can: "on-conditions", why: "own-threads" },
    hold: { can: "no", why: "not-offered" },
    delete: { can: "on-conditions", why: "own-posts" },
    idempotency: { can: "yes" },
  },
  ways: ["hold", "pull"],
  textLimit: { amount: 300, unit: "graphemes" },
  costs: [
    { call: "write", amount: 3, unit: "points", per: "call" },
    { call: "delete", amount: 1, unit: "points", per: "call" },
  ],
  quotas: [
    { name: "requests", amount: 3_000, unit: "calls", seconds: 300 },
    { name: "sessions", amount: 30, unit: "calls", seconds: 300 },
    { name: "writes", amount: 5_000, unit: "points", seconds: 3_600 },
  ],
  blockedIn: [],
  settings: [
    { name: "hear", shape: "choice", isNeeded: true, options: [...hears], initial: "stream" },
    { name: "words", shape: "lines", isNeeded: false },
    { name: "jetstream", shape: "url", isNeeded: false },
    { name: "service", shape: "url", isNeeded: false },
  ],
  credentials: [
    { name: "identifier", shape: "text", isNeeded: false },
    { name: "appPassword", shape: "secret", isNeeded: false },
  ],
  notes: ["names-late", "account-closed", "app-password"],
};
