import { z } from "zod";
import { calendars } from "./calendars.ts";
import * as s from "./shapes.ts";
import { departments } from "./words.ts";

/** `industry` is no company: a field whose topics are followed. */
export const brandKinds = ["own", "competitor", "industry"] as const;
export const brand = z.object({
  id: s.id,
  name: z.string(),
  kind: z.enum(brandKinds),
  spellings: z.array(z.string()),
  /** The calendars its public lives by: on their days the bell expects what such days have brought. */
  calendars: z.array(z.enum(calendars)),
  watches: z.number().int(),
});
export const brandBody = z.object({
  name: s.name,
  kind: z.enum(brandKinds),
  spellings: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  /** Left out: proposed from its languages when the brand is new, else as they were. */
  calendars: z.array(z.enum(calendars)).max(calendars.length).optional(),
});

export const weeklyBudgets = [0.25, 0.5, 1, 2] as const;
export const watch = z.object({
  id: s.id,
  brandId: s.id,
  brandName: z.string(),
  brandKind: z.enum(brandKinds),
  name: z.string(),
  query: z.string(),
  /** About how many alerts a week the team wants from this watch. */
  weeklyBudget: z.number(),
  isPaused: z.boolean(),
  createdAt: s.instant,
  mentionsLastDay: z.number().int(),
});
export const watchBody = z.object({
  brandId: s.id,
  name: s.name,
  query: z.string().trim().min(1).max(4_000),
  weeklyBudget: z.union([z.literal(0.25), z.literal(0.5), z.literal(1), z.literal(2)]).default(1),
  isPaused: z.boolean().default(false),
});

export const playbookStep = z.object({
  key: z.string(),
  role: z.enum(departments),
  dueMinutes: z.number().int(),
  phase: z.enum(["first-hour", "first-day", "follow-up"]),
  title: z.string(),
  detail: z.string(),
});
export const playbook = z.object({
  type: s.crisisType,
  language: s.language,
  title: z.string(),
  summary: z.string(),
  firstMove: z.string(),
  severityFloor: s.severity,
  steps: z.array(playbookStep),
  holdingStatement: z.object({ title: z.string(), text: z.string() }),
  doNot: z.array(z.string()),
  goodEnd: z.string(),
  isChanged: z.boolean(),
});
/** What a team may change in a playbook: the wording, per language. */
export const playbookBody = z.object({
  language: s.language,
  holdingStatement: z.object({ title: s.name, text: s.longText.min(1) }),
});

export const contact = z.object({
  id: s.id,
  name: z.string(),
  department: z.enum(departments),
  organisation: z.string(),
  email: z.string(),
  phone: z.string(),
  language: s.language,
  note: z.string(),
  /** Whether this person is called when an alert rings. */
  isCalled: z.boolean(),
});
export const contactBody = z.object({
  name: s.name,
  department: z.enum(departments),
  organisation: z.string().max(200).default(""),
  email: z.union([z.literal(""), z.email().max(200)]).default(""),
  phone: z.string().max(60).default(""),
  language: s.language,
  note: z.string().max(2_000).default(""),
  isCalled: z.boolean().default(false),
});
