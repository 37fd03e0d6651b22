import { z } from "zod";
import { mark, seriesPoint } from "./detect.ts";
import { incident, timelineEntry } from "./respond.ts";
import * as s from "./shapes.ts";

const mood = z.object({ negative: z.number(), neutral: z.number(), positive: z.number(), total: z.number() });
export const lesson = z.object({
  id: s.id,
  kind: z.enum(["went-well", "went-badly", "action"]),
  text: z.string(),
  owner: s.personRef.nullable(),
  dueAt: s.instant.nullable(),
  by: s.personRef,
  at: s.instant,
});
export const lessonBody = z.object({
  kind: z.enum(["went-well", "went-badly", "action"]),
  text: z.string().trim().min(1).max(4_000),
  ownerId: s.id.nullable().default(null),
  dueAt: s.instant.nullable().default(null),
});
/** Minutes from the first sign; null where the act never came. */
export const responseTimes = z.object({
  firstMentionAt: s.instant.nullable(),
  alertMinutes: z.number().nullable(),
  acknowledgedMinutes: z.number().nullable(),
  incidentMinutes: z.number().nullable(),
  firstStatementMinutes: z.number().nullable(),
  closedMinutes: z.number().nullable(),
});
export const review = z.object({
  incident,
  timeline: z.array(timelineEntry),
  stepMinutes: z.number().int(),
  points: z.array(seriesPoint),
  marks: z.array(mark),
  mood: z.object({ before: mood, during: mood, after: mood }),
  responseTimes,
  mentions: z.object({
    total: z.number(),
    voices: z.number(),
    echoes: z.number(),
    peakAt: s.instant.nullable(),
    peakPerHour: z.number(),
  }),
  tasks: z.object({ total: z.number(), done: z.number(), late: z.number() }),
  lessons: z.array(lesson),
});
export const reviewBrief = z.object({
  incidentId: s.id,
  number: z.number().int(),
  title: z.string(),
  type: s.crisisType,
  severity: s.severity,
  closedAt: s.instant,
  lessons: z.number().int(),
});
