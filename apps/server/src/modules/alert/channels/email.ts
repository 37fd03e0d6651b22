/** The brief as a letter: plain words that read on any telephone, and the same as HTML with a direction. */
import type { Context } from "../../../context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Letter } from "../../../platform/mail.ts";
import type { Brief } from "./brief.ts";
import { type Channel, type Outcome, type Receiver, refuseForGood, refuseForNow, SENT } from "./channel.ts";

export function compose(brief: Brief, { target }: Receiver): Letter {
  const { title, opening, reasons, examplesWord, examples, linkLine } = brief;
  const quotes = examples.length === 0 ? [] : ["", examplesWord, ...examples.map((example) => `— ${example}`)];
  const text = [opening, ...reasons, ...quotes, "", linkLine].join("\n");
  return { to: target, subject: title, text, html: asHtml(text, brief) };
}

/** Mail programs guess the direction wrongly for mixed text. */
function asHtml(text: string, { language, direction }: Brief): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const lines = escaped.split("\n").map((line) => `<p dir="auto" style="margin:0 0 8px">${line}</p>`);
  return `<div lang="${language}" dir="${direction}" style="font-family:sans-serif;font-size:16px">${lines.join("")}</div>`;
}

async function send({ mail }: Context, _receiver: Receiver, letter: Letter): Promise<Outcome> {
  try {
    await mail.send(letter);
    return SENT;
  } catch (error) {
    return explainFailure(error);
  }
}

/** A server that says 5xx refuses for good; 4xx, or no answer at all, may be better in a minute. */
function explainFailure(error: unknown): Outcome {
  if (!(error instanceof AppError)) return refuseForNow("failed", { reason: (error as Error).message });
  if (error.code === "no-mail-server") return refuseForGood("mail-none");
  const { reason = error.message, status = 0 } = error.params;
  return Number(status) >= 500 ? refuseForGood("mail-address", { reason }) : refuseForNow("mail-server", { reason });
}

export const email: Channel<Letter> = { compose, send };
