import { LONGEST_FILL_MS } from "./constants.ts";
import { addToLast } from "./day.ts";
import { type Engagement, learnEngagement, reactionsBefore } from "./engagement.ts";
import type { EpisodeState } from "./episode.ts";
import type { Grain } from "./grain.ts";
import { type Almanac, campaignOf } from "./occasion.ts";
import { keep, sumOfLast } from "./ring.ts";
import type { CleanRow } from "./row.ts";
import { learnShare, type Share, startShare } from "./share.ts";
import { closeBin, foresee, type Outlook, type Stream, skipBin, startStream } from "./stream.ts";
import { localTime, type Zone } from "./zone.ts";

/** All a detector remembers of one watch, as plain JSON. */
export interface Watch {
  firstAt: number;
  lastAt: number;
  /** Voices of all finished bins. */
  wholeVoices: number;
  total: Stream;
  negative: Stream | null;
  share: Share;
  engagement: Engagement | null;
  authors: number[];
  /** Authors nobody heard the day before, by the hours of the slow channel. */
  dayAuthors: number[];
  reach: number[];
  bin: OpenBin;
  /** Scores of the last whole bin: a bin that has just begun does not hide them. */
  settled: { total: number; crisis: number };
  episode: EpisodeState;
}

/** The clock and the calendars a brand lives by. */
export interface Place {
  zone: Zone;
  almanac: Almanac;
}

export interface OpenBin {
  index: number;
  /** The planned campaign that any row of the bin belongs to. */
  campaign: Campaign | null;
  voices: number;
  negative: number;
  reach: number;
  engagement: number;
  authors: number | null;
  dayAuthors: number | null;
  teaches: boolean;
  /** Rows of the last five minutes, wherever bins end, so that a flash is not cut in two. Empty for rows as long as bins. */
  rows: Latest[];
}

/** Start of a row in ms from that of the open bin, its voices and the negative ones among them. */
export type Latest = [at: number, voices: number, negative: number];

export interface Campaign {
  name: string;
  factor: number | undefined;
}

/** What is expected of the open bin, derived from the watch and never stored. */
export interface Prospect {
  total: Outlook;
  negative: Outlook | undefined;
  authors: number;
  dayAuthors: number;
  reach: number;
  reactions: number;
}

export function startWatch(at: number, grain: Grain): Watch {
  return {
    firstAt: at,
    lastAt: at - grain.rowMs,
    wholeVoices: 0,
    total: startStream(),
    negative: null,
    share: startShare(),
    engagement: null,
    authors: [],
    dayAuthors: [],
    reach: [],
    bin: emptyBin(Math.floor(at / grain.binMs)),
    settled: { total: -3, crisis: -3 },
    episode: { state: "calm" },
  };
}

export function emptyBin(index: number): OpenBin {
  return {
    index,
    campaign: null,
    voices: 0,
    negative: 0,
    reach: 0,
    engagement: 0,
    authors: null,
    dayAuthors: null,
    teaches: true,
    rows: [],
  };
}

export function prospectOf(watch: Watch, { zone, almanac }: Place, grain: Grain): Prospect {
  const { campaign, index } = watch.bin;
  const time = localTime(zone, index * grain.binMs);
  const occasion = campaign ? campaignOf(campaign.name, campaign.factor) : almanac(time.day);
  return {
    total: foresee(watch.total, time, grain, occasion),
    negative: watch.negative ? foresee(watch.negative, time, grain, occasion) : undefined,
    authors: sumOfLast(watch.authors, grain.twoHourBins - 1),
    dayAuthors: sumOfLast(watch.dayAuthors, watch.total.day.bins === 0 ? grain.dayHours - 1 : grain.dayHours),
    reach: sumOfLast(watch.reach, grain.hourBins - 1),
    reactions: watch.engagement ? reactionsBefore(watch.engagement, grain) : 0,
  };
}

/** The open bin with one more row in it. */
export function withRow(bin: OpenBin, row: CleanRow, grain: Grain): OpenBin {
  return {
    index: bin.index,
    campaign: bin.campaign ?? row.campaign,
    voices: bin.voices + row.voices,
    negative: bin.negative + (row.negative ?? 0),
    reach: bin.reach + row.reach,
    engagement: bin.engagement + (row.engagement ?? 0),
    authors: row.authors === undefined ? bin.authors : (bin.authors ?? 0) + row.authors,
    dayAuthors: row.dayAuthors === undefined ? bin.dayAuthors : (bin.dayAuthors ?? 0) + row.dayAuthors,
    teaches: bin.teaches && !row.gap,
    rows: grain.rowMs < grain.binMs ? withLatest(bin, row, grain) : bin.rows,
  };
}

function withLatest({ rows, index }: OpenBin, row: CleanRow, grain: Grain): Latest[] {
  const at = row.at - index * grain.binMs;
  const from = rows.findIndex(([other]) => other > at - grain.binMs);
  const latest = from < 0 ? [] : rows.slice(from);
  latest.push([at, row.voices, row.negative ?? 0]);
  return latest;
}

/** Marks the open bin as part of a campaign; true when it was not before. */
export function joinCampaign(watch: Watch, { campaign }: CleanRow): boolean {
  if (!campaign || watch.bin.campaign) return false;
  watch.bin = { ...watch.bin, campaign };
  return true;
}

/** Takes the open bin into memory and opens the next one. */
export function turnBin(watch: Watch, prospect: Prospect, grain: Grain): void {
  const { bin } = watch;
  const { teaches } = bin;
  keepDayAuthors(watch, bin.dayAuthors ?? bin.voices, grain);
  closeBin(watch.total, prospect.total, { count: bin.voices, teaches }, grain);
  if (watch.negative && prospect.negative) {
    closeBin(watch.negative, prospect.negative, { count: bin.negative, teaches }, grain);
    if (teaches) learnShare(watch.share, { negative: bin.negative, total: bin.voices }, grain);
  }
  if (watch.engagement && teaches) learnEngagement(watch.engagement, bin.engagement, grain);
  watch.wholeVoices += bin.voices;
  keep(watch.authors, bin.authors ?? bin.voices, grain.twoHourBins);
  keep(watch.reach, bin.reach, grain.hourBins);
  const rows = bin.rows
    .filter(([at]) => at >= 0)
    .map(([at, voices, negative]): Latest => [at - grain.binMs, voices, negative]);
  watch.bin = { ...emptyBin(bin.index + 1), rows };
}

function keepDayAuthors(watch: Watch, authors: number, grain: Grain): void {
  addToLast(watch.dayAuthors, authors, { isNew: watch.total.day.bins === 0, length: grain.dayHours });
}

/** Moves to a later bin without having seen the ones between: windows pass over them, episodes wait. */
export function skipTo(watch: Watch, index: number, grain: Grain): void {
  const missed = index - watch.bin.index;
  for (let i = 0; i < Math.min(missed, grain.dayHours * grain.hourBins); i++) {
    keepDayAuthors(watch, 0, grain);
    skipBin(watch.total, grain);
    if (watch.negative) skipBin(watch.negative, grain);
    keep(watch.authors, 0, grain.twoHourBins);
    keep(watch.reach, 0, grain.hourBins);
  }
  const { episode } = watch;
  if (episode.state === "open") episode.episode.lastHotAt += missed * grain.binMs;
  watch.bin = emptyBin(index);
}

export function isTooLong(watch: Watch, index: number, grain: Grain): boolean {
  return (index - watch.bin.index) * grain.binMs > LONGEST_FILL_MS;
}
