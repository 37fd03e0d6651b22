/** Which calendars a brand's public most likely lives by, from its languages and its time zone. People put it right on its page. */
import type { Calendar, Language } from "@tocsin/contract";

const BY_LANGUAGE: Record<Language, readonly Calendar[]> = {
  en: ["new-year", "christmas", "western-easter"],
  ka: ["new-year", "orthodox-christmas", "orthodox-easter", "national-ge"],
  ru: ["new-year", "orthodox-christmas", "orthodox-easter", "national-ru"],
  fa: ["nowruz", "ramadan", "national-ir"],
  el: ["new-year", "christmas", "orthodox-easter", "national-gr"],
  ar: ["ramadan", "eid-al-adha"],
};
const BY_ZONE: readonly (readonly [zone: RegExp, calendar: Calendar])[] = [
  [/^Asia\/Dubai$/, "national-ae"],
  [/^Africa\/Cairo$/, "national-eg"],
  [/^Europe\/London$/, "national-gb"],
  [/^Asia\/Tbilisi$/, "national-ge"],
  [/^Europe\/Athens$/, "national-gr"],
  [/^Asia\/Tehran$/, "national-ir"],
  [/^(Europe\/(Moscow|Samara|Kaliningrad|Volgograd)|Asia\/(Yekaterinburg|Novosibirsk|Vladivostok))$/, "national-ru"],
  [/^Asia\/Riyadh$/, "national-sa"],
  [/^America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit)$/, "national-us"],
];
/** Letters of one language alone; Latin ones tell nothing. */
const SCRIPTS: readonly (readonly [letters: RegExp, language: Language])[] = [
  [/\p{Script=Georgian}/u, "ka"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Cyrillic}/u, "ru"],
  [/[پچژگکی]/u, "fa"],
  [/[ةيكى]/u, "ar"],
];

export interface Public {
  /** The workspace's own. */
  readonly language: Language;
  readonly timeZone: string;
  /** How the brand is written. */
  readonly spellings: readonly string[];
}

export function proposeCalendars({ language, timeZone, spellings }: Public): Calendar[] {
  const written = spellings.join(" ");
  const languages = [language, ...SCRIPTS.flatMap(([letters, one]) => (letters.test(written) ? [one] : []))];
  const zones = BY_ZONE.flatMap(([zone, calendar]) => (zone.test(timeZone) ? [calendar] : []));
  return [...new Set([...languages.flatMap((one) => BY_LANGUAGE[one]), ...zones])];
}
