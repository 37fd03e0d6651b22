import type { Manifest } from "@tocsin/contract";

export const storeReviewsManifest: Manifest = {
  kind: "store-reviews",
  platform: "review",
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "one-app" },
    "own-mentions": { can: "no", why: "one-app" },
    comments: { can: "yes" },
    stream: { can: "no", why: "asked-for" },
    publish: { can: "no", why: "read-only" },
    reply: { can: "no", why: "console-only" },
    hide: { can: "no", why: "console-only" },
    hold: { can: "no", why: "console-only" },
    delete: { can: "no", why: "console-only" },
    edit: { can: "no", why: "read-only" },
  },
  ways: ["pull"],
  textLimit: null,
  costs: [{ call: "page", amount: 1, unit: "calls", per: "call" }],
  quotas: [{ name: "pages", amount: 20, unit: "calls", seconds: 60 }],
  blockedIn: [],
  settings: [
    { name: "store", shape: "choice", isNeeded: true, options: ["app-store", "steam"], initial: "app-store" },
    { name: "app", shape: "text", isNeeded: true },
    { name: "countries", shape: "lines", isNeeded: false, initial: ["us"] },
  ],
  credentials: [],
  notes: ["no-google-play", "latest-five-hundred", "stars-kept"],
};
