/** Whom a step calls at a moment: targets become people, each once, and whoever is off duty is passed over. */
import type { Callee, Department, Duty, Language, PolicyStep, StepTarget } from "@tocsin/contract";
import { isOnDuty } from "./duty.ts";
import { isSame, listFromOnCall, type RotationPlan } from "./shifts.ts";
import type { WallClock } from "./wallTime.ts";

export interface Callable {
  readonly callee: Callee;
  readonly name: string;
  readonly isReachable: boolean;
  /** Whether the plan says that this contact is called when an alert rings. */
  readonly isCalled: boolean;
  readonly languages: readonly Language[];
  readonly departments: readonly Department[];
  readonly duty: Duty;
}

/** Everybody and everything a policy can name. */
export interface Roster {
  readonly clock: WallClock;
  readonly people: readonly Callable[];
  readonly rotations: ReadonlyMap<string, RotationPlan>;
  /** The bells that ring for the severity in question. */
  readonly bells: readonly RosterBell[];
}
export interface RosterBell {
  readonly id: string;
  /** Whose device it is, by key: it keeps this person's hours. */
  readonly owner: string | null;
}

export interface Moment {
  readonly at: Date;
  readonly severity: number;
}

/** How often each person, by key, has been called for the alert: in this round, and altogether. */
export interface CalledSoFar {
  readonly inRound: ReadonlySet<string>;
  readonly times: ReadonlyMap<string, number>;
}
export const NOBODY_CALLED: CalledSoFar = { inRound: new Set(), times: new Map() };

export type SkipReason = "off-duty" | "no-way" | "already-rung";
export interface Called {
  readonly people: readonly Callable[];
  readonly bells: readonly string[];
  readonly skipped: readonly { readonly person: Callable; readonly why: SkipReason }[];
}

export const keyOf = ({ kind, id }: Callee): string => `${kind}:${id}`;

/** Whoever holds an alert: a person of the workspace by their own id, a contact by the key they are called by. */
export const keyOfHolder = (holder: string): string => (holder.includes(":") ? holder : `member:${holder}`);

export function readKey(key: string): Callee {
  const place = key.indexOf(":");
  return { kind: key.slice(0, place) as Callee["kind"], id: key.slice(place + 1) };
}

export function resolveStep(
  step: Pick<PolicyStep, "targets">,
  roster: Roster,
  moment: Moment,
  soFar: CalledSoFar = NOBODY_CALLED,
): Called {
  const people = new Map<string, Callable>();
  const skipped = new Map<string, Called["skipped"][number]>();
  const wall = roster.clock.wallOf(moment.at);
  for (const target of step.targets) {
    const { candidates, isOneEnough } = listCandidates(target, roster, moment, soFar);
    for (const person of candidates) {
      const key = keyOf(person.callee);
      const why = whySkipped(person, { wall, severity: moment.severity, soFar });
      if (why === null) people.set(key, person);
      else skipped.set(key, { person, why });
      if (isOneEnough && (why === null || why === "already-rung")) break;
    }
  }
  return {
    people: [...people.values()],
    bells: listBellsOf(step.targets, roster, (owner) => isFree(owner, roster, { wall, severity: moment.severity })),
    skipped: [...skipped.values()],
  };
}

function whySkipped(
  person: Callable,
  { wall, severity, soFar }: { wall: number; severity: number; soFar: CalledSoFar },
): SkipReason | null {
  if (soFar.inRound.has(keyOf(person.callee))) return "already-rung";
  if (!person.isReachable) return "no-way";
  return isOnDuty(person.duty, wall, severity) ? null : "off-duty";
}

interface Candidates {
  readonly candidates: readonly Callable[];
  /** A rotation and a skill ask for one person: whoever comes next steps in for who is off duty. */
  readonly isOneEnough: boolean;
}

function listCandidates(target: StepTarget, roster: Roster, { at }: Moment, { times }: CalledSoFar): Candidates {
  const { people } = roster;
  const all = (candidates: readonly Callable[]): Candidates => ({ candidates, isOneEnough: false });
  switch (target.kind) {
    case "called":
      return all(people.filter((person) => person.isCalled));
    case "team":
      return all(people.filter((person) => person.departments.includes(target.department)));
    case "member":
    case "contact":
      return all(people.filter((person) => isSame(person.callee, target)));
    case "rotation":
      return { candidates: listOnCall(roster, target.id, at), isOneEnough: true };
    case "skill": {
      const rank = (person: Callable) => times.get(keyOf(person.callee)) ?? 0;
      const fit = people.filter((person) => hasSkill(person, target));
      return { candidates: fit.toSorted((one, other) => rank(one) - rank(other)), isOneEnough: true };
    }
    default:
      return all([]);
  }
}

function listOnCall({ rotations, clock, people }: Roster, id: string, at: Date): Callable[] {
  const rotation = rotations.get(id);
  if (rotation === undefined) return [];
  return listFromOnCall(rotation, at, clock).flatMap(
    (callee) => people.find((person) => isSame(person.callee, callee)) ?? [],
  );
}

function hasSkill(
  person: Callable,
  { language, department }: { language: Language | null; department: Department | null },
): boolean {
  if (language !== null && !person.languages.includes(language)) return false;
  return department === null || person.departments.includes(department);
}

/** The device of somebody who is off duty stays quiet. */
function isFree(owner: string, { people }: Roster, { wall, severity }: { wall: number; severity: number }): boolean {
  const person = people.find(({ callee }) => keyOf(callee) === owner);
  return person === undefined || isOnDuty(person.duty, wall, severity);
}

function listBellsOf(
  targets: readonly StepTarget[],
  { bells }: Roster,
  isOwnerFree: (owner: string) => boolean,
): string[] {
  const isAll = targets.some(({ kind }) => kind === "bells");
  const named = targets.flatMap((target) => (target.kind === "bell" ? [target.id] : []));
  return bells
    .filter(({ id, owner }) => (isAll || named.includes(id)) && (owner === null || isOwnerFree(owner)))
    .map(({ id }) => id);
}
