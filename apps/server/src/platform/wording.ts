import { createIntl, createIntlCache, type IntlShape } from "@formatjs/intl";
import type { Language } from "@tocsin/contract";
import { type Sentence, wordings } from "@tocsin/contract/wording";

/** Sentences in the reader's language, for mails, the newsroom and the command line. */
export interface Speaker {
  readonly language: Language;
  say(id: string, values?: Sentence["values"]): string;
  intl: IntlShape<string>;
}

const cache = createIntlCache();

/** Arabic readers of the region see their own digits; every other tag is the language itself. */
const localeOf = (language: Language): string => (language === "ar" ? "ar-EG" : language);

export async function speakerOf(language: Language, timeZone: string): Promise<Speaker> {
  const { default: messages } = await wordings[language]();
  const intl = createIntl({ locale: localeOf(language), messages, timeZone, onError: () => undefined }, cache);
  return { language, intl, say: (id, values) => String(intl.formatMessage({ id }, values)) };
}
