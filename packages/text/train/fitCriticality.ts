import type { Features } from "../src/criticality/features.ts";
import { scoreFeatures } from "../src/criticality/judgeCriticality.ts";

export type Weights = Features & { readonly bias: number };

export interface Example {
  readonly features: Features;
  readonly isCrisis: boolean;
  readonly weight: number;
}

/** Which way each feature may speak: what names harm never calms, what names business never alarms. */
const DIRECTION: Readonly<Record<keyof Features, 1 | -1>> = {
  grave: 1,
  against: 1,
  soft: 1,
  business: -1,
  fun: -1,
  elsewhere: -1,
  tone: 1,
};
const NAMES = Object.keys(DIRECTION) as (keyof Features)[];
const STEPS = 1500;
const RATE = 0.5;
const SHRINKAGE = 0.003;

/** Logistic regression by plain gradient descent with momentum, weights held to their directions. Deterministic. */
export function fitCriticality(examples: readonly Example[]): Weights {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const keys = [...NAMES, "bias"] as const;
  const weights = Object.fromEntries(keys.map((key) => [key, 0])) as Record<(typeof keys)[number], number>;
  const pace = { ...weights };
  for (let step = 0; step < STEPS; step++) {
    const slope = slopesOf(examples, weights);
    for (const key of keys) {
      const shrinkage = key === "bias" ? 0 : SHRINKAGE * weights[key];
      pace[key] = 0.9 * pace[key] - RATE * (slope[key] / total + shrinkage);
      weights[key] += pace[key];
      if (key !== "bias" && weights[key] * DIRECTION[key] < 0) weights[key] = 0;
    }
  }
  return weights;
}

function slopesOf(examples: readonly Example[], weights: Weights): Record<keyof Weights, number> {
  const slope = Object.fromEntries([...NAMES, "bias"].map((key) => [key, 0])) as Record<keyof Weights, number>;
  for (const { features, isCrisis, weight } of examples) {
    const error = weight * (scoreFeatures(features, weights) - Number(isCrisis));
    slope.bias += error;
    for (const name of NAMES) slope[name] += error * features[name];
  }
  return slope;
}
