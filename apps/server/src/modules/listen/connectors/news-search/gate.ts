/** Lets one caller through every so many milliseconds, in the order they came; the whole process stands in one queue. */
export function createGate(everyMilliseconds: number): (signal: AbortSignal) => Promise<void> {
  let opensAt = 0;
  return async (signal) => {
    const wait = Math.max(0, opensAt - Date.now());
    opensAt = Date.now() + wait + everyMilliseconds;
    if (wait === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  };
}
