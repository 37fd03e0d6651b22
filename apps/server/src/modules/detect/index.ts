export { isNews, publisherOf } from "./carriers.ts";
export { type Heard, hearCriticality, isTurnByTone, judgeHeard, type LastingStep } from "./criticality.ts";
export { type Ears, openEars } from "./ears.ts";
export { episodeChanged } from "./events.ts";
export { composeExplanation, type SeenPost, suggestType } from "./explain.ts";
export { detectJobs } from "./jobs.ts";
export { type Recollection, recollect } from "./moment.ts";
export { NarrativeBell } from "./narratives/bell.ts";
export { type HeardObservation, hearLoudest, isMereNoise } from "./narratives/ring.ts";
export type { Telling } from "./narratives/voices.ts";
export { type EpisodeRow, findEpisode, type WatchKey } from "./queries.ts";
export {
  EVIDENCE,
  evidenceStart,
  isDeaf,
  LONGEST_MEMORY,
  type OpenEpisode,
  REJOIN_WITHIN,
  ROW_MINUTES,
  stepEpisode,
} from "./rules.ts";
export { toSeenPost } from "./seen.ts";
export { readPoints, readSeries, readSituations, type Series } from "./series.ts";
export { advanceAll, openRows, relearnWatch } from "./service.ts";
export { listSilences } from "./silence/queries.ts";
export { listenForSilence } from "./silence/service.ts";
export { type DetectTables, detectMigrations } from "./tables.ts";
export { listMinutes } from "./tallies/queries.ts";
export { restrainBurst, type Taught } from "./teaching/lessons.ts";
export { findRule, listCampaigns, listNotes } from "./teaching/queries.ts";
export { teachingRoutes } from "./teaching/routes.ts";
export { readTaught, teach, toTaughtPost } from "./teaching/service.ts";
