import type { Dice } from "./dice.ts";
import type { CurvePoint } from "./scenario.ts";

/**
 * Minutes of the story at which something is posted: one post for every whole unit of the area under the curve, moved by
 * up to one unit at random. Counts follow the curve nearly exactly, moments do not look like a clock.
 */
export function drawMoments(curve: readonly CurvePoint[], untilMinute: number, dice: Dice): number[] {
  const stepMinutes = 0.25;
  const moments: number[] = [];
  let area = 0;
  for (let minute = 0; minute < untilMinute; minute += stepMinutes) {
    const before = Math.floor(area);
    area += rateAt(curve, minute) * stepMinutes;
    for (let post = before; post < Math.floor(area); post++) moments.push(minute + dice.unit() * stepMinutes);
  }
  return moments.sort((one, other) => one - other);
}

export function rateAt(curve: readonly CurvePoint[], minute: number): number {
  const next = curve.findIndex((point) => point.minute > minute);
  if (next === -1) return curve.at(-1)?.perMinute ?? 0;
  if (next === 0) return curve[0]!.perMinute;
  const [from, to] = [curve[next - 1]!, curve[next]!];
  const way = (minute - from.minute) / (to.minute - from.minute);
  return from.perMinute + way * (to.perMinute - from.perMinute);
}
