import { z } from "zod";
import { brandKinds } from "./prepare.ts";
import * as s from "./shapes.ts";
import { alertKinds, saidSigns, sourceStates } from "./words.ts";

/** Why the bell rang, in numbers. Every sentence about an alert, on a page or in a mail, is made from these. */
export const explanation = z.object({
  channel: z.string(),
  windowMinutes: z.number(),
  observed: z.number(),
  expected: z.number(),
  factor: z.number().nullable(),
  oncePerWeeks: z.number().nullable(),
  since: s.instant.nullable(),
  negativeShare: z.number().nullable(),
  usualNegativeShare: z.number().nullable(),
  wouldNotHaveFiredBelow: z.number().nullable(),
  velocityPerMinute: z.number().nullable(),
  doublingMinutes: z.number().nullable(),
  isLearning: z.boolean(),
  /** Whether what is said harms the brand; left out of explanations made without it. */
  criticality: z
    .object({
      score: z.number(),
      verdict: z.enum(["harmful", "loud", "unclear"]),
      reasons: z.array(z.object({ sign: z.enum(saidSigns), share: z.number(), words: z.array(z.string()) })),
    })
    .optional(),
  voices: z.number().int(),
  echoes: z.number().int(),
  isCoordinated: z.boolean(),
  /** Signs that posts are arranged, with how likely that is; never a verdict about a person. */
  coordination: z
    .object({
      probability: z.number(),
      signs: z.array(
        z.object({ sign: z.string(), count: z.number().int(), share: z.number(), exampleIds: z.array(s.id) }),
      ),
    })
    .optional(),
  topTerms: z.array(z.object({ term: z.string(), count: z.number().int() })),
  topAuthors: z.array(
    z.object({ handle: z.string(), platform: z.string(), posts: z.number().int(), followers: z.number().nullable() }),
  ),
  languages: z.array(z.object({ value: z.string(), count: z.number().int() })),
  platforms: z.array(z.object({ value: z.string(), count: z.number().int() })),
  firstMentionId: s.id.nullable(),
  /** The first post that is heard beyond its author's circle. */
  firstHighReachId: s.id.nullable().optional(),
  exampleIds: z.array(s.id),
  narratives: z.array(
    z.object({
      label: z.string(),
      size: z.number().int(),
      voices: z.number().int(),
      exampleIds: z.array(s.id),
      groupIds: z.array(z.string()),
      /** The narrative in the insights that most of it belongs to. */
      narrativeId: s.id.nullable().optional(),
    }),
  ),
  silentSources: z.array(z.object({ id: s.id, name: z.string() })),
  /** The team's own campaign that was running. */
  campaign: z.string().optional(),
});
export type Explanation = z.infer<typeof explanation>;

export const seriesQuery = z.object({
  from: s.instant,
  to: s.instant,
  stepMinutes: z.coerce
    .number()
    .pipe(z.union([z.literal(5), z.literal(15), z.literal(60), z.literal(1440)]))
    .optional(),
});
export const mark = z.object({
  at: s.instant,
  until: s.instant.nullable(),
  kind: z.enum(["alert", "ring", "incident", "statement", "campaign", "note", "gap"]),
  id: s.id,
  label: z.string(),
  alertKind: z.enum(alertKinds).nullable(),
});
export const seriesPoint = z.object({
  at: s.instant,
  seen: z.number(),
  negative: z.number(),
  neutral: z.number(),
  positive: z.number(),
  echoes: z.number(),
  /** Null where the bell had no expectation yet, or the watch's sources were down. */
  expected: z.number().nullable(),
  upper: z.number().nullable(),
});
export const sourceBrief = z.object({
  id: s.id,
  name: z.string(),
  state: z.enum(sourceStates),
  since: s.instant.nullable(),
});
export const series = z.object({
  stepMinutes: z.number().int(),
  points: z.array(seriesPoint),
  marks: z.array(mark),
  sources: z.array(sourceBrief),
});

/** The situation of one watch right now, for the first page. */
export const watchSituation = z.object({
  watchId: s.id,
  name: z.string(),
  brandName: z.string(),
  brandKind: z.enum(brandKinds),
  isPaused: z.boolean(),
  isLearning: z.boolean(),
  lastHour: z.object({
    seen: z.number(),
    voices: z.number(),
    negative: z.number(),
    expected: z.number().nullable(),
    upper: z.number().nullable(),
  }),
  lastDay: z.object({ seen: z.number(), negative: z.number(), expected: z.number().nullable() }),
  sparkline: z.array(
    z.object({ at: s.instant, seen: z.number(), expected: z.number().nullable(), upper: z.number().nullable() }),
  ),
  alertId: s.id.nullable(),
  alertKind: z.enum(alertKinds).nullable(),
  severity: s.severity.nullable(),
});
export const situation = z.object({
  at: s.instant,
  watches: z.array(watchSituation),
  sources: z.array(sourceBrief),
  openIncidents: z.number().int(),
  ringingAlerts: z.number().int(),
  overdueTasks: z.number().int(),
  waitingApprovals: z.number().int(),
});
