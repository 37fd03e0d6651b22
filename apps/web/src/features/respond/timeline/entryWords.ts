import type { IntlShape } from "react-intl";
import { isolateWords } from "../../../ui/isolate.ts";
import type { Incident } from "../useIncident.ts";

export type Entry = Incident["timeline"][number];
type Params = Entry["params"];

/** Parameters that are words of the product, by the catalogue that translates them. */
const wordOf: Record<string, Record<string, string>> = {
  opened: { type: "crisis", severity: "severity" },
  severity: { from: "severity", to: "severity" },
  escalated: { severity: "severity" },
  type: { from: "crisis", to: "crisis" },
  state: { from: "state", to: "state" },
};
const everywhere: Record<string, string> = { language: "language" };

/** What a sentence may ask for; an entry without one of them still gives a readable line. */
const blanks = { from: "", to: "", title: "", watch: "", language: "", type: "", severity: "", count: 0, openTasks: 0 };

/** An entry's words without its author. A kind the catalogue does not know yet is named, never dropped. */
export function sayEntry(intl: IntlShape, { kind, params }: Pick<Entry, "kind" | "params">): string {
  const id = `respond.entry.${kind}`;
  if (!(id in intl.messages)) return intl.formatMessage({ id: "respond.entry.other" }, { kind });
  return intl.formatMessage({ id }, { ...blanks, ...isolateWords(translate(intl, kind, params), intl.messages[id]) });
}

function translate(intl: IntlShape, kind: string, params: Params): Record<string, string | number> {
  const words = { ...everywhere, ...wordOf[kind] };
  const entries = Object.entries(params).map(([key, value]) => {
    const id = `${words[key]}.${value}`;
    return [key, id in intl.messages ? intl.formatMessage({ id }) : (value ?? "")] as const;
  });
  return Object.fromEntries(entries);
}
