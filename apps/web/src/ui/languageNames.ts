import { languages } from "@tocsin/contract/words";

/** The product's six languages by its own words, others by the browser's, "another language" and its code where it knows none. */
export function nameLanguage(code: string, locale: string, say: (id: string) => string): string {
  if (isOurs(code)) return say(`language.${code}`);
  return askBrowser(code, locale) ?? `${say("language.other")} (${code})`;
}

const isOurs = (code: string) => (languages as readonly string[]).includes(code);

/** In the reader's language; browsers that cannot say it there, as none can in Georgian, know the language's own name. */
function askBrowser(code: string, locale: string): string | undefined {
  return [locale, code].map((spoken) => nameIn(spoken, code)).find((name) => name !== undefined);
}

function nameIn(spoken: string, code: string): string | undefined {
  try {
    if (Intl.DisplayNames.supportedLocalesOf(spoken).length === 0) return undefined;
    return new Intl.DisplayNames(spoken, { type: "language", fallback: "none" }).of(code);
  } catch {
    return undefined;
  }
}

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const twoLetterCodes = letters.flatMap((first) => letters.map((second) => first + second));

/** A code that stands for another one (iw for he) would offer the same language twice. */
const isCurrent = (code: string) =>
  new Intl.Locale(code).language === code && Intl.getCanonicalLocales(code)[0] === code;

/** Every other language the browser can name, in the order of the reader's alphabet. */
export function listOtherLanguages(locale: string): { code: string; name: string }[] {
  const codes = twoLetterCodes.filter((code) => !isOurs(code) && isCurrent(code));
  const named = codes
    .flatMap((code) => ({ code, name: askBrowser(code, locale) ?? "" }))
    .filter(({ name }) => name !== "");
  return named.sort((one, other) => one.name.localeCompare(other.name, locale));
}
