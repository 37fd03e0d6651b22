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

/** Rare values are kept from the first of them on: the sum of the last ones stays the same. */
export function dropLeadingZeros(values: number[]): void {
  while (values[0] === 0) values.shift();
}

/** The score of a channel that has nothing to say. */
export const NEVER = -9;

const POWERS = Array.from({ length: 40 }, (_, i) => 10 ** (i - 20));

/** A number with `digits` significant ones: what learning cannot feel the loss of, and a snapshot need not hold. */
export function significant(value: number, digits: number): number {
  if (value === 0) return 0;
  const power = POWERS[19 + digits - Math.floor(Math.log10(Math.abs(value)))];
  return power === undefined ? value : Math.round(value * power) / power;
}
