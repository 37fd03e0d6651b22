import { z } from "zod";
import { explanation, mark, seriesPoint } from "./detect.ts";
import { weeklyBudgets } from "./prepare.ts";
import * as s from "./shapes.ts";
import { alertKinds, dismissalReasons } from "./words.ts";

/** What became of a time in which the bell rang; `unknown` is a time in which nothing rang and nobody acted. */
export const fates = ["incident", "dismissed", "acknowledged", "unseen", "unknown"] as const;
export type Fate = (typeof fates)[number];

const budget = z.union(weeklyBudgets.map((value) => z.literal(value)));
export const rehearsalBody = z.object({
  brandId: s.id,
  /** The watch that is being changed: what people taught it holds in the rehearsal too. */
  watchId: s.id.optional(),
  query: z.string().trim().min(1).max(4_000),
  weeklyBudget: budget.default(1),
  days: z.number().int().min(1).max(90).default(30),
});

const past = z.object({
  fate: z.enum(fates),
  /** Why a person said that it was no crisis. */
  reason: z.enum(dismissalReasons).nullable(),
  alertId: s.id.nullable(),
  incidentId: s.id.nullable(),
  /** Title of the incident, or name of the watch that rang. */
  label: z.string(),
});
/** One time the bell would have rung. */
export const rehearsedRing = past.extend({
  at: s.instant,
  /** Null when it would be ringing still. */
  until: s.instant.nullable(),
  kind: z.enum(alertKinds),
  severity: s.severity,
  score: z.number(),
  explanation,
});
/** A past incident or alert of the brand in which the bell would have kept silent. */
export const missedTime = past.extend({ at: s.instant, until: s.instant.nullable(), severity: s.severity.nullable() });

const count = z.number().int();
/** What another budget would have brought over the same time. */
export const budgetOutlook = z.object({
  weeklyBudget: budget,
  rings: count,
  crises: count,
  incidents: count,
  dismissed: count,
  /** Times that people took for serious and that would not ring. */
  missed: count,
});

export const rehearsal = z.object({
  from: s.instant,
  to: s.instant,
  /** Posts the query finds in this time. */
  posts: count,
  /** Since when there are posts to learn from; null without any. */
  learntFrom: s.instant.nullable(),
  /** There is more history than a rehearsal reads: the oldest posts are left out. */
  isShortened: z.boolean(),
  ringsPerWeek: z.number(),
  rings: z.array(rehearsedRing),
  missed: z.array(missedTime),
  budgets: z.array(budgetOutlook),
  stepMinutes: count,
  points: z.array(seriesPoint.pick({ at: true, seen: true, negative: true, expected: true, upper: true })),
  marks: z.array(mark),
});
export type Rehearsal = z.infer<typeof rehearsal>;
