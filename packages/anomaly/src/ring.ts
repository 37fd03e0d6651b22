/** Windows are short arrays, oldest first. */
export function sumOfLast(values: readonly number[], length: number): number {
  let sum = 0;
  for (let i = Math.max(0, values.length - length); i < values.length; i++) sum += values[i]!;
  return sum;
}

export function keep(values: number[], value: number, length: number): void {
  values.push(value);
  if (values.length > length) values.shift();
}

/** The score of a channel that has nothing to say. */
export const NEVER = -9;
