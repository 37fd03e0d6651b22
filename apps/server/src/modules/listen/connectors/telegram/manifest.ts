import type { Manifest } from "@tocsin/contract";

export const telegramManifest: Manifest = {
  kind: "telegram",
  platform: "telegram",
  asOf: "2026-09",
  abilities: {
    search: { can: "no", why: "bot-hears-own-chats" },
    "own-mentions": { can: "on-conditions", why: "bot-in-group" },
    comments: { can: "on-conditions", why: "linked-group" },
    stream: { can: "on-conditions", why: "bot-in-chat" },
    publish: { can: "on-conditions", why: "admin" },
    reply: { can: "on-conditions", why: "bot-in-chat" },
    edit: { can: "on-conditions", why: "own-messages" },
    hide: { can: "no", why: "no-hiding" },
    hold: { can: "no", why: "no-hiding" },
    delete: { can: "on-conditions", why: "admin-48-hours" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["hold", "receive", "pull"],
  textLimit: { amount: 4_096, unit: "characters" },
  costs: [],
  // Soft limits: what is really allowed is only said by a refusal with a pause.
  quotas: [{ name: "group-messages", amount: 20, unit: "calls", seconds: 60 }],
  blockedIn: ["CN", "IR"],
  settings: [{ name: "way", shape: "choice", isNeeded: true, options: ["ask", "webhook"], initial: "ask" }],
  credentials: [{ name: "botToken", shape: "secret", isNeeded: true }],
  notes: ["no-history", "privacy-mode", "no-deletions", "foreign-channels", "24-hours"],
};
