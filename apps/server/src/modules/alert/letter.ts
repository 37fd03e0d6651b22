import { reasonsOf } from "@tocsin/contract/wording";
import type { Letter } from "../../platform/mail.ts";
import type { Speaker } from "../../platform/wording.ts";
import type { AlertRow } from "./queries.ts";
import type { Change } from "./rules.ts";

export interface AlertNews {
  readonly alert: AlertRow;
  readonly change: Change;
  readonly link: string;
  readonly examples: readonly string[];
}

const EXCERPT = 240;

/** The alert as a letter: what happened, why it rang, where to decide. Plain text, so that it reads on any telephone. */
export function writeLetter(
  to: string,
  { alert, change, link, examples }: AlertNews,
  { say, language }: Speaker,
): Letter {
  const watch = alert.watch_name ?? "";
  const severity = say(`severity.${alert.severity}`);
  const reasons = reasonsOf(alert.explanation).map(({ id, values }) => say(id, values));
  const quotes = examples.map((text) => `— ${text.slice(0, EXCERPT).replace(/\s+/g, " ")}`);
  const text = [
    say(`mail.alert.${change}`, { watch, at: alert.opened_at, severity: alert.severity }),
    ...(change === "closed" ? [] : reasons),
    ...(quotes.length === 0 || change === "closed" ? [] : ["", say("mail.alert.examples"), ...quotes]),
    "",
    say("mail.alert.open", { link }),
  ].join("\n");
  const subject = say("mail.alert.subject", { severity: `${say(`kind.${alert.kind}`)} · ${severity}`, watch });
  return { to, subject, text, html: asHtml(text, language) };
}

/** The same words with a direction: mail programs guess it wrongly for mixed text. */
function asHtml(text: string, language: string): string {
  const direction = language === "fa" || language === "ar" ? "rtl" : "ltr";
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lines = escaped.split("\n").map((line) => `<p dir="auto" style="margin:0 0 8px">${line}</p>`);
  return `<div lang="${language}" dir="${direction}" style="font-family:sans-serif;font-size:16px">${lines.join("")}</div>`;
}
