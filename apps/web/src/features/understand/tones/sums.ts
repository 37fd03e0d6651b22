import type { understandShapes } from "@tocsin/contract";

type Tones = understandShapes.Tones;

const NOTHING: Tones = {
  mentions: 0,
  voices: 0,
  echoes: 0,
  reach: 0,
  negative: 0,
  neutral: 0,
  positive: 0,
  unsure: 0,
};
const counted = Object.keys(NOTHING) as (keyof Tones)[];

export function sumTones(parts: readonly Tones[]): Tones {
  const sum = (key: keyof Tones) => parts.reduce((total, part) => total + part[key], 0);
  return Object.fromEntries(counted.map((key) => [key, sum(key)])) as Tones;
}

/** 0 when there is nothing to be a part of. */
export const shareOf = (part: number, all: number): number => (all === 0 ? 0 : part / all);
