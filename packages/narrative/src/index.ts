export {
  createEchoIndex,
  type EchoIndex,
  type EchoIndexSettings,
  type EchoPost,
  type EchoSnapshot,
  type Placement,
  restoreEchoIndex,
} from "./echo.ts";
export { type PlacedPost, summariseVoices, type VoiceSummary } from "./voices.ts";
