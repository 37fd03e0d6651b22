import { ApiProblem } from "@tocsin/contract/client";
import { useCallback } from "react";
import { useIntl } from "react-intl";

/** A failure in the reader's language; the server's own sentence where the catalogue has none for its code. */
export function useSayProblem(): (error: unknown) => string {
  const intl = useIntl();
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return intl.formatMessage({ id: "problem.unreachable" });
      const { code, params, detail } = error.problem;
      const id = `problem.${code}`;
      return id in intl.messages ? intl.formatMessage({ id }, params) : detail;
    },
    [intl],
  );
}

/** The sentences for single fields of a form, by the field's path. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries((error.problem.fields ?? []).map((field) => [field.path, field.message]));
}
