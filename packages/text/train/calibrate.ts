/**
 * Temperature scaling (Guo et al. 2017): the one number that the scores are divided by so that, on posts the model has not
 * learned from, it is right about as often as it says.
 */
export function findTemperature(guesses: readonly ArrayLike<number>[], labels: ArrayLike<number>): number {
  let best = 1;
  let leastSurprise = Number.POSITIVE_INFINITY;
  for (let temperature = 0.4; temperature <= 3; temperature += 0.02) {
    const surprise = meanSurprise(guesses, labels, temperature);
    if (surprise < leastSurprise) [best, leastSurprise] = [temperature, surprise];
  }
  return best;
}

function meanSurprise(guesses: readonly ArrayLike<number>[], labels: ArrayLike<number>, temperature: number): number {
  let sum = 0;
  guesses.forEach((guess, i) => {
    const powers = [0, 1, 2].map((c) => guess[c]! ** (1 / temperature));
    sum -= Math.log(powers[labels[i]!]! / (powers[0]! + powers[1]! + powers[2]!) + 1e-12);
  });
  return sum / guesses.length;
}
