import { findChild, textIn, type XmlElement } from "./xml.ts";

const PERIODS: Record<string, number> = {
  hourly: 3_600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

/** How often a feed says it is written anew: `ttl` in minutes, or so many times a period. Undefined when it says nothing. */
export function paceOf(channel: XmlElement): number | undefined {
  const ttl = Number(textIn(findChild(channel, "ttl")).trim() || Number.NaN);
  if (Number.isFinite(ttl) && ttl > 0) return Math.round(ttl * 60);
  const period = PERIODS[textIn(findChild(channel, "sy:updateperiod")).trim().toLowerCase()];
  if (period === undefined) return undefined;
  const times = Number(textIn(findChild(channel, "sy:updatefrequency")).trim() || 1);
  return Math.round(period / (Number.isFinite(times) && times > 0 ? times : 1));
}

/** What a store on the way is allowed to answer with anyway: asking earlier cannot bring news. */
export function maxAgeOf(cacheControl: string | undefined): number | undefined {
  const [, seconds] = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? "") ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
