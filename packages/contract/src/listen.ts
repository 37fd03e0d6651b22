import { z } from "zod";
import { fieldValues } from "./connectors.ts";
import { importFields, importTools, moderationActs, moderationOutcomes } from "./listenWords.ts";
import * as s from "./shapes.ts";
import { correctionFields, quotaUnits, sourceKinds, sourceStates } from "./words.ts";

/** What of a platform's quota is used in its running window. Null where neither we nor the platform know. */
const quotaState = z.object({
  name: z.string(),
  unit: z.enum(quotaUnits),
  amount: z.number().nullable(),
  seconds: z.number().int(),
  used: z.number(),
  left: z.number().nullable(),
  /** Kept back for hours in which an incident is open. */
  reserve: z.number().nullable(),
  resetsAt: s.instant.nullable(),
});
/** How well a source is heard: beside every figure that depends on it. */
const sourceHealth = z.object({
  /** Since when it brings less than it usually does, as the bell hears it; null while it speaks. */
  silentSince: s.instant.nullable(),
  /** By its own last four weeks, at this hour of the week; null while it is not known long enough. */
  expectedThisHour: z.number().nullable(),
  heardThisHour: z.number().int(),
  /** From publication until we heard it: the median of its last hundred posts. */
  delaySeconds: z.number().nullable(),
  quotas: z.array(quotaState),
  /** By the manifest's prices, since the first of the month; null where nothing costs money. */
  spentThisMonth: z.object({ amount: z.number(), currency: z.literal("USD") }).nullable(),
  /** When it is tried again after a failure. */
  retryAt: s.instant.nullable(),
  /** Since when its connection stands, for what is heard over one. */
  connectedSince: s.instant.nullable(),
});
export type SourceHealth = z.infer<typeof sourceHealth>;

export const source = z.object({
  id: s.id,
  kind: z.enum(sourceKinds),
  name: z.string(),
  /** The feed's or server's address, or the address to send signed posts to. Viewers see no secrets in it. */
  address: z.string(),
  /** Where its platform may send to; only for those that may administer. */
  hookAddress: z.string().nullable(),
  platform: z.string(),
  /** By the names of the manifest's settings. */
  settings: fieldValues,
  connectionId: s.id.nullable(),
  everyMinutes: z.number().int(),
  state: z.enum(sourceStates),
  isPaused: z.boolean(),
  lastCheckedAt: s.instant.nullable(),
  lastPostAt: s.instant.nullable(),
  nextCheckAt: s.instant.nullable(),
  postsLastDay: z.number().int(),
  problem: z.object({ code: z.string(), message: z.string(), since: s.instant }).nullable(),
  health: sourceHealth,
  /** The signing secret, only in the answer to the creation. */
  secret: z.string().optional(),
});
export type Source = z.infer<typeof source>;
const everyMinutes = z.number().int().min(1).max(1_440);
const platform = z.string().trim().min(1).max(40);
/** What the settings must hold, and whether an address is needed, says the manifest of the kind. */
export const sourceBody = z.object({
  kind: z.enum(sourceKinds).exclude(["import"]),
  name: s.name,
  address: z.string().trim().max(2_000).default(""),
  /** The manifest's, where it names one; else "news" for feeds and "other" for the rest. */
  platform: platform.optional(),
  everyMinutes: everyMinutes.default(5),
  settings: fieldValues.default({}),
  connectionId: s.id.nullable().default(null),
});
/** Settings are replaced as a whole. */
export const sourcePatch = z.object({
  name: s.name.optional(),
  isPaused: z.boolean().optional(),
  address: z.string().trim().max(2_000).optional(),
  everyMinutes: everyMinutes.optional(),
  settings: fieldValues.optional(),
  connectionId: s.id.nullable().optional(),
});

export const discoverBody = z.object({ address: z.string().trim().min(3).max(2_000) });
export const foundFeed = z.object({
  address: z.string(),
  title: z.string(),
  format: z.enum(["rss", "atom", "json", "sitemap"]),
  entries: z.number().int(),
  latestAt: s.instant.nullable(),
});
export type FoundFeed = z.infer<typeof foundFeed>;

/** What becomes of a post's words when they are changed or deleted at the platform. */
export const evidencePolicy = z.object({
  /** Words that were changed or deleted stay on record; else they go with the platform's. */
  keepsEvidence: z.boolean(),
  /** Why, and for how long: for whoever asks. */
  note: z.string(),
  changedAt: s.instant.nullable(),
  changedBy: z.string().nullable(),
});
export const evidencePolicyBody = z.object({
  keepsEvidence: z.boolean(),
  note: z.string().trim().max(2_000).default(""),
});
/** A wording that stood before, until it was changed. */
export const evidence = z.object({ text: z.string(), title: z.string().nullable(), until: s.instant });

export const moderation = z.object({
  id: s.id,
  mentionId: s.id,
  act: z.enum(moderationActs),
  /** "unknown": no answer came, it may have happened. It is read back where the platform allows, never repeated by itself. */
  outcome: z.enum(moderationOutcomes),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  reason: z.string(),
  by: z.string(),
  at: s.instant,
  settledAt: s.instant.nullable(),
});
export type Moderation = z.infer<typeof moderation>;
export const moderationBody = z.object({
  act: z.enum(moderationActs),
  reason: z.string().trim().max(500).default(""),
});
/** What was done to a post at its platform, latest first, and what can be. `why` is a code of the connector. */
export const moderationRecord = z.object({
  items: z.array(moderation),
  acts: z.array(
    z.object({
      act: z.enum(moderationActs),
      can: z.enum(["yes", "on-conditions", "no"]),
      why: z.string().nullable(),
      kind: z.enum(sourceKinds).nullable(),
    }),
  ),
});

