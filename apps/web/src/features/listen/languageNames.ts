import { languages } from "@tocsin/contract/words";

/** The product's six languages by its own words, others by the browser's, "another language" and its code where it knows none. */
export function nameLanguage(code: string, locale: string, say: (id: string) => string): string {
  if ((languages as readonly string[]).includes(code)) return say(`language.${code}`);
  return askBrowser(code, locale) ?? `${say("language.other")} (${code})`;
}

function askBrowser(code: string, locale: string): string | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
  } catch {
    return undefined;
  }
}
