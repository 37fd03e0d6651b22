import { z } from "zod";
import { queryExplanation } from "./query.ts";
import * as s from "./shapes.ts";
import { correctionFields, sourceKinds, sourceStates } from "./words.ts";

export const source = z.object({
  id: s.id,
  kind: z.enum(sourceKinds),
  name: z.string(),
  /** The feed's address, or the address to send signed posts to. */
  address: z.string(),
  platform: z.string(),
  state: z.enum(sourceStates),
  isPaused: z.boolean(),
  lastCheckedAt: s.instant.nullable(),
  lastPostAt: s.instant.nullable(),
  nextCheckAt: s.instant.nullable(),
  postsLastDay: z.number().int(),
  problem: z.object({ code: z.string(), message: z.string(), since: s.instant }).nullable(),
  /** The signing secret, only in the answer to the creation. */
  secret: z.string().optional(),
});
export type Source = z.infer<typeof source>;
export const sourceBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("feed"),
    name: s.name,
    address: z.url().max(2_000),
    platform: z.string().max(40).default("news"),
    everyMinutes: z.number().int().min(1).max(1_440).default(5),
  }),
  z.object({ kind: z.literal("webhook"), name: s.name, platform: z.string().max(40).default("other") }),
]);
export const sourcePatch = z.object({ name: s.name.optional(), isPaused: z.boolean().optional() });

export const badLine = z.object({ line: z.number().int(), code: z.string(), reason: z.string(), excerpt: z.string() });
/** What became of a delivery of posts: good ones are through, bad ones are named. */
export const intakeReport = z.object({
  received: z.number().int(),
  accepted: z.number().int(),
  badLines: z.array(badLine),
  badLineCount: z.number().int(),
});
export const importRun = z.object({
  id: s.id,
  fileName: z.string(),
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
export const watchPreview = z.object({
  count: z.number().int(),
  perDay: z.array(z.object({ day: z.string(), count: z.number().int() })),
  examples: z.array(mention),
  explanation: queryExplanation,
});
