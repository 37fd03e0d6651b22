import { HORIZON, type Injection, type Shape } from "./injection.ts";

export interface Detection {
  minutes: number;
  shape: Shape;
  factor: number;
}

const ROW_MINUTES = 5;
const MISSED = 365;

/** When a crisis rang, or undefined where the background rings by itself. */
export function detectionOf(
  injection: Injection,
  scores: Float64Array,
  background: Float64Array,
  threshold: number,
): Detection | undefined {
  const { onset, shape, factor } = injection;
  for (let i = onset; i < onset + HORIZON; i++) if (background[i]! >= threshold) return undefined;
  const row = scores.findIndex((score) => score >= threshold);
  return { minutes: row < 0 ? MISSED : (row + 1) * ROW_MINUTES, shape, factor };
}

/** Restricted mean time to detection in minutes, to a tenth. */
export function rmtd(detections: Detection[]): number {
  const sum = detections.reduce((total, { minutes }) => total + minutes, 0);
  return Math.round((sum / detections.length) * 10) / 10;
}
