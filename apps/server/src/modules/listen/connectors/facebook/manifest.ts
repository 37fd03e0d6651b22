import type { Manifest } from "@tocsin/contract";

export const facebookManifest: Manifest = {
  kind: "facebook",
  platform: "facebook",
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "no-search" },
    "own-mentions": { can: "on-conditions", why: "tagged-only" },
    comments: { can: "yes" },
    stream: { can: "on-conditions", why: "own-page" },
    publish: { can: "on-conditions", why: "own-page" },
    reply: { can: "on-conditions", why: "own-page" },
    edit: { can: "on-conditions", why: "own-posts" },
    hide: { can: "on-conditions", why: "author-still-sees" },
    hold: { can: "no", why: "no-hold" },
    delete: { can: "on-conditions", why: "own-page" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["pull", "receive"],
  textLimit: { amount: 63_206, unit: "characters" },
  costs: [],
  // 4,800 calls a day for each person who reacted to the page: how many that is nobody says, only which percent of them is used.
  quotas: [{ name: "usage", amount: 100, unit: "points", seconds: 86_400 }],
  blockedIn: ["CN", "IR", "RU"],
  settings: [
    { name: "pageId", shape: "text", isNeeded: false },
    { name: "tagged", shape: "switch", isNeeded: false, initial: false },
  ],
  credentials: [
    { name: "accessToken", shape: "secret", isNeeded: true },
    { name: "appId", shape: "text", isNeeded: false },
    { name: "appSecret", shape: "secret", isNeeded: false },
    { name: "verifyToken", shape: "secret", isNeeded: false },
  ],
  notes: ["small-page-small-quota", "names-withheld", "app-review", "from-documents"],
};
