/** Calendars that a brand's public may live by. What their days bring is learnt at each brand. */
export const calendars = [
  "new-year",
  "christmas",
  "orthodox-christmas",
  "western-easter",
  "orthodox-easter",
  "nowruz",
  "ramadan",
  "eid-al-adha",
  "national-ae",
  "national-eg",
  "national-gb",
  "national-ge",
  "national-gr",
  "national-ir",
  "national-ru",
  "national-sa",
  "national-us",
] as const;
export type Calendar = (typeof calendars)[number];
