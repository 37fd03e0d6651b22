const LEAST_STEPS = 24;

interface Times {
  readonly firstAt: string;
  readonly from: string;
  readonly to: string;
}

/** From the first post on, but never so late that a young narrative is one lonely bar; nor before the stretch itself. */
export function curveStart({ firstAt, from, to }: Times, stepMinutes: number): string {
  const least = Date.parse(to) - LEAST_STEPS * stepMinutes * 60_000;
  return new Date(Math.max(Date.parse(from), Math.min(Date.parse(firstAt), least))).toISOString();
}
