/** One figure of the narrative engine, beside what it should be. */
export interface Mark {
  readonly what: string;
  readonly figure: number;
  /** The least (or, where less is better, the most) that it should be; absent for figures that only inform. */
  readonly target?: number;
  readonly isMet?: boolean;
}

export function atLeast(what: string, figure: number, target: number): Mark {
  return { what, figure, target, isMet: figure >= target };
}

export function atMost(what: string, figure: number, target: number): Mark {
  return { what, figure, target, isMet: figure <= target };
}

export function told(what: string, figure: number): Mark {
  return { what, figure };
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

/** One line per figure for people, with a mark beside each that has a target. */
export function printMarks(marks: readonly Mark[]): void {
  for (const { what, figure, target, isMet } of marks) {
    const aim = target === undefined ? "" : `  target ${target}  ${isMet ? "met" : "MISSED"}`;
    console.log(`${what.padEnd(70)} ${String(figure).padStart(10)}${aim}`);
  }
}
