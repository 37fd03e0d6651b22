/** What a loud narrative makes of what the watch's count says. One watch has one episode, whoever rang. */
import type { Episode, Explanation, Observation } from "@tocsin/anomaly";
import type { Criticality } from "@tocsin/text";
import { type Bar, barOf, scoreOf, voicesAt, weeksBetween } from "./bar.ts";
import { type LoudNarrative, WINDOW_MINUTES } from "./voices.ts";

/** What is heard of a watch: its count, or a narrative where one rings. */
export interface HeardObservation extends Observation {
  readonly narrativeId?: string | undefined;
  /** What the count says alone. */
  readonly count?: Observation | undefined;
}
export interface Standing {
  readonly narrativeId: string;
  readonly severity: number;
}
export interface Situation {
  readonly loudest: LoudNarrative | null;
  /** The narrative of the open episode, while it goes on. */
  readonly standing: Standing | null;
  readonly bar: Bar;
  readonly weeklyBudget: number;
  /** The watch's own numbers of the moment. */
  readonly usual: Explanation | undefined;
}

/** A watch in its first week does not know how its customers speak: what the engine asks of a cold start holds here, too. */
const LEAST_WHILE_LEARNING = 20;
/** From so many people on a story is heard beyond their circles, as the engine has it. */
const MANY = 30;

/** A crisis of the whole watch needs no narrative to ring; beside anything less a loud narrative speaks first. */
export function hearLoudest(observation: Observation, situation: Situation): HeardObservation {
  const { loudest, standing } = situation;
  if (observation.episode?.kind === "crisis") return observation;
  if (loudest !== null && isRinging(loudest, observation, situation))
    return withNarrative(observation, loudest, situation);
  return standing === null ? observation : withLasting(observation, standing);
}

/** Where many are angry in one story about nothing that harms, nobody is woken. */
export const isMereNoise = ({ narrativeId }: HeardObservation, { verdict }: Pick<Criticality, "verdict">): boolean =>
  narrativeId !== undefined && verdict === "loud";

const isRinging = (
  { loudness, negative }: LoudNarrative,
  { isLearning }: Observation,
  { bar, weeklyBudget }: Pick<Situation, "bar" | "weeklyBudget">,
): boolean => loudness >= barOf(bar, weeklyBudget) && (!isLearning || negative >= LEAST_WHILE_LEARNING);

function withNarrative(observation: Observation, narrative: LoudNarrative, situation: Situation): HeardObservation {
  const { bar, weeklyBudget } = situation;
  const { narrativeId, negative, since } = narrative;
  const score = scoreOf(bar, narrative.loudness, weeklyBudget);
  const severity = graver(negative >= MANY ? 3 : 2, observation);
  return {
    ...{ ...observation, score, kind: "crisis", narrativeId, count: observation },
    explanation: explainNarrative(observation, narrative, situation),
    episode: { ...startOf(observation), ...observation.episode, kind: "crisis", severity, score, peak: score, since },
  };
}

/** Below the bar there are no numbers of the moment: those that rang stand. */
function withLasting(observation: Observation, { narrativeId, severity }: Standing): HeardObservation {
  const { explanation: _, ...rest } = observation;
  const episode = { ...startOf(observation), ...rest.episode, kind: "crisis" as const };
  return { ...rest, episode: { ...episode, severity: graver(severity, observation) }, narrativeId, count: observation };
}

const graver = (severity: number, { episode }: Observation): Episode["severity"] =>
  Math.max(severity, episode?.severity ?? 1) as Episode["severity"];

const startOf = ({ at, score }: Observation): Episode => ({
  ...{ key: "", openedAt: at, since: at, kind: "crisis", severity: 2, score, peak: score },
  ...{ notifiedScore: score, notifiedSeverity: 2, notifiedPace: 0, notifiedAt: at },
  ...{ escalations: 0, changes: 0, lastHotAt: at },
});

function explainNarrative(
  { isLearning }: Observation,
  { negative, voices, expected, loudness, since }: LoudNarrative,
  { bar, weeklyBudget, usual }: Situation,
): Explanation {
  return {
    ...{ channel: "share", windowMinutes: WINDOW_MINUTES, observed: negative, expected, since, isLearning },
    factor: negative / Math.max(expected, 0.01),
    oncePerWeeks: weeksBetween(bar, loudness),
    negativeShare: negative / voices,
    usualNegativeShare: usual?.usualNegativeShare ?? 0,
    wouldNotHaveFiredBelow: voicesAt(barOf(bar, weeklyBudget), expected),
    velocityPerMinute: (negative - expected) / WINDOW_MINUTES,
    doublingMinutes: null,
    ...{ authors: voices, reach: usual?.reach ?? 0 },
  };
}
