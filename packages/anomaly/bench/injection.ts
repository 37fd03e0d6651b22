import { poisson, type Random, seeded } from "./chance.ts";
import { SIZES, type Stream } from "./streams.ts";

export type Shape = "step" | "ramp60" | "viral";

/** Extra mentions of one made-up crisis, row by row from its onset. */
export interface Injection {
  stream: Stream;
  onset: number;
  shape: Shape;
  factor: number;
  extra: number[];
}

export const HORIZON = 72;
export const WARM_UP = 4032;
const ROW_MINUTES = 5;

export const SHAPES: Record<Shape, (minutes: number) => number> = {
  step: () => 1,
  ramp60: (minutes) => Math.min(1, minutes / 60),
  viral: (minutes) => Math.min(1, 0.05 * 2 ** (minutes / 15)),
};

/** The crises of one stream: `onsets` random times after the warm-up, every shape and factor of its class at each. */
export function injectionsOf(stream: Stream, onsets: number, seed: number): Injection[] {
  const random = seeded(seed * 977 + 13);
  const room = stream.counts.length - HORIZON - WARM_UP;
  const { factors } = SIZES.find(({ size }) => size === stream.size)!;
  return Array.from({ length: onsets }, () => WARM_UP + Math.floor(random() * room)).flatMap((onset) =>
    (Object.keys(SHAPES) as Shape[]).flatMap((shape) =>
      factors.map((factor) => ({
        stream,
        onset,
        shape,
        factor,
        extra: extraOf(random, stream.mean * (factor - 1), shape),
      })),
    ),
  );
}

function extraOf(random: Random, mean: number, shape: Shape): number[] {
  return Array.from({ length: HORIZON }, (_, i) => poisson(random, mean * SHAPES[shape]((i + 0.5) * ROW_MINUTES)));
}
