import type { Manifest } from "@tocsin/contract";

export const feedManifest: Manifest = {
  kind: "feed",
  platform: null,
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "only-what-it-carries" },
    "own-mentions": { can: "no", why: "only-what-it-carries" },
    comments: { can: "no", why: "only-what-it-carries" },
    stream: { can: "on-conditions", why: "needs-hub" },
    edit: { can: "no", why: "read-only" },
    publish: { can: "no", why: "read-only" },
    reply: { can: "no", why: "read-only" },
    hide: { can: "no", why: "read-only" },
    hold: { can: "no", why: "read-only" },
    delete: { can: "no", why: "read-only" },
  },
  ways: ["pull", "receive"],
  textLimit: null,
  costs: [],
  quotas: [],
  blockedIn: [],
  needsAddress: true,
  settings: [{ name: "push", shape: "switch", isNeeded: false, initial: true }],
  credentials: [],
  notes: ["polite", "largest-feed"],
};
