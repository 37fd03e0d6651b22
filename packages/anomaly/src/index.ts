export { thresholdOf } from "./budget.ts";
export { CALENDAR_KINDS, type CalendarDay, type CalendarKind, calendarDays } from "./calendar.ts";
export { createDetector, type Detector, type Observation, restoreDetector } from "./detector.ts";
export type { Episode, EpisodeChange, EpisodeKind, ReasonCode } from "./episode.ts";
export type { Explanation } from "./explain.ts";
export { createNabDetector, type NabDetector, type NabObservation } from "./nab.ts";
export type { ProblemCode, Row } from "./row.ts";
export type { Severity } from "./severity.ts";
export {
  createSilenceDetector,
  restoreSilenceDetector,
  type SilenceDetector,
  type SilenceObservation,
  type SilenceSnapshot,
} from "./silence.ts";
export { parseSnapshot, type Settings, type Snapshot } from "./snapshot.ts";
export type { Channel } from "./stream.ts";
