import type { Manifest } from "@tocsin/contract";

export const emailManifest: Manifest = {
  kind: "email",
  platform: "mail",
  asOf: "2026-09",
  abilities: {
    "own-mentions": { can: "yes" },
    stream: { can: "on-conditions", why: "needs-idle" },
    search: { can: "no", why: "one-mailbox" },
    publish: { can: "no", why: "read-only" },
    reply: { can: "no", why: "read-only" },
    hide: { can: "no", why: "read-only" },
    hold: { can: "no", why: "read-only" },
    delete: { can: "no", why: "read-only" },
    edit: { can: "no", why: "read-only" },
  },
  ways: ["hold", "pull"],
  textLimit: null,
  costs: [],
  quotas: [],
  blockedIn: [],
  settings: [
    { name: "folder", shape: "text", isNeeded: false, initial: "INBOX" },
    { name: "security", shape: "choice", isNeeded: false, options: ["tls", "starttls", "none"], initial: "tls" },
    { name: "waits", shape: "switch", isNeeded: false, initial: true },
    { name: "keepAutomatic", shape: "switch", isNeeded: false, initial: false },
  ],
  credentials: [
    { name: "user", shape: "text", isNeeded: true },
    { name: "password", shape: "secret", isNeeded: true },
  ],
  notes: ["app-password", "stays-unread", "personal-data"],
};
