import { z } from "zod";
import * as s from "./shapes.ts";
import { alertKinds, calleeKinds, departments, escalationHappenings, escalationStates, shiftKinds } from "./words.ts";

/** Somebody who can be called: a member of the workspace, or a contact of the plan. */
export const callee = z.object({ kind: z.enum(calleeKinds), id: s.id });
export type Callee = z.infer<typeof callee>;
const department = z.enum(departments);

/** Whom a step calls. `called` are the contacts that the plan says are called; `skill` is the first who fits. */
export const stepTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("called") }),
  z.object({ kind: z.literal("bells") }),
  z.object({ kind: z.literal("bell"), id: s.id }),
  z.object({ kind: z.literal("member"), id: s.id }),
  z.object({ kind: z.literal("contact"), id: s.id }),
  z.object({ kind: z.literal("team"), department }),
  z.object({ kind: z.literal("rotation"), id: s.id }),
  z.object({ kind: z.literal("skill"), language: s.language.nullable(), department: department.nullable() }),
]);
export type StepTarget = z.infer<typeof stepTarget>;

export const policyStep = z.object({
  /** How long after the step before it, if nobody has taken the alert. */
  delayMinutes: z.number().int().min(0).max(9_000),
  targets: z.array(stepTarget).min(1).max(20),
  /** Whether everybody of this step is called until each has answered, even when one has taken the alert. */
  needsEverybody: z.boolean(),
});
export type PolicyStep = z.infer<typeof policyStep>;

export const policyBody = z.object({
  name: s.name,
  /** Null: for all brands. */
  brandId: s.id.nullable(),
  minimumSeverity: s.severity,
  kinds: z.array(z.enum(alertKinds)).min(1),
  steps: z.array(policyStep).min(1).max(20),
  /** How often all steps are gone through again. */
  repeats: z.number().int().min(0).max(5),
  /** How long after the last step it begins again, or nobody is left. */
  repeatMinutes: z.number().int().min(1).max(9_000),
  /** The step, counted from one, that an alert which grows starts again from. */
  growthStep: z.number().int().min(1).max(20),
  /** How long "I have it" holds when no time is promised; null: until the alert is over. */
  promiseMinutes: z.number().int().min(5).max(1_440).nullable(),
});
export type PolicyWish = z.infer<typeof policyBody>;
/** `isBuiltIn` is the policy of a workspace without its own: everybody who is called and all bells, at once. */
export const policy = policyBody.extend({ id: s.id, isBuiltIn: z.boolean() });
export type Policy = z.infer<typeof policy>;

const minuteOfDay = z.number().int().min(0).max(1_440);
const date = z.iso.date();
const rotationFields = z.object({
  name: s.name,
  callees: z.array(callee).min(1).max(50),
  shift: z.enum(shiftKinds),
  /** For shifts of kind `hours`. */
  shiftHours: z.number().int().min(1).max(720),
  /** 0 is Sunday; for weekly shifts. */
  handoverWeekday: z.number().int().min(0).max(6),
  handoverMinute: minuteOfDay.max(1_439),
  /** The first shift begins at the first hand-over on or after this day of the workspace's calendar. */
  startsOn: date,
});
export const rotationBody = rotationFields;
export type RotationWish = z.infer<typeof rotationBody>;
const stretch = { from: s.instant, until: s.instant };
export const swapBody = z
  .object({ callee, ...stretch })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), { path: ["until"] });
export const swap = z.object({ id: s.id, callee, ...stretch });
export const rotation = rotationFields.extend({ id: s.id, onCall: callee.nullable(), swaps: z.array(swap) });
export type Rotation = z.infer<typeof rotation>;
/** `callee` is null before the first shift. */
export const shift = z.object({ callee: callee.nullable(), ...stretch, isSwap: z.boolean() });
export const stretchQuery = z
  .object({ ...stretch })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 62 * 86_400_000, { path: ["until"] });

/** When somebody may be called, and what they can do. Without weekly hours: at any time. */
export const duty = z.object({
  weekly: z.array(z.object({ weekday: z.number().int().min(0).max(6), from: minuteOfDay, until: minuteOfDay })).max(28),
  /** Whole days of the workspace's calendar, both included; nothing calls through them. */
  daysOff: z.array(z.object({ from: date, until: date })).max(50),
  quiet: z.object({ from: minuteOfDay, until: minuteOfDay }).nullable(),
  /** From this severity on, hours and quiet do not count; 6: they always do. */
  loudSeverity: z.number().int().min(1).max(6),
  languages: z.array(s.language),
  departments: z.array(department),
});
export type Duty = z.infer<typeof duty>;
/** What people say of themselves; what they can do, an administrator says. */
export const ownDuty = duty.omit({ languages: true, departments: true });
export type OwnDuty = z.infer<typeof ownDuty>;
export const calleeRecord = callee.extend({
  name: z.string(),
  /** Whether there is any way to reach this person. */
  isReachable: z.boolean(),
  isOnDuty: z.boolean(),
  duty,
});
export type CalleeRecord = z.infer<typeof calleeRecord>;

/** A stretch in which a step reaches nobody. */
export const hole = z.object({ step: z.number().int(), ...stretch });
export const coverage = z.object({ severity: s.severity, holes: z.array(hole) });
export const coverageQuery = z
  .object({ ...stretch, severity: z.coerce.number().int().min(1).max(5).optional() })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 62 * 86_400_000, { path: ["until"] });

/** One line of the log. Steps and rounds are counted from one. */
export const happening = z.object({
  id: s.id,
  at: s.instant,
  kind: z.enum(escalationHappenings),
  step: z.number().int().nullable(),
  round: z.number().int().nullable(),
  name: z.string().nullable(),
  /** The time a sentence speaks of: when the next step is due, until when somebody promised. */
  until: s.instant.nullable(),
  channel: z.string().nullable(),
});
export type Happening = z.infer<typeof happening>;
/** Somebody who was called for an alert. */
export const call = z.object({
  id: s.id,
  callee,
  name: z.string(),
  step: z.number().int(),
  calledAt: s.instant,
  times: z.number().int(),
  answeredAt: s.instant.nullable(),
  /** Whether the step asks everybody, so that this person is called until they answer. */
  isNeeded: z.boolean(),
});
export const escalation = z.object({
  state: z.enum(escalationStates),
  policyName: z.string().nullable(),
  isBuiltIn: z.boolean(),
  promisedUntil: s.instant.nullable(),
  next: z
    .object({ step: z.number().int(), round: z.number().int(), at: s.instant, names: z.array(z.string()) })
    .nullable(),
  calls: z.array(call),
  log: z.array(happening),
});
export type Escalation = z.infer<typeof escalation>;
export const promiseBody = z.object({ until: s.instant });
export const answerBody = z.object({ callId: s.id });

/** What a test of a policy did, step by step. */
export const policyTest = z.object({
  lines: z.array(
    z.object({
      step: z.number().int(),
      name: z.string(),
      channel: z.string().nullable(),
      outcome: z.enum(["sent", "refused", "off-duty", "no-way", "nobody"]),
      problem: z.string().nullable(),
    }),
  ),
});
