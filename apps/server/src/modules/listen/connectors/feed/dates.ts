/**
 * Dates as feeds write them: ISO 8601 in all its forms, RFC 822 with every zone that publishers use, names of months in our
 * six languages, and the Persian calendar. Order where only figures stand: year first, else day first, unless the second
 * figure can be no month.
 */
import { findMonth } from "./months.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds since 1970; null when no date can be told. */
export function readFeedDate(written: string): number | null {
  const text = foldDigits(written).trim().replace(/\s+/g, " ");
  if (text === "" || text.length > 100) return null;
  const day = readIso(text) ?? readNamed(text) ?? readFigures(text);
  if (day === null) return null;
  const { hour, minute, second, zoneMinutes } = readClock(day.rest);
  const time = day.start + ((hour * 60 + minute - zoneMinutes) * 60 + second) * 1000;
  return Number.isNaN(time) ? null : time;
}

interface Day {
  readonly start: number;
  /** What is written beside the day: the time and the zone. */
  readonly rest: string;
}

const EASTERN_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
const foldDigits = (text: string): string =>
  text.replace(EASTERN_DIGITS, (digit) => String((digit.charCodeAt(0) & 0xf) % 10));

const ISO = /^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?![\d/.-])(.*)$/;
const ORDINAL = /^(\d{4}|\d\d)-?(\d{3})(?!\d)(.*)$/;
const SHORT_CENTURY = /^-?(\d\d)-(\d\d)(?:-(\d\d))?(?![\d-])(.*)$/;

function readIso(text: string): Day | null {
  const [, ordinalYear, dayOfYear, ordinalRest = ""] = ORDINAL.exec(text) ?? [];
  if (ordinalYear !== undefined && !/^\d{4}-?\d{4}/.test(text))
    return dayOf({ year: ordinalYear, month: 1, date: Number(dayOfYear) }, ordinalRest);
  const [, year, month = "1", date = "1", rest = ""] = ISO.exec(text) ?? SHORT_CENTURY.exec(text) ?? [];
  if (year === undefined || Number(month) > 12) return null;
  return dayOf({ year, month: Number(month) || 1, date: Number(date) || 1 }, rest);
}

const WORD = /[\p{L}\p{M}\u200C]+/gu;

function readNamed(text: string): Day | null {
  const months = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const month = findMonth(word);
    return month === null ? [] : [{ month, before: text.slice(0, index), after: text.slice(index + word.length) }];
  });
  // A weekday may look like a month ("mar" is Tuesday in Spanish): the word behind a figure is the surer one.
  for (const read of [readDayFirst, readMonthFirst])
    for (const named of months) {
      const day = read(named);
      if (day !== null) return day;
    }
  return null;
}

interface NamedMonth {
  readonly month: number;
  readonly before: string;
  readonly after: string;
}

/** "2 March 2026 10:00", and "2026 March 2" of those who write the year first. */
function readDayFirst({ month, before: text, after }: NamedMonth): Day | null {
  const before = /(\d{1,4})\D{0,4}$/.exec(text)?.[1];
  if (before === undefined) return null;
  const [whole, second] = /^\D{0,4}(\d{4}|\d{1,2}(?!\d*:))/.exec(after) ?? [];
  if (whole === undefined || second === undefined) return null;
  const [date, year] = before.length === 4 ? [second, before] : [before, second];
  return dayOf({ year, month, date: Number(date) }, after.slice(whole.length));
}

/** "March 2, 2026 10:00", and "Mar 2 10:00:00 2026" of Unix. */
function readMonthFirst({ month, after }: NamedMonth): Day | null {
  const [, date] = /^\D{0,3}(\d{1,2})\b/.exec(after) ?? [];
  const [, year] = /\b(\d{4})\b/.exec(after) ?? [];
  if (date === undefined || year === undefined) return null;
  return dayOf({ year, month, date: Number(date) }, after.replace(date, "").replace(year, ""));
}

