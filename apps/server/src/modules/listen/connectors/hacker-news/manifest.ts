import type { Manifest } from "@tocsin/contract";

export const hackerNewsManifest: Manifest = {
  kind: "hacker-news",
  platform: "hacker-news",
  asOf: "2026-08",
  abilities: {
    search: { can: "no", why: "no-search" },
    "own-mentions": { can: "no", why: "no-accounts" },
    comments: { can: "yes" },
    stream: { can: "on-conditions", why: "asked-every-minute" },
    publish: { can: "no", why: "reading-only" },
    reply: { can: "no", why: "reading-only" },
    edit: { can: "no", why: "reading-only" },
    hide: { can: "no", why: "reading-only" },
    hold: { can: "no", why: "reading-only" },
    delete: { can: "no", why: "reading-only" },
    idempotency: { can: "no", why: "reading-only" },
  },
  ways: ["pull"],
  textLimit: null,
  costs: [{ call: "item", amount: 1, unit: "calls", per: "post" }],
  quotas: [{ name: "requests", amount: 1_200, unit: "calls", seconds: 60 }],
  blockedIn: [],
  settings: [{ name: "hear", shape: "choice", isNeeded: true, options: ["all", "stories"], initial: "all" }],
  credentials: [],
  notes: ["polite-limit", "edits-unseen"],
};
