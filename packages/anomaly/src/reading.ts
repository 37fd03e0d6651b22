import { EPISODE, SEVERITY } from "./constants.ts";
import type { Reading, ReasonCode } from "./episode.ts";
import type { Grain } from "./grain.ts";
import { isOfDay, onsetOf, paceOf } from "./onset.ts";
import { severityOf } from "./severity.ts";
import type { Verdict } from "./verdict.ts";
import type { OpenBin, Watch } from "./watch.ts";

/** A verdict as episodes read it, with the reasons people are given. */
export function readingOf(
  watch: Watch,
  verdict: Verdict,
  place: { bin: OpenBin; at: number; grain: Grain; threshold: number },
): Reading {
  const { score, authors, negativeShare, usualShare, hasTurned } = verdict;
  const heat = heatOf(verdict);
  const { at, bin, grain, threshold } = place;
  if (score < threshold) return { at, score, heat, kind: "buzz", since: at, severity: 1, pace: 0, reasons: [] };
  const kind = verdict.isCrisis ? "crisis" : "buzz";
  return {
    at,
    score,
    heat,
    kind,
    since: onsetOf(watch, bin, verdict, grain),
    severity: severityOf({ score, kind, authors, negativeShare, usualShare, hasTurned }),
    pace: paceOf(watch, bin, at, grain),
    reasons: reasonsOf(verdict, threshold),
  };
}

/** A day's sum falls slowly but does not flicker: near its threshold it need not keep an episode open. */
function heatOf({ score, channel }: Verdict): number {
  return isOfDay(channel) ? score - EPISODE.dayCools : score;
}

function reasonsOf(verdict: Verdict, threshold: number): ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (verdict.total >= threshold) reasons.push("above-expected");
  if (verdict.isCrisis) reasons.push("negative-share");
  if ((verdict.authors ?? 0) >= SEVERITY.manyAuthors) reasons.push("many-authors");
  if (verdict.isCold) reasons.push("still-learning");
  return reasons;
}
