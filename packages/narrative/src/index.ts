export { type Influence, measureInfluence } from "./authors/influence.ts";
export { type Profile, type RoleReading, readRole } from "./authors/role.ts";
export { type AuthorRecord, judgeStanding } from "./authors/standing.ts";
export { type ClusterSettings, clusterNarratives, type Narrative } from "./cluster.ts";
export { type Coordination, type CoordinationSign, findCoordination } from "./coordination.ts";
export {
  createEchoIndex,
  type EchoIndex,
  type EchoIndexSettings,
  type EchoPost,
  type EchoSnapshot,
  type Placement,
  restoreEchoIndex,
} from "./echo.ts";
export type { NarrativePost } from "./post.ts";
export { type RisingSettings, type RisingTerm, risingTerms, type SpokenPost } from "./rising.ts";
export type {
  FirstPost,
  Growth,
  ListedNarrative,
  Merge,
  NarrativeDescription,
  NarrativeLink,
  NarrativePlacement,
  NarrativeSettings,
  Stance,
  StreamedPost,
} from "./stream/narrative.ts";
export {
  createNarrativeIndex,
  type NarrativeIndex,
  type NarrativeSnapshot,
  restoreNarrativeIndex,
} from "./stream/stream.ts";
export { type DistinctiveTerm, distinctiveTerms, type TermSettings } from "./terms.ts";
export { type PlacedPost, summariseVoices, type VoiceSummary } from "./voices.ts";
