import type { Manifest } from "@tocsin/contract";

export const instagramManifest: Manifest = {
  kind: "instagram",
  platform: "instagram",
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "no-search" },
    "own-mentions": { can: "on-conditions", why: "professional-account" },
    comments: { can: "on-conditions", why: "professional-account" },
    stream: { can: "on-conditions", why: "professional-account" },
    publish: { can: "on-conditions", why: "picture-needed" },
    reply: { can: "on-conditions", why: "professional-account" },
    edit: { can: "no", why: "no-edit" },
    hide: { can: "on-conditions", why: "author-still-sees" },
    hold: { can: "no", why: "no-hold" },
    delete: { can: "on-conditions", why: "professional-account" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["pull", "receive"],
  textLimit: { amount: 2_200, unit: "characters" },
  costs: [],
  // 4,800 calls a day for each impression: how many that is nobody says, only which percent of them is used.
  quotas: [{ name: "usage", amount: 100, unit: "points", seconds: 86_400 }],
  blockedIn: ["CN", "IR", "RU"],
  settings: [
    { name: "accountId", shape: "text", isNeeded: true },
    { name: "tagged", shape: "switch", isNeeded: false, initial: true },
  ],
  credentials: [
    { name: "accessToken", shape: "secret", isNeeded: true },
    { name: "appId", shape: "text", isNeeded: false },
    { name: "appSecret", shape: "secret", isNeeded: false },
    { name: "verifyToken", shape: "secret", isNeeded: false },
  ],
  notes: ["deletions-untold", "private-accounts", "app-review", "from-documents"],
};
