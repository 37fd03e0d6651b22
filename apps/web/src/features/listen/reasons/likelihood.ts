/** From how much on a probability is called so; what is below the last is "hardly". */
const words = [
  [0.9, "almostSure"],
  [0.6, "likely"],
  [0.35, "possible"],
  [0.1, "unlikely"],
] as const;

export function nameLikelihood(probability: number): string {
  return words.find(([least]) => probability >= least)?.[1] ?? "hardly";
}