export const badLine = z.object({ line: z.number().int(), code: z.string(), reason: z.string(), excerpt: z.string() });
/** What became of a delivery of posts: good ones are through, bad ones are named. */
export const intakeReport = z.object({
  received: z.number().int(),
  accepted: z.number().int(),
  badLines: z.array(badLine),
  badLineCount: z.number().int(),
});
const importField = z.enum(importFields);
/** What columns mean, in place of what is recognised; empty for "nothing". */
export const manualColumns = z.record(z.string().max(500), z.union([importField, z.literal("")]));
export const importPreview = z.object({
  format: z.enum(["jsonl", "csv", "xlsx"]),
  tool: z.enum(importTools).nullable(),
  /** Null where there are none: in JSON lines and workbooks. */
  charset: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(z.object({ name: z.string(), field: importField.nullable(), sample: z.string() })),
  /** What no post can be without, and no column has. */
  missing: z.array(importField),
  posts: z.array(
    z.object({
      platform: z.string(),
      author: z.string(),
      title: z.string().nullable(),
      text: z.string(),
      publishedAt: s.instant,
      url: z.string().nullable(),
    }),
  ),
  badLines: z.array(badLine),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importRun = z.object({
  id: s.id,
  fileName: z.string(),
  /** Whose export it was recognised as; null for JSON lines and for tables of one's own. */
  tool: z.enum(importTools).nullable(),
  state: z.enum(["running", "done", "failed"]),
  bytes: z.number(),
  bytesRead: z.number(),
  lines: z.number().int(),
  stored: z.number().int(),
  duplicates: z.number().int(),
  badLineCount: z.number().int(),
  badLines: z.array(badLine),
  startedAt: s.instant,
  endedAt: s.instant.nullable(),
  problem: z.string().nullable(),
});

export const author = z.object({
  handle: z.string(),
  name: z.string(),
  followers: z.number().nullable(),
  verified: z.boolean(),
  createdAt: s.instant.nullable(),
});
export const mention = z.object({
  id: s.id,
  platform: z.string(),
  externalId: z.string(),
  source: z.object({ id: s.id, name: z.string() }).nullable(),
  author,
  title: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
  publishedAt: s.instant,
  heardAt: s.instant,
  /** When its words were last changed at the platform; the wordings before are its evidence. */
  editedAt: s.instant.nullable(),
  /** When it was deleted at the platform. Its words are empty where the workspace keeps no evidence. */
  deletedAt: s.instant.nullable(),
  language: z.string(),
  /** Null while the post waits to be understood. */
  sentiment: s.sentiment.nullable(),
  scores: z.object({ negative: z.number(), neutral: z.number(), positive: z.number() }).nullable(),
  isSure: z.boolean(),
  crisisTypes: z.array(z.object({ type: s.crisisType, words: z.array(z.string()) })),
  engagement: z.object({
    likes: z.number(),
    comments: z.number(),
    reposts: z.number(),
    quotes: z.number(),
    views: z.number(),
  }),
  isEcho: z.boolean(),
  /** How many echoes the same story has beside this post. */
  echoes: z.number().int(),
  groupId: z.string().nullable(),
  narrativeId: z.string().nullable(),
  /** The tone toward each watched brand the post names, when that is not simply the tone of the whole post. */
  toward: z.array(z.object({ brandId: s.id, name: z.string(), sentiment: s.sentiment, isSure: z.boolean() })),
  /** What a person has put right, so that nothing overrules it. */
  corrected: z.array(z.enum(correctionFields)),
  watches: z.array(z.object({ id: s.id, name: z.string() })),
  highlights: z.array(s.span),
});
export type Mention = z.infer<typeof mention>;

export const mentionQuery = s.cursor.extend({
  q: z.string().max(4_000).optional(),
  watchId: s.id.optional(),
  brandId: s.id.optional(),
  narrativeId: z.string().max(400).optional(),
  /** One author on one platform, as `mention.author` and `platform` name them: "x someone". */
  authorKey: z.string().max(700).optional(),
  language: z.string().max(20).optional(),
  platform: z.string().max(40).optional(),
  /** Toward the watch or brand asked for; of the whole post when none is. */
  sentiment: s.sentiment.optional(),
  sureness: z.enum(["sure", "unsure"]).optional(),
  crisisType: s.crisisType.optional(),
  sourceId: s.id.optional(),
  author: z.string().max(200).optional(),
  groupId: z.string().max(400).optional(),
  incidentId: s.id.optional(),
  from: s.instant.optional(),
  to: s.instant.optional(),
  /** "voices" leaves the echoes out. */
  show: z.enum(["all", "voices"]).default("all"),
});
const facet = z.array(z.object({ value: z.string(), count: z.number().int() }));
export const facets = z.object({
  languages: facet,
  platforms: facet,
  sentiments: facet,
  crisisTypes: facet,
  watches: facet,
  sureness: facet,
  total: z.number().int(),
});
