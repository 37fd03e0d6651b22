import type { Manifest } from "@tocsin/contract";

export const newsSearchManifest: Manifest = {
  kind: "news-search",
  platform: "news",
  asOf: "2026-09",
  abilities: {
    search: { can: "on-conditions", why: "three-months" },
    stream: { can: "no", why: "quarter-hours" },
    "own-mentions": { can: "no", why: "no-accounts" },
    comments: { can: "no", why: "articles-only" },
    publish: { can: "no", why: "read-only" },
    reply: { can: "no", why: "read-only" },
    hide: { can: "no", why: "read-only" },
    hold: { can: "no", why: "read-only" },
    delete: { can: "no", why: "read-only" },
    edit: { can: "no", why: "read-only" },
  },
  ways: ["pull"],
  textLimit: null,
  costs: [{ call: "search", amount: 1, unit: "calls", per: "call" }],
  quotas: [{ name: "searches", amount: 1, unit: "calls", seconds: 5 }],
  blockedIn: [],
  settings: [
    { name: "words", shape: "lines", isNeeded: false },
    { name: "languages", shape: "lines", isNeeded: false },
    { name: "keepAll", shape: "switch", isNeeded: false, initial: false },
  ],
  credentials: [],
  notes: ["headlines-only", "quarter-hours", "one-address"],
};
