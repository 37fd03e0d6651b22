import type { AnswerOf } from "@tocsin/contract";
import { isSilent, type SourceNow } from "../../ui/sources.ts";

export type WatchNow = AnswerOf<"getSituation">["watches"][number];

/** What needs eyes first: what has an alert, by severity; then own brands before competitors; then what is talked about. */
export function sortWatches(watches: readonly WatchNow[]): WatchNow[] {
  const urgency = (watch: WatchNow) => (watch.alertId === null ? 0 : (watch.severity ?? 1));
  const isOwn = (watch: WatchNow) => Number(watch.brandKind === "own");
  return [...watches].sort((a, b) => urgency(b) - urgency(a) || isOwn(b) - isOwn(a) || b.lastDay.seen - a.lastDay.seen);
}

/** A sentence of the catalogue for the last hour against what is usual at this hour. */
export function sentenceForHour({ isPaused, isLearning, lastHour }: WatchNow): string {
  if (isPaused) return "detect.hour.paused";
  if (lastHour.expected === null) return isLearning ? "detect.hour.learning" : "detect.hour.unknown";
  if (lastHour.upper !== null && lastHour.seen > lastHour.upper) return "detect.hour.over";
  return "detect.hour.usual";
}

/** What the sources together say about silence: some are silent, all are heard, or some have yet to deliver. */
export function sentenceForSources(sources: readonly SourceNow[]): string {
  if (sources.length === 0) return "detect.noSource";
  if (sources.some(isSilent)) return "detect.sourcesSilent";
  return sources.every((source) => source.state === "healthy") ? "detect.sourcesHeard" : "detect.sourcesPartly";
}
