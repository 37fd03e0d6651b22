import type { Memory } from "../connector.ts";

/** A stretch of time that all questions are asked for, and how far that has come. */
export interface Round {
  readonly from: number;
  readonly to: number;
  readonly question: number;
  /** The end of what is still to be asked of the running question. */
  readonly before: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_LOOK = 24 * HOUR;
/** Articles turn up in the index after their time: what was heard already is known by its address. */
const OVERLAP = 45 * MINUTE;
const FURTHEST = 85 * 24 * HOUR;

export function beginRound({ heardUntil }: Memory, now: Date): Round {
  const to = now.getTime();
  const since = typeof heardUntil === "number" ? heardUntil - OVERLAP : to - FIRST_LOOK;
  return { from: Math.min(Math.max(since, to - FURTHEST), to - OVERLAP), to, question: 0, before: to };
}

/** The round that was broken off; null where there is none, or where fewer questions are left than it has asked. */
export function readRound({ round }: Memory, count: number): Round | null {
  const { from, to, question, before } = (round ?? {}) as Partial<Round>;
  const isWhole = [from, to, question, before].every((part) => Number.isSafeInteger(part));
  return isWhole && question! < count ? (round as Round) : null;
}

/** A finished round leaves the time up to which all is heard; a running one itself. */
export function writeMemory(round: Round, isDone: boolean): Memory {
  return isDone ? { heardUntil: round.to } : { round };
}
