import type { Observation } from "@tocsin/anomaly";
import { MINUTE } from "../../platform/clock.ts";
import type { BandRow } from "./queries.ts";
import { BAND_STEP } from "./rules.ts";

/** Expected values of minutes, gathered into the steps that are kept. A running step is filled up with its last minute. */
export class Band {
  private readonly steps = new Map<number, { expected: number; upper: number; minutes: number }>();

  add({ at, expected, upper, problem }: Observation): void {
    if (problem === "out-of-order") return;
    const start = Math.floor(at / BAND_STEP) * BAND_STEP;
    const step = this.steps.get(start) ?? { expected: 0, upper: 0, minutes: 0 };
    this.steps.set(start, { expected: step.expected + expected, upper: step.upper + upper, minutes: step.minutes + 1 });
  }

  rows(): BandRow[] {
    const whole = BAND_STEP / MINUTE;
    return [...this.steps].map(([at, { expected, upper, minutes }]) => ({
      at: new Date(at),
      expected: (expected * whole) / minutes,
      upper: (upper * whole) / minutes,
    }));
  }
}
