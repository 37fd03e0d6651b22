/** Which stretch of time a chart shows, in milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const LEAST_MS = 30 * 60_000;
const MOST_MS = 90 * 86_400_000;

/** The same middle, `factor` times as long; never shorter than half an hour or longer than ninety days, never past now. */
export function stretchWindow({ from, to }: Window, factor: number, now: number): Window {
  const length = Math.min(MOST_MS, Math.max(LEAST_MS, (to - from) * factor));
  const middle = (from + to) / 2;
  return beforeNow({ from: middle - length / 2, to: middle + length / 2 }, now);
}

/** Half a window earlier (-1) or later (1). */
export function shiftWindow({ from, to }: Window, direction: -1 | 1, now: number): Window {
  const step = ((to - from) / 2) * direction;
  return beforeNow({ from: from + step, to: to + step }, now);
}

function beforeNow({ from, to }: Window, now: number): Window {
  const over = Math.max(0, to - now);
  return { from: Math.round(from - over), to: Math.round(to - over) };
}

/** A window as it stands in the address; null where none does. */
export function readWindow(from: string | undefined, to: string | undefined): Window | null {
  const window = { from: Date.parse(from ?? ""), to: Date.parse(to ?? "") };
  return window.from < window.to && window.to - window.from <= MOST_MS * 2 ? window : null;
}

export const printWindow = ({ from, to }: Window) => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

/** What the keys do while the zoom has the focus; null where they do nothing. */
export function windowOfKey(key: string, window: Window, now: number): Window | null {
  if (key === "+" || key === "=") return stretchWindow(window, 0.5, now);
  if (key === "-") return stretchWindow(window, 2, now);
  if (key === "ArrowLeft") return shiftWindow(window, -1, now);
  if (key === "ArrowRight") return shiftWindow(window, 1, now);
  return null;
}
