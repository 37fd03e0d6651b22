import { languages } from "@tocsin/contract/words";

/** The product's six languages by its own words, others by the browser's, "another language" where it knows none. */
export function nameLanguage(code: string, locale: string, say: (id: string) => string): string {
  if ((languages as readonly string[]).includes(code)) return say(`language.${code}`);
  try {
    const name = new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
    return name ?? say("language.other");
  } catch {
    return say("language.other");
  }
}
