import { useCallback } from "react";
import { type PrimitiveType, useIntl } from "react-intl";
import { isolateWords } from "./isolate.ts";

export type Values = Record<string, PrimitiveType>;
export type Say = (id: string, values?: Values) => string;

/** The catalogue's sentence in the reader's language. */
export function useSay(): Say {
  const intl = useIntl();
  return useCallback(
    (id, values) => intl.formatMessage({ id }, values && isolateWords(values, intl.messages[id])),
    [intl],
  );
}
