import type { Manifest } from "@tocsin/contract";

export const hears = ["mentions", "hashtags", "local", "public", "search"] as const;
export type Hears = (typeof hears)[number];

export const mastodonManifest: Manifest = {
  kind: "mastodon",
  platform: "mastodon",
  asOf: "2026-07",
  abilities: {
    search: { can: "on-conditions", why: "instance-index" },
    "own-mentions": { can: "yes" },
    comments: { can: "yes" },
    stream: { can: "on-conditions", why: "what-instance-knows" },
    publish: { can: "yes" },
    reply: { can: "yes" },
    edit: { can: "yes" },
    hide: { can: "no", why: "no-hiding" },
    hold: { can: "no", why: "no-hiding" },
    delete: { can: "on-conditions", why: "own-posts" },
    idempotency: { can: "yes" },
  },
  ways: ["hold", "pull"],
  textLimit: { amount: 500, unit: "characters" },
  costs: [{ call: "delete", amount: 1, unit: "calls", per: "call" }],
  quotas: [
    { name: "requests", amount: 300, unit: "calls", seconds: 300 },
    { name: "deletions", amount: 30, unit: "calls", seconds: 1_800 },
  ],
  blockedIn: [],
  settings: [
    { name: "instance", shape: "url", isNeeded: true },
    { name: "hear", shape: "choice", isNeeded: true, options: [...hears], initial: "mentions" },
    { name: "hashtags", shape: "lines", isNeeded: false },
    { name: "words", shape: "lines", isNeeded: false },
  ],
  credentials: [{ name: "accessToken", shape: "secret", isNeeded: true }],
  notes: ["one-instance", "deletions-while-heard", "text-limit"],
};
