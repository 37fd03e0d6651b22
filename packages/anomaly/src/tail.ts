/**
 * How surprising a count is, as -log10 of a tail probability.
 *
 * Only the first term of a tail needs gamma functions; every next term follows by the ratio of neighbouring
 * probabilities, so a tail costs tens of nanoseconds and never underflows (the sum is kept relative to its first term).
 * After MOST_TERMS the remainder is closed with the geometric bound, which is the Mills ratio for wide distributions:
 * at three standard deviations it is off by at most 0.05 in the result, and it keeps the order of scores.
 */
const LN10 = Math.LN10;
const HALF_LN_2PI = 0.9189385332046727;
const MOST_TERMS = 64;
const NEGLIGIBLE = 1e-7;
/** Surprise of a count at its mean. */
const AT_MEAN = 0.3;

/** ln Gamma(x) for x > 0 by Stirling's series after shifting x above 7; relative error below 1e-10. */
export function lnGamma(x: number): number {
  let shift = 1;
  while (x < 7) shift *= x++;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (x - 0.5) * Math.log(x) - x + HALF_LN_2PI + series - Math.log(shift);
}

/** A negative binomial, ready to be asked about many counts. */
export interface CountLaw {
  readonly size: number;
  readonly odds: number;
  readonly lnOdds: number;
  /** ln of the part of every probability that does not depend on the count. */
  readonly lnScale: number;
}

/** The law of counts with this mean and variance mean + dispersion * mean^2. */
export function countLaw(mean: number, dispersion: number): CountLaw {
  const size = 1 / dispersion;
  const odds = mean / (size + mean);
  return { size, odds, lnOdds: Math.log(odds), lnScale: size * Math.log1p(-odds) - lnGamma(size) };
}

/**
 * -log10 P(X >= count) for a negative binomial with the given mean and variance mean + dispersion * mean^2, mid-p
 * (the first term counts half). Grows with `count`, falls with `mean` and `dispersion`; 0 to 0.3 up to the mean.
 */
export function surpriseAbove(count: number, mean: number, dispersion: number): number {
  return count <= mean ? surpriseWithin(count, mean) : surpriseBeyond(countLaw(mean, dispersion), count);
}

/** The same up to the mean, where no tail is needed. */
export function surpriseWithin(count: number, mean: number): number {
  return mean > 0 ? (AT_MEAN * count) / mean : 0;
}

/** The same of a count above the mean of its law. */
export function surpriseBeyond(law: CountLaw, count: number): number {
  const { size, odds } = law;
  const first = lnProbability(law, count);
  let sum = 0.5;
  let term = 1;
  for (let k = count, n = 0; ; k++, n++) {
    const ratio = ((k + size) / (k + 1)) * odds;
    term *= ratio;
    if (n === MOST_TERMS) {
      sum += term / Math.max(1 - ratio, 1e-9);
      break;
    }
    sum += term;
    if (term < NEGLIGIBLE * sum) break;
  }
  return Math.max(AT_MEAN, -(first + Math.log(sum)) / LN10);
}

/** -log10 P(X <= count) of the same distribution: how surprising a silence is. 0 above the mean. */
export function surpriseBelow(count: number, mean: number, dispersion: number): number {
  if (count >= mean) return 0;
  const law = countLaw(mean, dispersion);
  const { size, odds } = law;
  const first = lnProbability(law, count);
  let sum = 0.5;
  let term = 1;
  for (let k = count; k >= 1 && term > NEGLIGIBLE * sum; k--) {
    term *= k / ((k - 1 + size) * odds);
    sum += term;
  }
  return Math.max(0, -(first + Math.log(sum)) / LN10);
}

function lnProbability({ size, lnOdds, lnScale }: CountLaw, count: number): number {
  return lnGamma(count + size) - lnGamma(count + 1) + lnScale + count * lnOdds;
}

/**
 * -log10 P(K >= negative) among `total` for a beta-binomial with mean `share` and intra-class correlation `rho`, mid-p.
 * 0 when the share seen does not exceed the usual one.
 */
export function surpriseOfShare(negative: number, total: number, share: number, rho: number): number {
  if (negative <= share * total) return 0;
  const strength = 1 / rho - 1;
  const a = share * strength;
  const b = (1 - share) * strength;
  const rest = total - negative;
  const first =
    lnGamma(total + 1) - lnGamma(negative + 1) - lnGamma(rest + 1) + lnBeta(negative + a, rest + b) - lnBeta(a, b);
  let sum = 0.5;
  let term = 1;
  for (let k = negative; k < total && term > NEGLIGIBLE * sum; k++) {
    term *= (((total - k) / (k + 1)) * (a + k)) / (b + total - k - 1);
    sum += term;
  }
  return Math.max(0, -(first + Math.log(sum)) / LN10);
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}
