/** The calling for one alert, as it is kept and carried on. Every step happens in the transaction that records it. */
import type { EscalationHappening, Policy } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import { MINUTE } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/ids.ts";
import type { AlertRow } from "../queries.ts";
import { ringBells } from "../ring.ts";
import type { News } from "../rules.ts";
import { listPolicies } from "./policies.ts";
import * as queries from "./queries.ts";
import { type Book, listReceivers, readBook } from "./roster.ts";
import { choosePolicy, type Next, type Place, placeAfter, placeOfGrowth, REMIND_MINUTES } from "./rules.ts";
import { type Callable, type Called, type CalledSoFar, keyOf, resolveStep } from "./targets.ts";

export const RING_QUEUE = "ring-due";

interface Line {
  readonly kind: EscalationHappening;
  readonly place?: Place;
  readonly name?: string;
  readonly until?: Date;
}

/** Writes a line into the alert's log; steps are counted from one there. */
export const writeLine = (context: Context, db: Db, alert: AlertKey, { kind, place, name, until }: Line) =>
  queries.storeEntry(db, {
    ...{ workspace_id: alert.workspace_id, alert_id: alert.id, at: context.clock.now(), kind },
    ...{ step: place === undefined ? null : place.step + 1, round: place?.round ?? null },
    ...{ name: name ?? null, until_at: until ?? null },
  });
export type AlertKey = Pick<AlertRow, "id" | "workspace_id">;

/** An alert rings, or rings again because it has grown: its policy is chosen anew, and its first step called. */
export async function beginCalling(context: Context, db: Db, alert: AlertRow, news: News): Promise<void> {
  const before = await queries.findEscalation(db, alert.workspace_id, alert.id);
  const policy = await choosePolicyOf(db, alert);
  const isGrown = news === "escalated" && before !== undefined && before.state !== "ended";
  const known = before && { policyId: before.policy_id, round: before.round };
  const place = isGrown ? placeOfGrowth(known, policy) : { step: 0, round: (before?.round ?? 0) + 1 };
  const delay = isGrown ? 0 : policy.steps[0]!.delayMinutes;
  await writeLine(context, db, alert, { kind: isGrown ? "grown" : "begun", name: policy.name });
  await planStep(context, db, alert, { policy, next: { ...place, minutes: delay } });
  if (delay === 0) await ringStep(context, db, alert, { policy, place, news });
}

export async function choosePolicyOf(db: Db, alert: AlertRow): Promise<Policy> {
  const policies = await listPolicies(db, alert.workspace_id);
  return choosePolicy(policies, { brandId: alert.brand_id, severity: alert.severity, kind: alert.kind });
}

/** Rings a step; one that reaches nobody gives way to the next at once. */
export async function ringStep(
  context: Context,
  db: Db,
  alert: AlertRow,
  { policy, place, news, also }: { policy: Policy; place: Place; news: News; also?: string | undefined },
): Promise<void> {
  const book = await readBook(context, db, alert.workspace_id, alert.severity);
  for (let at: Place = place; ; ) {
    const isReached = await callStep(context, db, alert, { policy, place: at, news, book, also });
    const next = placeAfter(policy, at);
    const isNextAtOnce = !isReached && next.round === at.round && next.step < policy.steps.length;
    if (!isNextAtOnce) return planStep(context, db, alert, { policy, next, hasRung: true });
    at = next;
  }
}

interface StepCall {
  readonly policy: Policy;
  readonly place: Place;
  readonly news: News;
  readonly book: Book;
  /** Somebody who is called though they were called before: who has broken a promise. */
  readonly also: string | undefined;
}

async function callStep(context: Context, db: Db, alert: AlertRow, call: StepCall): Promise<boolean> {
  const { policy, place, book, news } = call;
  const step = policy.steps[place.step]!;
  const moment = { at: context.clock.now(), severity: alert.severity };
  const soFar = countCalls(await queries.listCalls(db, alert.workspace_id, alert.id), place.round);
  const called = addPerson(resolveStep(step, book.roster, moment, soFar), book, call.also);
  for (const { person, why } of called.skipped)
    await writeLine(context, db, alert, { kind: why, place, name: person.name });
  for (const person of called.people)
    await noteCall(context, db, alert, { place, person, isNeeded: step.needsEverybody });
  if (called.bells.length > 0) await writeLine(context, db, alert, { kind: "bells", place });
  await ringBells(context, db, { alert, change: news, receivers: listReceivers(book, called) });
  const isReached =
    called.people.length > 0 || called.bells.length > 0 || called.skipped.some(({ why }) => why === "already-rung");
  if (!isReached) await writeLine(context, db, alert, { kind: "nobody-reached", place });
  return isReached;
}

function addPerson(called: Called, { roster }: Book, key: string | undefined): Called {
  const person = roster.people.find(({ callee }) => keyOf(callee) === key);
  if (person === undefined || called.people.includes(person)) return called;
  const skipped = called.skipped.filter((one) => one.person !== person);
  return { ...called, people: [...called.people, person], skipped };
}

function countCalls(calls: readonly queries.CallRow[], round: number): CalledSoFar {
  const times = new Map<string, number>();
  for (const { callee, times: often } of calls) times.set(callee, (times.get(callee) ?? 0) + often);
  return { times, inRound: new Set(calls.filter((call) => call.round === round).map(({ callee }) => callee)) };
}

async function noteCall(
  context: Context,
  db: Db,
  alert: AlertKey,
  { place, person, isNeeded }: { place: Place; person: Callable; isNeeded: boolean },
): Promise<void> {
  const now = context.clock.now();
  await queries.storeCall(db, {
    ...{ workspace_id: alert.workspace_id, id: newId(now), alert_id: alert.id, callee: keyOf(person.callee) },
    ...{ name: person.name, step: place.step, round: place.round, called_at: now, times: 1, is_needed: isNeeded },
    ...{ remind_at: isNeeded ? new Date(now.getTime() + REMIND_MINUTES * MINUTE) : null, answered_at: null },
    declined_at: null,
  });
  await writeLine(context, db, alert, { kind: "rung", place, name: person.name });
}

/** Notes what comes next, and wakes the calling then. Whoever has the alert already is not called further. */
async function planStep(
  context: Context,
  db: Db,
  alert: AlertRow,
  { policy, next, hasRung = false }: { policy: Policy; next: Next; hasRung?: boolean },
): Promise<void> {
  const now = context.clock.now();
  const isHeld = alert.state === "acknowledged";
  const dueAt = isHeld ? null : new Date(now.getTime() + next.minutes * MINUTE);
  await queries.storeEscalation(db, {
    ...{ workspace_id: alert.workspace_id, alert_id: alert.id, policy_id: policy.id, step: next.step },
    ...{ round: next.round, state: isHeld ? "held" : "running", due_at: dueAt, rung_at: hasRung ? now : null },
  });
  if (dueAt === null) return;
  if (next.step < policy.steps.length && next.minutes > 0)
    await writeLine(context, db, alert, { kind: "planned", place: next, until: dueAt });
  await wake(context, db, dueAt);
}

/** Asks for the next look at a moment; the routine looks anyway, this is for being in time. */
export const wake = (context: Context, db: Db, at: Date): Promise<void> =>
  context.jobs.send(db, RING_QUEUE, {}, { startAfter: at });
