/** Languages by the English names that platforms use, with their codes. A few platforms tell variants apart. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ english: "en", georgian: "ka", russian: "ru", persian: "fa", farsi: "fa", greek: "el", arabic: "ar" },
  ...{
    albanian: "sq",
    armenian: "hy",
    azerbaijani: "az",
    bengali: "bn",
    bosnian: "bs",
    bulgarian: "bg",
    catalan: "ca",
  },
  ...{ chinese: "zh", schinese: "zh", tchinese: "zh", croatian: "hr", czech: "cs", danish: "da", dutch: "nl" },
  ...{ estonian: "et", finnish: "fi", french: "fr", galician: "gl", german: "de", gujarati: "gu", hebrew: "he" },
  ...{ hindi: "hi", hungarian: "hu", icelandic: "is", indonesian: "id", italian: "it", japanese: "ja", kannada: "kn" },
  ...{ kazakh: "kk", korean: "ko", koreana: "ko", latvian: "lv", lithuanian: "lt", macedonian: "mk", malay: "ms" },
  ...{ malayalam: "ml", marathi: "mr", mongolian: "mn", nepali: "ne", norwegian: "no", polish: "pl", portuguese: "pt" },
  ...{ brazilian: "pt", punjabi: "pa", romanian: "ro", serbian: "sr", sinhalese: "si", slovak: "sk", slovenian: "sl" },
  ...{ somali: "so", spanish: "es", latam: "es", swahili: "sw", swedish: "sv", tamil: "ta", telugu: "te", thai: "th" },
  ...{ turkish: "tr", ukrainian: "uk", urdu: "ur", vietnamese: "vi" },
};
const byCode = new Map(
  Object.entries(NAMES)
    .reverse()
    .map(([name, code]) => [code, name]),
);

export const codeOfLanguage = (name: string | undefined): string | undefined =>
  NAMES[(name ?? "").trim().toLowerCase()];
export const nameOfLanguage = (code: string): string | undefined => byCode.get(code.trim().toLowerCase().slice(0, 2));
