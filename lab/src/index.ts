export { buildCrisis, type CrisisOptions } from "./crisis.ts";
export { buildBackground, buildHistory } from "./history.ts";
export { type Play, PlayInterrupted, playScenario, quicken, type Stopped } from "./player.ts";
export type { ExchangePost, Intent, Language, Platform, Tone } from "./post.ts";
export type { Act, Brand, Persona, Scenario, StoryKind, Watch } from "./scenario.ts";
export { launch } from "./scenarios/launch.ts";
export { quiet } from "./scenarios/quiet.ts";
export { taintedBatch } from "./scenarios/taintedBatch.ts";