function readFigures(text: string): Day | null {
  const [whole, a, b, c] = /(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})\D?/.exec(text) ?? [];
  if (whole === undefined || a === undefined || b === undefined || c === undefined) return null;
  const rest = text.replace(whole, " ");
  if (a.length === 4) return dayOf({ year: a, month: Number(b), date: Number(c) }, rest);
  const isMonthFirst = Number(b) > 12;
  return dayOf({ year: c, month: Number(isMonthFirst ? a : b), date: Number(isMonthFirst ? b : a) }, rest);
}

function dayOf({ year, month, date }: { year: string; month: number; date: number }, rest: string): Day | null {
  const full = year.length <= 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year);
  if (month < 1 || month > 12 || date < 1 || date > 366) return null;
  const start = full >= 1300 && full < 1500 ? persianDay(full, month, date) : Date.UTC(full, month - 1, date);
  return { start, rest };
}

/** Noon of 1 Farvardin 1400 fell on 21 March 2021; leap years as the 33-year rule has them, right from 1343 to 1472. */
function persianDay(year: number, month: number, date: number): number {
  const leaps = (years: number) => Math.floor((8 * years + 29) / 33);
  const days = 365 * (year - 1400) + leaps(year - 1) - leaps(1399);
  const inYear = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  return Date.UTC(2021, 2, 21) + (days + inYear + date - 1) * DAY;
}

const CLOCK = /(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?/;
const COMPACT_CLOCK = /^T(\d\d)(\d\d)?(\d\d)?/i;

function readClock(rest: string) {
  const [whole = "", hours = "0", minutes = "0", seconds = "0"] = CLOCK.exec(rest) ?? COMPACT_CLOCK.exec(rest) ?? [];
  const after = rest.slice(rest.indexOf(whole) + whole.length).replace(/^[.,]\d+/, "");
  const isEvening = /^\s*(?:pm|p\.m|μμ|م)/i.test(after) && Number(hours) < 12;
  const isMidnight = /^\s*(?:am|a\.m|πμ)/i.test(after) && hours === "12";
  const hour = isMidnight ? 0 : Number(hours) + (isEvening ? 12 : 0);
  const outside = whole === "" ? rest : after;
  return { hour, minute: Number(minutes), second: Math.floor(Number(seconds)), zoneMinutes: readZone(outside) };
}

/** Hours east of Greenwich. Of names that several zones share, the one that publishers use in feeds. */
const ZONES: Record<string, number> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    met: 1,
    mez: 1,
    cest: 2,
    mest: 2,
    mesz: 2,
    eet: 2,
  },
  ...{ eest: 3, trt: 3, msk: 3, msd: 4, samt: 4, gst: 4, get: 4, amt: 4, azt: 4, irst: 3.5, irdt: 4.5, ast: 3, pkt: 5 },
  ...{
    yekt: 5,
    uzt: 5,
    ist: 5.5,
    omst: 6,
    krat: 7,
    irkt: 8,
    sgt: 8,
    hkt: 8,
    awst: 8,
    jst: 9,
    kst: 9,
    vlat: 10,
    aest: 10,
  },
  ...{
    aedt: 11,
    est: -5,
    edt: -4,
    et: -5,
    cst: -6,
    cdt: -5,
    ct: -6,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    pt: -8,
    akst: -9,
  },
  ...{ akdt: -8, hst: -10, nst: -3.5, ndt: -2.5, adt: -3, brt: -3, art: -3 },
};

/** Of "GMT+4" the figure counts. */
function readZone(rest: string): number {
  const [, sign, hours, minutes = "0"] = /([+\u2212-])(\d{1,2}):?(\d\d)?(?!\d)/.exec(rest) ?? [];
  if (sign !== undefined) {
    const ahead = Number(hours) * 60 + Number(minutes);
    return ahead > 15 * 60 ? 0 : sign === "+" ? ahead : -ahead;
  }
  for (const [name] of rest.toLowerCase().matchAll(/[a-z]+/g)) {
    const ahead = ZONES[name];
    if (ahead !== undefined) return ahead * 60;
  }
  return 0;
}
