/**
 * The page behind the link in a message: plain HTML that needs no script, in the language of whoever is called. Looking at it
 * does nothing, so that programs which look at links for people answer for nobody; only the two presses do.
 */
import { type Language, languages, rightToLeftLanguages } from "@tocsin/contract/words";
import type { Speaker } from "../../../platform/wording.ts";
import { type Brief, briefAlert } from "../channels/brief.ts";
import { type Asked, type Call, PROMISES } from "./service.ts";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** A name goes in its own direction, and does not turn the sentence around it. */
const isolate = (name: string): string => `\u2068${name}\u2069`;

const OWN_NAMES: Record<Language, string> = {
  ...{ en: "English", ka: "ქართული", ru: "Русский", fa: "فارسی", el: "Ελληνικά", ar: "العربية" },
};
const directionOf = (language: Language) => (rightToLeftLanguages.includes(language) ? "rtl" : "ltr");

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{font:1.0625rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:38rem}
h1{font-size:1.3rem;line-height:1.3}section{border-block-start:1px solid;padding-block:1rem}
ul{padding-inline-start:1.2rem}form{margin-block:1rem}
button,select{font:inherit;min-height:3rem;padding-inline:1rem;border-radius:.5rem;border:1px solid}
button{inline-size:100%;cursor:pointer}button.mine{background:#1d4f91;color:#fff;border-color:#1d4f91;font-weight:600}
select{inline-size:100%;margin-block:.25rem .75rem}nav{display:flex;flex-wrap:wrap;gap:.75rem;font-size:.9rem}
.standing{font-weight:600}`;

interface Frame {
  readonly speaker: Speaker;
  readonly title: string;
  readonly content: string;
}

function frame({ speaker: { language }, title, content }: Frame): string {
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${content}
</main>
<nav>${languages
    .filter((other) => other !== language)
    .map(languageLink)
    .join(" ")}</nav>
</body>
</html>
`;
}

const languageLink = (language: Language): string =>
  `<a href="?language=${language}" lang="${language}" hreflang="${language}" dir="${directionOf(language)}">${OWN_NAMES[language]}</a>`;

const paragraph = (text: string, className = ""): string =>
  `<p${className === "" ? "" : ` class="${className}"`}>${escapeMarkup(text)}</p>`;

/** `isOutdated`: what was pressed no longer fitted, and nothing has happened. */
export function renderCall(
  call: Call,
  speaker: Speaker,
  { workspace, isOutdated }: { workspace: string; isOutdated: boolean },
): string {
  const { say } = speaker;
  const title = say("answer.title", { name: isolate(call.caller.name) });
  const content = [
    paragraph(say("answer.asked", { workspace: isolate(workspace) })),
    ...(isOutdated ? [`<div role="alert">${paragraph(say("answer.changed"), "standing")}</div>`] : []),
    ...call.asked.map((one) => renderAlert(one, speaker)),
  ];
  return frame({ speaker, title, content: content.join("\n") });
}

export const renderRefusal = (speaker: Speaker, why: "unknown" | "expired"): string =>
  frame({ speaker, title: speaker.say(`answer.${why}`), content: paragraph(speaker.say(`answer.${why}.text`)) });

function renderAlert({ alert, standing, turn }: Asked, speaker: Speaker): string {
  const brief = briefAlert({ alert, change: "opened", link: "", examples: [] }, speaker);
  const presses = { open: ["mine", "cannot"], declined: ["mine"], mine: ["cannot"], taken: [], over: [] }[standing];
  const forms = presses.map((press) => renderForm(press as "mine" | "cannot", { alertId: alert.id, turn }, speaker));
  return `<section>
<h2>${escapeMarkup(brief.title)}</h2>
${renderGist(brief)}
${renderStanding({ alert, standing, turn }, speaker)}
${forms.join("\n")}
</section>`;
}

const renderGist = ({ opening, gist }: Brief): string =>
  `${paragraph(opening)}
<ul>${gist.map((sentence) => `<li>${escapeMarkup(sentence)}</li>`).join("")}</ul>`;

function renderStanding({ alert, standing }: Asked, { say }: Speaker): string {
  if (standing === "open") return "";
  const until = alert.promised_until;
  const id = standing === "mine" && until === null ? "answer.mineOpen" : `answer.is.${standing}`;
  const values = { name: isolate(alert.holder_name ?? ""), ...(until !== null && { until }) };
  return paragraph(say(id, values), "standing");
}

interface Presses {
  readonly alertId: string;
  readonly turn: string;
}

function renderForm(press: "mine" | "cannot", { alertId, turn }: Presses, { say }: Speaker): string {
  const choice = `<label>${escapeMarkup(say("answer.until"))}
<select name="minutes">${PROMISES.map((minutes) => `<option value="${minutes}"${minutes === 30 ? " selected" : ""}>${escapeMarkup(say("answer.minutes", { minutes }))}</option>`).join("")}</select></label>`;
  const hint = press === "cannot" ? paragraph(say("answer.cannot.text")) : "";
  return `<form method="post">
<input type="hidden" name="alert" value="${escapeMarkup(alertId)}"><input type="hidden" name="turn" value="${turn}">
<input type="hidden" name="answer" value="${press}">
${press === "mine" ? choice : ""}
<button class="${press}">${escapeMarkup(say(`answer.${press}`))}</button>
${hint}
</form>`;
}
