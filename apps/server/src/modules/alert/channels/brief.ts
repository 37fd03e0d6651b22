import type { Language } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import { rightToLeftLanguages } from "@tocsin/contract/words";
import type { Speaker } from "../../../platform/wording.ts";
import type { AlertRow } from "../queries.ts";
import type { News } from "../rules.ts";
import { fit, tame } from "./fit.ts";

/** What people are told, in their language, before any platform's shape. All of it is plain text on single lines. */
export interface Brief {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  /** How grave, of which kind, about what. */
  readonly title: string;
  /** What happened, in one sentence. */
  readonly opening: string;
  /** All reasons, the most telling first. */
  readonly reasons: readonly string[];
  /** Those that a message on a telephone has room for: how much, how unusual, since when, voices against echoes. */
  readonly gist: readonly string[];
  readonly examplesWord: string;
  readonly examples: readonly string[];
  readonly link: string;
  /** "See it and decide: https://…" */
  readonly linkLine: string;
  /** Messages of one topic replace each other where a platform can do that. */
  readonly topic: string;
  readonly severity: number;
  /** The same for machines. */
  readonly record: object;
}

export interface AlertNews {
  readonly alert: AlertRow;
  readonly change: News;
  /** Other alerts that the same message tells of. */
  readonly also?: readonly AlertRow[];
  readonly link: string;
  /** Whether the link leads to where somebody without an account can answer. */
  readonly isAnswerable?: boolean;
  readonly examples: readonly string[];
}

const LONGEST_TITLE = 200;
const LONGEST_EXAMPLE = 240;
const MOST_PARTS = 5;
const GIST = new Set(
  "volume negativeVolume silence factor rare veryRare since negative negativeOnly echoes voices coordinated"
    .split(" ")
    .map((id) => `reason.${id}`),
);
/** Posts tell of pages that nobody here has looked at: a message to the team must not offer them to be pressed. */
const LINKS = /\b(?:https?:\/\/|www\.)\S+/gi;

const directionOf = (language: Language) => (rightToLeftLanguages.includes(language) ? "rtl" : "ltr");
const quote = (text: string): string => fit(tame(text.replace(LINKS, "…")), LONGEST_EXAMPLE);

/** An alert's change as a brief. When it is over, why it rang is no longer told. */
export function briefAlert(
  { alert, change, also = [], link, isAnswerable = false, examples }: AlertNews,
  { say, language }: Speaker,
): Brief {
  const watch = tame(alert.watch_name ?? "");
  const severity = `${say(`kind.${alert.kind}`)} · ${say(`severity.${alert.severity}`)}`;
  const isOver = change === "closed";
  const said = reasonsOf(alert.explanation).map(({ id, values }) => ({ id, sentence: tame(say(id, values)) }));
  const others = also.map((other) => sayAlso(other, { say }));
  const reasons = isOver ? others : [...others, ...sayParts(alert, { say, language }), ...said];
  return {
    language,
    direction: directionOf(language),
    title: fit(say("mail.alert.subject", { severity, watch }), LONGEST_TITLE),
    opening: say(`mail.alert.${change}`, { watch, at: alert.opened_at, severity: alert.severity }),
    reasons: reasons.map(({ sentence }) => sentence),
    gist: reasons.filter(({ id }) => id.startsWith("mail.alert") || GIST.has(id)).map(({ sentence }) => sentence),
    examplesWord: say("mail.alert.examples"),
    examples: isOver ? [] : examples.map(quote),
    link,
    linkLine: say(isAnswerable ? "mail.alert.answer" : "mail.alert.open", { link }),
    topic: alert.id,
    severity: alert.severity,
    record: recordOf(
      { alert, change, link, examples },
      said.map(({ sentence }) => sentence),
    ),
  };
}

function sayAlso({ watch_name, severity, state }: AlertRow, { say }: Pick<Speaker, "say">) {
  const id = state === "closed" ? "mail.alert.alsoOver" : "mail.alert.also";
  return { id, sentence: say(id, { watch: tame(watch_name ?? ""), severity: say(`severity.${severity}`) }) };
}

/** The other watches that see the fire, or the other sources that have fallen silent. */
function sayParts({ parts, episode_id, kind }: AlertRow, { say, language }: Pick<Speaker, "say" | "language">) {
  const names = parts.flatMap(({ episodeId, name }) => (episodeId === episode_id || name === null ? [] : [tame(name)]));
  const others = [...new Set(names)];
  if (others.length === 0) return [];
  const list = new Intl.ListFormat(language, { type: "unit" }).format(others.slice(0, MOST_PARTS));
  const more = Math.max(0, others.length - MOST_PARTS);
  const id = kind === "data" ? "mail.alert.silentToo" : "mail.alert.seenToo";
  return [{ id, sentence: say(id, { list, more }) }];
}

const recordOf = ({ alert, change, link }: AlertNews, reasons: readonly string[]): object => ({
  event: `alert.${change}`,
  alert: {
    id: alert.id,
    kind: alert.kind,
    severity: alert.severity,
    state: alert.state,
    openedAt: alert.opened_at.toISOString(),
  },
  watch: { id: alert.watch_id, name: alert.watch_name },
  parts: alert.parts.map(({ watchId, sourceId, name, kind, severity, state }) => ({
    ...{ watchId, sourceId, name, kind, severity, isOpen: state === "open" },
  })),
  reasons,
  explanation: alert.explanation,
  link,
});

/** What a test ring says. */
export function briefTest({ workspace, link }: { workspace: string; link: string }, { say, language }: Speaker): Brief {
  const opening = say("mail.test.body", { workspace: tame(workspace) });
  return {
    language,
    direction: directionOf(language),
    title: say("mail.test.subject"),
    opening,
    reasons: [],
    gist: [],
    examplesWord: "",
    examples: [],
    link,
    linkLine: link,
    topic: "test",
    severity: 1,
    record: { event: "test", text: opening },
  };
}
