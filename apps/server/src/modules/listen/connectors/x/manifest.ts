import type { Manifest } from "@tocsin/contract";
import { PRICES } from "./credits.ts";

export const xManifest: Manifest = {
  kind: "x",
  platform: "x",
  asOf: "2026-08",
  abilities: {
    search: { can: "on-conditions", why: "paid" },
    "own-mentions": { can: "on-conditions", why: "paid" },
    comments: { can: "on-conditions", why: "paid" },
    stream: { can: "on-conditions", why: "activity-webhook" },
    publish: { can: "on-conditions", why: "paid" },
    reply: { can: "on-conditions", why: "summoned-only" },
    edit: { can: "no", why: "no-edit" },
    hide: { can: "on-conditions", why: "own-conversations" },
    hold: { can: "no", why: "no-hold" },
    delete: { can: "on-conditions", why: "own-posts" },
    idempotency: { can: "no", why: "no-idempotency" },
  },
  ways: ["pull", "receive"],
  textLimit: { amount: 280, unit: "weighted" },
  costs: [
    { call: "post-read", amount: PRICES.post, unit: "USD", per: "post" },
    { call: "mention-read", amount: PRICES.ownedPost, unit: "USD", per: "post" },
    { call: "author-read", amount: PRICES.user, unit: "USD", per: "post" },
    { call: "hide", amount: PRICES.manage, unit: "USD", per: "call" },
  ],
  quotas: [
    { name: "credits", amount: 50, unit: "USD", seconds: 2_592_000 },
    { name: "searches", amount: 450, unit: "calls", seconds: 900 },
  ],
  blockedIn: ["CN", "IR", "RU"],
  settings: [
    { name: "searches", shape: "switch", isNeeded: false, initial: true },
    { name: "userId", shape: "text", isNeeded: false },
    { name: "credits", shape: "number", isNeeded: true, initial: 50 },
  ],
  credentials: [
    { name: "bearerToken", shape: "secret", isNeeded: true },
    { name: "consumerKey", shape: "secret", isNeeded: false },
    { name: "consumerSecret", shape: "secret", isNeeded: false },
    { name: "accessToken", shape: "secret", isNeeded: false },
    { name: "accessTokenSecret", shape: "secret", isNeeded: false },
  ],
  notes: ["billed-once-a-day", "first-hour", "week", "no-filtered-stream", "two-vocabularies"],
};
