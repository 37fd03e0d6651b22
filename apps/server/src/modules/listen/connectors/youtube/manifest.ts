import type { Manifest } from "@tocsin/contract";

export const youtubeManifest: Manifest = {
  kind: "youtube",
  platform: "youtube",
  asOf: "2026-09",
  abilities: {
    search: { can: "on-conditions", why: "100-searches" },
    "own-mentions": { can: "no", why: "no-mentions" },
    comments: { can: "yes" },
    stream: { can: "no", why: "no-push" },
    publish: { can: "no", why: "videos-only" },
    reply: { can: "on-conditions", why: "account-50-units" },
    edit: { can: "on-conditions", why: "account-50-units" },
    hide: { can: "on-conditions", why: "own-channel-50-units" },
    hold: { can: "on-conditions", why: "own-channel-50-units" },
    delete: { can: "on-conditions", why: "account-50-units" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["pull"],
  textLimit: { amount: 10_000, unit: "characters" },
  costs: [
    { call: "comments", amount: 1, unit: "units", per: "call" },
    { call: "moderate", amount: 50, unit: "units", per: "call" },
  ],
  quotas: [
    { name: "units", amount: 10_000, unit: "units", seconds: 86_400 },
    { name: "searches", amount: 100, unit: "calls", seconds: 86_400 },
  ],
  blockedIn: ["CN", "IR", "RU"],
  settings: [
    { name: "channelId", shape: "text", isNeeded: false },
    { name: "videos", shape: "lines", isNeeded: false },
    { name: "searchesPerDay", shape: "number", isNeeded: false, initial: 0 },
  ],
  credentials: [
    { name: "apiKey", shape: "secret", isNeeded: false },
    { name: "clientId", shape: "text", isNeeded: false },
    { name: "clientSecret", shape: "secret", isNeeded: false },
    { name: "refreshToken", shape: "secret", isNeeded: false },
  ],
  notes: ["midnight-pacific", "no-deletions", "old-threads", "from-documents"],
};
