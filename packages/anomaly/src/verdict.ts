import { judgeCold } from "./cold.ts";
import { COLD, GATES, SHARE } from "./constants.ts";
import { judgeDay, speaksOfDay } from "./day.ts";
import { judgeEngagement } from "./engagement.ts";
import type { Grain } from "./grain.ts";
import { NEVER } from "./ring.ts";
import { fuse, type Tail } from "./share.ts";
import { type Channel, type Judgement, judge } from "./stream.ts";
import { hasTurned, isAngry, speaksOfCrisis, type Tone, toneOf } from "./tone.ts";
import type { OpenBin, Prospect, Watch } from "./watch.ts";

/** What the channels say of the open bin. Scores in nats over once a week. */
export interface Verdict {
  score: number;
  channel: Channel;
  /** Of all voices, and of the negative ones with their share. */
  total: number;
  crisis: number;
  isCrisis: boolean;
  isCold: boolean;
  /** Voices an hour that the first hours foretell, while cold. */
  coldExpected: number | undefined;
  /** Of the window that speaks: an hour, or the day. */
  negativeShare: number;
  usualShare: number;
  /** The negative share is significantly above the usual one. */
  hasTurned: boolean;
  authors: number | undefined;
}

const COUNT_AHEAD_OF_SHARE = 1;
/** Places in a row of the open bin. */
const VOICES = 1;
const NEGATIVE = 2;

/** Weighs the open bin of a watch. Pure; cost about six tails. */
export function weigh(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  if (isCold(watch, grain)) return gated(weighCold(watch, prospect, bin, grain));
  let verdict = gated(weighHours(watch, prospect, bin, grain));
  if (speaksOfDay(prospect.total.day)) verdict = louder(verdict, gated(weighDay(watch, prospect, bin, grain)));
  return watch.engagement ? louder(verdict, weighReactions(watch, prospect, bin, grain)) : verdict;
}

/** The louder verdict, with the most that either says of each kind. */
function louder(one: Verdict, other: Verdict): Verdict {
  const total = Math.max(one.total, other.total);
  const crisis = Math.max(one.crisis, other.crisis);
  return { ...(other.score > one.score ? other : one), total, crisis };
}

export function isCold(watch: Watch, grain: Grain): boolean {
  return watch.total.baseline.bins < grain.warmUpBins;
}

/** Sentiment can be switched on long after the watch: its own baseline needs the same first day. */
function isYoung(watch: Watch, grain: Grain): boolean {
  return watch.negative!.baseline.bins < grain.warmUpBins;
}

function weighHours(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const heard = judge(watch.total, prospect.total, bin.voices, burstOf(bin, VOICES));
  const { hour, twoHours } = tailsOf(prospect, bin);
  const tone = toneOf(watch.share, hour, twoHours);
  const verdict = verdictOf(heard, tone, bin.authors === null ? undefined : prospect.authors + bin.authors);
  if (!watch.negative || !prospect.negative) return verdict;
  const ofCount = isYoung(watch, grain)
    ? NEVER
    : judge(watch.negative, prospect.negative, bin.negative, burstOf(bin, NEGATIVE)).score;
  return hearTone(verdict, tone, { ofCount, channel: ofCount > -3 ? "negative-and-share" : "share" });
}

function weighDay(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const { total, negative } = prospect;
  const score = judgeDay(total.day, { count: bin.voices, cut: Math.min(bin.voices, total.cap) });
  const authors = bin.dayAuthors === null ? undefined : prospect.dayAuthors + bin.dayAuthors;
  const tone = toneOf(watch.share, dayTail(prospect, bin));
  const verdict = verdictOf({ score, channel: "day" }, tone, authors);
  if (!negative) return verdict;
  const seen = { count: bin.negative, cut: Math.min(bin.negative, negative.cap) };
  const ofCount = isYoung(watch, grain) ? NEVER : judgeDay(negative.day, seen);
  return hearTone(verdict, tone, { ofCount, channel: "negative-day" });
}

/** One story by one author can move thousands: the gate on authors does not hold here, and the day gives the tone. */
function weighReactions(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const score = judgeEngagement(watch.engagement!, prospect.reactions + bin.engagement, grain);
  const tone = toneOf(watch.share, dayTail(prospect, bin));
  return { ...verdictOf({ score, channel: "engagement" }, tone, undefined), isCrisis: speaksOfCrisis(tone) };
}

