const WARMING_MS = 1500;
const MEASURED_MS = 1500;

/**
 * How many of `items` one core does in a second. The processor's time is counted, not the clock's, so that a busy machine
 * does not change the figure much; what runs before it is long enough for word lists to be read and code to be compiled.
 */
export async function measurePerSecond<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  await repeatFor(WARMING_MS, items, work);
  const { passes, ms } = await repeatFor(MEASURED_MS, items, work);
  return Math.round((passes * items.length * 1000) / ms);
}

/** Whole passes over `items` until `least` milliseconds of processor time are spent. */
async function repeatFor<T>(least: number, items: readonly T[], work: (item: T) => unknown) {
  const before = process.cpuUsage();
  for (let passes = 1; ; passes++) {
    for (const item of items) {
      const answer = work(item);
      if (answer instanceof Promise) await answer;
    }
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms >= least) return { passes, ms };
  }
}
