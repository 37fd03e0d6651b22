import type { CorrectionField } from "@tocsin/contract/words";
import { useCallback } from "react";
import { useIntl } from "react-intl";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { useSay } from "../../../ui/say.ts";

/** A word of a corrected field as the reader says it: a tone, a language, a kind of crisis. */
export function useSayWord(): (field: CorrectionField, word: string) => string {
  const say = useSay();
  const intl = useIntl();
  return useCallback(
    (field, word) => {
      if (field === "language") return nameLanguage(word, intl.locale, say);
      const id = { sentiment: "sentiment", "crisis-types": "crisis", relevance: "understand.relevance" }[field];
      return `${id}.${word}` in intl.messages ? say(`${id}.${word}`) : word;
    },
    [intl, say],
  );
}
