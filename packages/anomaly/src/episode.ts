import { EPISODE } from "./constants.ts";
import type { Severity } from "./severity.ts";

/**
 * From scores to what people are told. An episode opens once, changes silently, is announced again only when it grows
 * much worse or turns from buzz to crisis (at most twice), and closes after two calm hours. What starts again within six
 * hours is the same episode.
 */
export type EpisodeKind = "crisis" | "buzz" | "data";
export type EpisodeState =
  | { state: "calm" }
  | { state: "open"; episode: Episode }
  | { state: "closed"; episode: Episode; closedAt: number };

export interface Episode {
  key: string;
  openedAt: number;
  /** First bin over expectation of the burst that opened it. */
  since: number;
  kind: EpisodeKind;
  severity: Severity;
  score: number;
  peak: number;
  notifiedScore: number;
  notifiedSeverity: Severity;
  /** The highest pace of the half hour after the last call. */
  notifiedPace: number;
  notifiedAt: number;
  escalations: number;
  changes: number;
  lastHotAt: number;
}

export type ReasonCode =
  | "above-expected"
  | "negative-share"
  | "score-rose"
  | "became-crisis"
  | "calm-again"
  | "started-again"
  | "silent-source"
  | "many-authors"
  | "still-learning";

export interface EpisodeChange {
  type: "opened" | "escalated" | "closed" | "reopened";
  episodeKey: string;
  /** Counts the changes of an episode: key and sequence together name a notification for good. */
  sequence: number;
  at: number;
  severity: Severity;
  kind: EpisodeKind;
  score: number;
  reasons: ReasonCode[];
}

/** What one row says, as far as episodes care. */
export interface Reading {
  at: number;
  score: number;
  /** What keeps an episode open. */
  heat: number;
  since: number;
  kind: EpisodeKind;
  severity: Severity;
  /** Negative voices a minute over the last half hour. */
  pace: number;
  reasons: ReasonCode[];
}

export interface Rules {
  threshold: number;
  watchId: string;
}

export interface Step {
  next: EpisodeState;
  change?: EpisodeChange;
}

/** The state after a reading, and the change people must hear of, if any. */
export function advance(now: EpisodeState, reading: Reading, rules: Rules): Step {
  if (now.state === "open") return continueEpisode(now.episode, reading, rules);
  if (reading.score < rules.threshold) return { next: forget(now, reading.at) };
  if (now.state === "closed" && reading.at - now.closedAt <= EPISODE.rejoinWithinMs) {
    return announce(reopened(now.episode, reading), "reopened", {
      ...reading,
      reasons: ["started-again", ...reading.reasons],
    });
  }
  return announce(openEpisode(reading, rules), "opened", reading);
}

function openEpisode(reading: Reading, rules: Rules): Episode {
  const { at, since, kind, severity, score } = reading;
  const key = `${rules.watchId}:${new Date(at).toISOString()}`;
  const counters = { escalations: 0, changes: 0, lastHotAt: at };
  return { key, openedAt: at, since, kind, severity, score, peak: score, ...counters, ...notifiedOf(reading) };
}

/** The same story goes on, but what is said of it, and how grave that is, is judged anew. */
function reopened(episode: Episode, reading: Reading): Episode {
  const { at, kind, severity, score } = reading;
  const peak = Math.max(episode.peak, score);
  return { ...episode, kind, severity, score, peak, lastHotAt: at, ...notifiedOf(reading) };
}

function continueEpisode(episode: Episode, reading: Reading, rules: Rules): Step {
  const warm = heated(episode, reading, closingLevel(rules));
  if (reading.at - warm.lastHotAt >= EPISODE.closeAfterMs) return closeEpisode(warm, reading);
  const reasons = escalationReasons(episode, reading, rules);
  if (reasons.length === 0 || episode.escalations >= EPISODE.mostEscalations)
    return { next: { state: "open", episode: warm } };
  const risen = { ...warm, escalations: episode.escalations + 1, ...notifiedOf(reading) };
  return announce(risen, "escalated", { ...reading, reasons: [...reasons, ...reading.reasons] });
}

function escalationReasons(episode: Episode, reading: Reading, rules: Rules): ReasonCode[] {
  if (reading.score < rules.threshold) return [];
  const reasons: ReasonCode[] = [];
  if (hasGrown(episode, reading)) reasons.push("score-rose");
  if (episode.kind === "buzz" && reading.kind === "crisis") reasons.push("became-crisis");
  return reasons;
}

/**
 * Growth worth a second call: a crisis with three times the negative voices a minute, rarer by six nats, graver by a
 * degree, and half an hour after the last call. Without the pace every crisis that merely goes on would be called again:
 * evidence gathers, so its score and its severity climb for hours. A buzz that grows stays a buzz.
 */
function hasGrown(episode: Episode, reading: Reading): boolean {
  return (
    episode.kind !== "buzz" &&
    reading.score >= episode.notifiedScore + EPISODE.escalateBy &&
    reading.severity >= episode.notifiedSeverity + EPISODE.escalateSteps &&
    reading.pace >= episode.notifiedPace * EPISODE.escalatePace &&
    reading.at - episode.notifiedAt >= EPISODE.escalateAfterMs
  );
}

function notifiedOf({ score, severity, pace, at }: Reading) {
  return { notifiedScore: score, notifiedSeverity: severity, notifiedPace: pace, notifiedAt: at };
}

/** The episode with a reading taken in: a crisis stays one, severity never falls while it lasts. */
function heated(episode: Episode, reading: Reading, level: number): Episode {
  const isHot = reading.heat >= level;
  return {
    ...episode,
    kind: episode.kind === "crisis" ? "crisis" : reading.kind,
    severity: isHot ? (Math.max(episode.severity, reading.severity) as Severity) : episode.severity,
    score: reading.score,
    peak: Math.max(episode.peak, reading.score),
    lastHotAt: isHot ? reading.at : episode.lastHotAt,
    notifiedPace: knownPace(episode, reading),
  };
}

/** Whoever was called sees the first half hour unfold: what comes within it is no growth they have not been told of. */
function knownPace({ notifiedAt, notifiedPace }: Episode, { at, pace }: Reading): number {
  return at - notifiedAt < EPISODE.escalateAfterMs ? Math.max(notifiedPace, pace) : notifiedPace;
}

function closeEpisode(episode: Episode, reading: Reading): Step {
  const change = changeOf(episode, "closed", { ...reading, reasons: ["calm-again"] });
  const ended = { ...episode, changes: change.sequence };
  return { next: { state: "closed", episode: ended, closedAt: reading.at }, change };
}

function announce(episode: Episode, type: "opened" | "escalated" | "reopened", reading: Reading): Step {
  const change = changeOf(episode, type, reading);
  return { next: { state: "open", episode: { ...episode, changes: change.sequence } }, change };
}

function changeOf(episode: Episode, type: EpisodeChange["type"], reading: Reading): EpisodeChange {
  const { key, severity, kind } = episode;
  const { at, score, reasons } = reading;
  return { type, episodeKey: key, sequence: episode.changes + 1, at, severity, kind, score, reasons };
}

function forget(now: EpisodeState, at: number): EpisodeState {
  return now.state === "closed" && at - now.closedAt > EPISODE.rejoinWithinMs ? { state: "calm" } : now;
}

/** Below this an episode counts as calm; windows at rest still score a little under zero. */
function closingLevel(rules: Rules): number {
  return Math.max(rules.threshold - EPISODE.closeBelow, EPISODE.calmLevel);
}
