import type { AnswerOf } from "@tocsin/contract";

export type Rehearsal = AnswerOf<"rehearseWatch">;
export type Ring = Rehearsal["rings"][number];
export type Missed = Rehearsal["missed"][number];

/** Rings of one fate; dismissed ones by the reason that was given. */
export interface FateCount {
  readonly fate: Ring["fate"];
  readonly reason: Ring["reason"];
  readonly count: number;
}

const order: readonly Ring["fate"][] = ["incident", "acknowledged", "dismissed", "unseen", "unknown"];

/** What the rings turned out to be, the gravest first. */
export function countFates(rings: readonly Pick<Ring, "fate" | "reason">[]): FateCount[] {
  const counts = new Map<string, FateCount>();
  for (const { fate, reason } of rings) {
    const key = `${fate} ${reason}`;
    counts.set(key, { fate, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate) || b.count - a.count);
}

/** Silence where people acted is a fault; silence where they said "no crisis" is what they wished for. */
export function splitMissed(missed: readonly Missed[]) {
  const isSerious = ({ fate }: Missed) => fate === "incident" || fate === "acknowledged";
  return {
    serious: missed.filter(isSerious),
    spared: missed.filter(({ fate }) => fate === "dismissed"),
    unseen: missed.filter(({ fate }) => fate === "unseen"),
  };
}

const DAY_MS = 86_400_000;

/** Days of the asked time that posts really reach back. */
export function daysHeard({ from, to, learntFrom }: Pick<Rehearsal, "from" | "to" | "learntFrom">): number {
  const start = Math.max(Date.parse(from), Date.parse(learntFrom ?? to));
  return Math.max(1, Math.round((Date.parse(to) - start) / DAY_MS));
}

/** The bell needs a week to know what is usual: what it says before is rough. */
export function isRough({ from, learntFrom }: Pick<Rehearsal, "from" | "learntFrom">): boolean {
  return learntFrom !== null && Date.parse(learntFrom) > Date.parse(from) - 7 * DAY_MS;
}
