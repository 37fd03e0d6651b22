import { type ClassProbabilities, softmax } from "../shard.ts";
import { SIGNS, type SignValues } from "./signs.ts";

/** Weights of each sign for negative, neutral, positive, in the order of `SIGNS`, already divided by the temperature. */
export type SignWeights = readonly (readonly [negative: number, neutral: number, positive: number])[];

/** The weights in `lines`: `sign TAB negative TAB neutral TAB positive`. A sign without a line weighs nothing. */
export function readSignWeights(lines: string): SignWeights {
  const listed = new Map(
    lines.split("\n").map((line) => [line.split("\t")[0]!, line.split("\t").slice(1).map(Number)]),
  );
  return SIGNS.map((sign) => {
    const [negative = 0, neutral = 0, positive = 0] = listed.get(sign) ?? [];
    return [negative, neutral, positive];
  });
}

/** The probabilities that the weights `rows` give to a post with these signs. */
export function weighSigns(rows: SignWeights, values: SignValues): ClassProbabilities {
  let negative = 0;
  let neutral = 0;
  let positive = 0;
  for (let i = 0; i < SIGNS.length; i++) {
    const value = values[SIGNS[i]!];
    const weights = rows[i]!;
    negative += value * weights[0];
    neutral += value * weights[1];
    positive += value * weights[2];
  }
  return softmax(negative, neutral, positive);
}
