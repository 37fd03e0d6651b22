/** The spans a watch is looked at over, each with the step that gives a readable number of bars. */
export const watchSpans = {
  "6h": { hours: 6, stepMinutes: 5 },
  "24h": { hours: 24, stepMinutes: 15 },
  "7d": { hours: 168, stepMinutes: 60 },
  "30d": { hours: 720, stepMinutes: 1440 },
} as const;
export type WatchSpan = keyof typeof watchSpans;
export const spanNames = Object.keys(watchSpans) as WatchSpan[];

export const isWatchSpan = (text: string | undefined): text is WatchSpan => text !== undefined && text in watchSpans;

const HOUR_MS = 3_600_000;

/** From a full step to a full step, so that the first bar is whole and the cache key holds for the length of a step. */
export function seriesOver(span: WatchSpan, now: number) {
  const { hours, stepMinutes } = watchSpans[span];
  const step = Math.min(stepMinutes, 60) * 60_000;
  const to = Math.ceil(now / step) * step;
  return {
    from: new Date(to - hours * HOUR_MS).toISOString(),
    to: new Date(to).toISOString(),
    stepMinutes,
  };
}
