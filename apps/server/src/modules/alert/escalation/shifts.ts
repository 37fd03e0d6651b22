/** Who is on call, by plan and by swap. Shifts follow each other without a gap or an overlap, in every time zone. */
import type { Callee, escalationShapes } from "@tocsin/contract";
import { MINUTES_OF_DAY, MINUTES_OF_WEEK, type WallClock, wallOfDate, weekdayOf } from "./wallTime.ts";

export interface Swap {
  readonly callee: Callee;
  readonly from: Date;
  readonly until: Date;
}
export interface RotationPlan extends escalationShapes.RotationWish {
  /** The later one counts where two overlap. */
  readonly swaps: readonly Swap[];
}
export interface Shift {
  readonly callee: Callee | null;
  readonly from: Date;
  readonly until: Date;
  readonly isSwap: boolean;
}

function lengthOf({ shift, shiftHours }: RotationPlan): number {
  if (shift === "hours") return shiftHours * 60;
  return shift === "day" ? MINUTES_OF_DAY : MINUTES_OF_WEEK;
}

function firstHandover({ shift, startsOn, handoverMinute, handoverWeekday }: RotationPlan): number {
  const start = wallOfDate(startsOn) + handoverMinute;
  if (shift !== "week") return start;
  return start + ((handoverWeekday - weekdayOf(start) + 7) % 7) * MINUTES_OF_DAY;
}

/** The planned shifts by their number: 0 is the first, negative ones lie before the rotation begins. */
function planOf(rotation: RotationPlan, clock: WallClock) {
  const first = firstHandover(rotation);
  const length = lengthOf(rotation);
  const startOf = (number: number) => clock.instantOf(first + number * length);
  const calleeOf = (number: number) =>
    number < 0 ? null : (rotation.callees[number % rotation.callees.length] ?? null);
  function numberAt(at: Date): number {
    let number = Math.floor((clock.wallOf(at) - first) / length);
    // The hands jump at a change of summer time, instants do not.
    while (at < startOf(number)) number--;
    while (at >= startOf(number + 1)) number++;
    return number;
  }
  return { startOf, calleeOf, numberAt };
}

/** Nobody before the first shift. */
export function whoIsOnCall(rotation: RotationPlan, at: Date, clock: WallClock): Callee | null {
  const swap = rotation.swaps.findLast(({ from, until }) => from <= at && at < until);
  if (swap !== undefined) return swap.callee;
  const { calleeOf, numberAt } = planOf(rotation, clock);
  return calleeOf(numberAt(at));
}

/** Who is to be asked, in order: whoever is on call, then the others in the order of the rotation. */
export function listFromOnCall(rotation: RotationPlan, at: Date, clock: WallClock): Callee[] {
  const first = whoIsOnCall(rotation, at, clock);
  if (first === null) return [];
  const { callees } = rotation;
  const place = callees.findIndex((callee) => isSame(callee, first));
  const after = [...callees.slice(place + 1), ...callees.slice(0, place + 1)];
  return [first, ...after.filter((callee) => !isSame(callee, first))];
}

export interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

/** The shifts that touch a stretch, cut to it. */
export function listShifts(rotation: RotationPlan, { from, until }: Stretch, clock: WallClock): Shift[] {
  const { startOf, calleeOf, numberAt } = planOf(rotation, clock);
  const shifts: Shift[] = [];
  for (let number = numberAt(from); startOf(number) < until; number++)
    shifts.push({ callee: calleeOf(number), from: startOf(number), until: startOf(number + 1), isSwap: false });
  const cut = shifts.map((shift) => ({ ...shift, from: later(shift.from, from), until: earlier(shift.until, until) }));
  const laid = rotation.swaps.reduce((under, swap) => layOver(under, swap), cut as Shift[]);
  return laid.filter((shift) => shift.from < shift.until);
}

function layOver(shifts: readonly Shift[], swap: Swap): Shift[] {
  return shifts.flatMap((shift) => {
    const from = later(shift.from, swap.from);
    const until = earlier(shift.until, swap.until);
    if (from >= until) return [shift];
    return [
      { ...shift, until: from },
      { callee: swap.callee, from, until, isSwap: true },
      { ...shift, from: until },
    ].filter((piece) => piece.from < piece.until);
  });
}

export const isSame = (one: Callee, other: Callee): boolean => one.kind === other.kind && one.id === other.id;
const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
