const ROUND_MS = 1200;

/**
 * How many of `items` one core does in a second. The processor's time is counted, not the clock's, so that a busy machine
 * does not change the figure; what runs before it is long enough for the code to be compiled.
 */
export async function measurePerSecond<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  await runFor(items, work, ROUND_MS / 3);
  const before = process.cpuUsage();
  const done = await runFor(items, work, ROUND_MS);
  const { user, system } = process.cpuUsage(before);
  return Math.round((done * 1e6) / (user + system));
}

async function runFor<T>(items: readonly T[], work: (item: T) => unknown, ms: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (let i = 0; performance.now() - start < ms; i = (i + 1) % items.length) {
    const answer = work(items[i]!);
    if (answer instanceof Promise) await answer;
    done += 1;
  }
  return done;
}
