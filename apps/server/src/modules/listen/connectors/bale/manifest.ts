import type { Manifest } from "@tocsin/contract";

export const baleManifest: Manifest = {
  kind: "bale",
  platform: "bale",
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "bot-hears-own-chats" },
    "own-mentions": { can: "on-conditions", why: "bot-in-chat" },
    comments: { can: "no", why: "no-comments" },
    stream: { can: "on-conditions", why: "bot-in-chat" },
    publish: { can: "on-conditions", why: "admin" },
    reply: { can: "on-conditions", why: "bot-in-chat" },
    edit: { can: "on-conditions", why: "own-messages" },
    hide: { can: "no", why: "no-hiding" },
    hold: { can: "no", why: "no-hiding" },
    delete: { can: "on-conditions", why: "admin" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["hold"],
  textLimit: { amount: 4_096, unit: "characters" },
  costs: [],
  quotas: [],
  blockedIn: [],
  settings: [],
  credentials: [{ name: "botToken", shape: "secret", isNeeded: true }],
  notes: ["kept-24-hours", "reach-from-abroad", "eitaa"],
};