/** Count of the last five minutes, across the edge of the bin; never less than the bin's own. */
function burstOf(bin: OpenBin, which: typeof VOICES | typeof NEGATIVE): number {
  let burst = 0;
  for (const row of bin.rows) burst += row[which];
  return Math.max(burst, which === VOICES ? bin.voices : bin.negative);
}

function tailsOf({ total, negative }: Prospect, bin: OpenBin): { hour: Tail; twoHours: Tail } {
  return {
    hour: { negative: (negative?.hourCount ?? 0) + bin.negative, total: total.hourCount + bin.voices },
    twoHours: { negative: (negative?.twoHourCount ?? 0) + bin.negative, total: total.twoHourCount + bin.voices },
  };
}

/** Negative voices and all voices of the day that the open bin ends; none of a stream too busy to keep its day. */
export function dayTail({ total, negative }: Prospect, bin: OpenBin): Tail {
  if (!Number.isFinite(total.day.mean)) return { negative: 0, total: 0 };
  return { negative: (negative?.day.count ?? 0) + bin.negative, total: total.day.count + bin.voices };
}

function verdictOf({ score, channel }: Judgement, tone: Tone, authors: number | undefined): Verdict {
  return {
    score,
    channel,
    total: score,
    crisis: NEVER,
    isCrisis: false,
    isCold: false,
    coldExpected: undefined,
    negativeShare: tone.negativeShare,
    usualShare: tone.usualShare,
    hasTurned: hasTurned(tone),
    authors,
  };
}

/** Takes what the negative voices say into a verdict on all of them. */
function hearTone(verdict: Verdict, tone: Tone, negative: { ofCount: number; channel: Channel }): Verdict {
  verdict.crisis = fuse(Math.min(negative.ofCount, mostOfCount(tone)), tone.score);
  verdict.isCrisis = speaksOfCrisis(tone);
  if (verdict.crisis <= verdict.score) return verdict;
  verdict.score = verdict.crisis;
  verdict.isCrisis = true;
  verdict.channel = negative.channel;
  return verdict;
}

/**
 * A product launch brings ten times the voices and with them ten times the negative ones. Their number speaks for a
 * crisis only as far as their share does too, unless most of what is said is negative anyway.
 */
function mostOfCount(tone: Tone): number {
  return isAngry(tone) ? Number.POSITIVE_INFINITY : tone.score + COUNT_AHEAD_OF_SHARE;
}

function weighCold(watch: Watch, prospect: Prospect, bin: OpenBin, grain: Grain): Verdict {
  const { hour } = tailsOf(prospect, bin);
  const authors = bin.authors === null ? undefined : prospect.authors + bin.authors;
  const cold = judgeCold({
    ...hour,
    authors,
    earlierVoices: watch.wholeVoices - prospect.total.hourCount,
    earlierHours: Math.max(0, watch.total.baseline.bins - grain.hourBins + 1) / grain.binsPerHour,
  });
  return {
    score: Math.max(cold.total, cold.negative, -3),
    channel: "cold",
    total: cold.total,
    crisis: cold.negative,
    isCrisis: cold.negative >= cold.total,
    isCold: true,
    coldExpected: cold.expected,
    negativeShare: hour.total > 0 ? hour.negative / hour.total : 0,
    usualShare: COLD.negativeShare,
    hasTurned: cold.negative >= SHARE.turned - COLD.bar,
    authors,
  };
}

/** A verdict that speaks no lower than these scores. Written out: a spread costs a tenth of a row. */
export function raisedTo(verdict: Verdict, { total, crisis }: Pick<Verdict, "total" | "crisis">): Verdict {
  const score = Math.max(total, crisis);
  if (score <= verdict.score) return verdict;
  return {
    score,
    channel: verdict.channel,
    total: verdict.total,
    crisis: verdict.crisis,
    isCrisis: verdict.isCrisis || crisis > total,
    isCold: verdict.isCold,
    coldExpected: verdict.coldExpected,
    negativeShare: verdict.negativeShare,
    usualShare: verdict.usualShare,
    hasTurned: verdict.hasTurned,
    authors: verdict.authors,
  };
}

/** Two people are no public: however loud, they ring nobody. */
function gated(verdict: Verdict): Verdict {
  if (verdict.authors === undefined || verdict.authors >= GATES.authors) return verdict;
  const { score, total, crisis } = verdict;
  return { ...verdict, score: Math.min(score, -2), total: Math.min(total, -2), crisis: Math.min(crisis, -2) };
}
