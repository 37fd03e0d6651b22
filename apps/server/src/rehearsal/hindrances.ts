/** What stood between a moment and a ring, the most decisive first. */
import type { Moment } from "@tocsin/contract";

export interface Circumstances {
  readonly score: number;
  readonly threshold: number;
  readonly observed: number;
  readonly expected: number;
  /** Distinct people in the two hours; null where the stream does not tell. */
  readonly authors: number | null;
  /** Extra voices the bell waits for. */
  readonly gate: number;
  /** Posts of the hour that do not count. */
  readonly unheard: number;
  readonly isCold: boolean;
  readonly isDeaf: boolean;
  readonly isCampaign: boolean;
  readonly isPaused: boolean;
  readonly isDismissed: boolean;
  readonly isMuted: boolean;
  readonly restraint: "too-small" | "campaign" | null;
}

const LEAST_AUTHORS = 3;
const plain = { value: 0, needed: 0 };

export function listHindrances(now: Circumstances): Moment["hindrances"] {
  const { score, threshold, observed, expected, authors, gate } = now;
  const found: Moment["hindrances"] = [];
  const note = (isSo: boolean, code: Moment["hindrances"][number]["code"], amounts = plain) => {
    if (isSo) found.push({ code, ...amounts });
  };
  const extra = Math.max(0, observed - expected);
  note(now.isPaused, "paused");
  note(now.isDeaf, "deaf");
  note(now.isDismissed, "dismissed");
  note(now.isMuted, "muted");
  note(now.restraint === "too-small", "taught-too-small", { value: extra, needed: gate });
  note(now.restraint === "campaign", "taught-campaign", { value: score, needed: threshold });
  note(authors !== null && authors < LEAST_AUTHORS, "too-few-authors", { value: authors ?? 0, needed: LEAST_AUTHORS });
  note(score < threshold && extra < gate, "too-few-voices", { value: extra, needed: gate });
  note(score < threshold, "below", { value: score, needed: threshold });
  note(now.unheard > 0 && score < threshold, "unheard", { value: now.unheard, needed: 0 });
  note(now.isCampaign && score < threshold, "campaign");
  note(now.isCold && score < threshold, "learning");
  return found;
}
