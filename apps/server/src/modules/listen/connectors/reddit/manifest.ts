import type { Manifest } from "@tocsin/contract";

export const hears = ["search", "subreddits", "mentions"] as const;

export const redditManifest: Manifest = {
  kind: "reddit",
  platform: "reddit",
  asOf: "2026-08",
  abilities: {
    search: { can: "on-conditions", why: "approval" },
    "own-mentions": { can: "on-conditions", why: "script-app" },
    comments: { can: "on-conditions", why: "approval" },
    stream: { can: "no", why: "no-stream" },
    publish: { can: "no", why: "reading-only" },
    reply: { can: "no", why: "reading-only" },
    edit: { can: "no", why: "reading-only" },
    hide: { can: "no", why: "moderators-only" },
    hold: { can: "no", why: "moderators-only" },
    delete: { can: "no", why: "reading-only" },
    idempotency: { can: "no", why: "reading-only" },
  },
  ways: ["pull"],
  textLimit: { amount: 40_000, unit: "characters" },
  costs: [],
  quotas: [{ name: "requests", amount: 600, unit: "calls", seconds: 600 }],
  blockedIn: [],
  settings: [
    { name: "hear", shape: "choice", isNeeded: true, options: [...hears], initial: "search" },
    { name: "subreddits", shape: "lines", isNeeded: false },
    { name: "comments", shape: "switch", isNeeded: false, initial: true },
    { name: "words", shape: "lines", isNeeded: false },
  ],
  credentials: [
    { name: "clientId", shape: "text", isNeeded: true },
    { name: "clientSecret", shape: "secret", isNeeded: true },
    { name: "username", shape: "text", isNeeded: false },
    { name: "password", shape: "secret", isNeeded: false },
  ],
  notes: ["approval", "limits-unverified", "late-listings"],
};
