import { ApiProblem } from "@tocsin/contract/client";
import { useCallback } from "react";
import { useIntl } from "react-intl";
import { isolateWords } from "./isolate.ts";

/** A failure in the reader's language; the server's own sentence where the catalogue has none for its code. */
export function useSayProblem(): (error: unknown) => string {
  const intl = useIntl();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return intl.formatMessage({ id: "problem.unreachable" });
      const { code, params, detail } = error.problem;
      const id = `problem.${code}`;
      return id in intl.messages
        ? intl.formatMessage({ id }, params && isolateWords(params, intl.messages[id]))
        : detail;
    },
    [intl],
  );
}

/** What the server said about each field of a form, by the field's name: `{ email: "…" }`. */
export function fieldProblems(
  error: unknown,
  sentence: (field: { code: string; message: string }) => string = (field) => field.message,
): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const fields = error.problem.fields ?? [];
  return Object.fromEntries(fields.map((field) => [field.path.replace(/^body\./, ""), sentence(field)]));
}

/** The same in the reader's language, as far as the catalogue knows the field's code. */
export function useFieldProblems(error: unknown): Record<string, string> {
  const intl = useIntl();
  return fieldProblems(error, ({ code, message }) => {
    const id = `problem.field.${code}`;
    return id in intl.messages ? intl.formatMessage({ id }) : message;
  });
}
