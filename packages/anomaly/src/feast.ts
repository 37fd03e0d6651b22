import { DAY_MS } from "./constants.ts";

/** Movable feasts, as days since 1 January 1970. Years are Gregorian. */

/** Day of a Gregorian date; `month` 1 to 12. */
export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** Easter Sunday of the western churches: the Gregorian computus in Meeus's form (Astronomical Algorithms, chapter 8). */
export function westernEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return dayOf(year, 3, 22 + epact + weekday - 7 * late);
}

/** Easter Sunday of the orthodox churches: the Julian computus, moved by the days the calendars lie apart. */
export function orthodoxEaster(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const apart = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayOf(year, 3, 22 + moon + weekday + apart);
}

const NOWRUZ_1403 = dayOf(2024, 3, 20);

/** 1 Farvardin by the 33-year rule, which agrees with the equinox over Tehran from 1799 to 2256. */
export function nowruz(year: number): number {
  const jalali = year - 621;
  let day = NOWRUZ_1403;
  for (let y = 1403; y < jalali; y++) day += isJalaliLeap(y) ? 366 : 365;
  for (let y = 1402; y >= jalali; y--) day -= isJalaliLeap(y) ? 366 : 365;
  return day;
}

function isJalaliLeap(jalali: number): boolean {
  return (25 * jalali + 11) % 33 < 8;
}

const HIJRI_EPOCH = -492_148;

/**
 * First day of a Hijri month by the arithmetic calendar of 30 years: within a day of Umm al-Qura
 * (of 156 feast months from 1420 to 1471 one lies two days off).
 */
export function hijriMonth(hijri: number, month: number): number {
  return HIJRI_EPOCH + 354 * (hijri - 1) + Math.floor((11 * hijri + 3) / 30) + Math.ceil(29.5 * (month - 1));
}

/** First days of a Hijri month that fall in a Gregorian year: one, rarely two. */
export function hijriMonthsIn(year: number, month: number): number[] {
  const first = Math.floor(((year - 622) * 33) / 32);
  return [first - 1, first, first + 1, first + 2]
    .map((hijri) => hijriMonth(hijri, month))
    .filter((day) => day >= dayOf(year, 1, 1) && day <= dayOf(year, 12, 31));
}

/** The nth weekday of a month, 0 being Sunday; n = -1 is the last. */
export function nthWeekday(year: number, month: number, { weekday, n }: { weekday: number; n: number }): number {
  const first = n > 0 ? dayOf(year, month, 1) : dayOf(year, month + 1, 1) - 7;
  const ahead = (((weekday - ((first + 4) % 7)) % 7) + 7) % 7;
  return first + ahead + 7 * (Math.max(1, n) - 1);
}
