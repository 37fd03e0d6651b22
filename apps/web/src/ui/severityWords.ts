import type { AnswerOf } from "@tocsin/contract";
import type { IntlShape } from "react-intl";

type Reason = AnswerOf<"getIncident">["severityReasons"][number];

/** A reason in the reader's language. One the catalogue does not know yet is named by its code, never dropped. */
export function sayReason(intl: IntlShape, { code, params }: Reason): string {
  const id = `respond.because.${code}`;
  if (!(id in intl.messages)) return intl.formatMessage({ id: "respond.because.other" }, { code });
  const level = `severity.${params.severity}`;
  const severity = level in intl.messages ? intl.formatMessage({ id: level }) : "";
  return intl.formatMessage({ id }, { ...params, severity });
}
