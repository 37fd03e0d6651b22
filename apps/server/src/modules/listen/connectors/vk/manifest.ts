import type { Manifest } from "@tocsin/contract";

export const vkManifest: Manifest = {
  kind: "vk",
  platform: "vk",
  asOf: "2026-09",
  abilities: {
    search: { can: "yes" },
    "own-mentions": { can: "on-conditions", why: "user-token" },
    comments: { can: "yes" },
    stream: { can: "on-conditions", why: "own-community" },
    publish: { can: "on-conditions", why: "user-token" },
    reply: { can: "on-conditions", why: "own-community" },
    edit: { can: "on-conditions", why: "own-posts" },
    hide: { can: "no", why: "no-hiding" },
    hold: { can: "no", why: "no-hiding" },
    delete: { can: "on-conditions", why: "user-token" },
    idempotency: { can: "yes" },
  },
  ways: ["pull", "receive"],
  textLimit: null,
  costs: [],
  quotas: [{ name: "calls", amount: 3, unit: "calls", seconds: 1 }],
  blockedIn: ["UA"],
  settings: [
    { name: "searches", shape: "switch", isNeeded: false, initial: true },
    { name: "mentions", shape: "switch", isNeeded: false, initial: false },
    { name: "communities", shape: "lines", isNeeded: false },
    { name: "messages", shape: "switch", isNeeded: false, initial: false },
  ],
  credentials: [
    { name: "token", shape: "secret", isNeeded: true },
    { name: "callbackSecret", shape: "secret", isNeeded: false },
    { name: "confirmation", shape: "text", isNeeded: false },
  ],
  notes: ["newest-version", "search-late", "many-comments", "captcha"],
};
