/**
 * The newsroom's pages: plain HTML that needs no script, nothing from elsewhere and no server of ours. Links are relative, so
 * the folder can be copied to any web space, or onto a stick, when everything else is down.
 */
import type { Language } from "@tocsin/contract";
import type { Speaker } from "../../../platform/wording.ts";
import { checkCode } from "../rules.ts";
import { feedPath, indexPath, statementPath } from "./address.ts";
import { escapeMarkup, toParagraphs } from "./markup.ts";
import { directionOf, type Entry, entriesIn, otherLanguages, ownName, type Room, sayTime } from "./room.ts";

/** Left-to-right isolation: the groups of a check code keep their order in a right-to-left line. */
const isolate = (code: string): string => `\u2066${code}\u2069`;

const timeTag = (at: Date, words: string): string =>
  `<time datetime="${at.toISOString()}">${escapeMarkup(words)}</time>`;

const languageLink = (language: Language, address: string): string =>
  `<a href="${address}" lang="${language}" hreflang="${language}" dir="${directionOf(language)}">${escapeMarkup(ownName(language))}</a>`;

interface Frame {
  readonly room: Room;
  readonly speaker: Speaker;
  /** The way from the page up to the newsroom's root. */
  readonly up: string;
  readonly title: string;
  /** The same page in other languages. */
  readonly alternates: readonly { language: Language; path: string }[];
  readonly content: string;
}

function frame({ room, speaker, up, title, alternates, content }: Frame): string {
  const { language, say } = speaker;
  const name = escapeMarkup(say("newsroom.title", { workspace: room.workspace }));
  const links = alternates.map((other) => languageLink(other.language, up + other.path)).join(" ");
  const heads = alternates.map(
    (other) => `<link rel="alternate" hreflang="${other.language}" href="${up}${other.path}">`,
  );
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<link rel="stylesheet" href="${up}newsroom.css">
<link rel="alternate" type="application/atom+xml" title="${name}" href="${up}${feedPath(language)}">
${heads.join("\n")}
</head>
<body>
<header>
<p><a href="${up}${indexPath(language)}">${escapeMarkup(room.workspace)}</a></p>
${links === "" ? "" : `<nav aria-label="${escapeMarkup(say("newsroom.otherLanguages"))}">${escapeMarkup(say("newsroom.otherLanguages"))} ${links}</nav>`}
</header>
<main>
${content}
</main>
<footer><p><a href="${up}${feedPath(language)}">${escapeMarkup(say("newsroom.feed"))}</a></p></footer>
</body>
</html>
`;
}

/** The list of statements in one language. `up` is empty for the newsroom's front page. */
export function renderIndex(room: Room, speaker: Speaker, up: "" | "../"): string {
  const { language, say } = speaker;
  const title = say("newsroom.title", { workspace: room.workspace });
  const entries = entriesIn(room, language);
  const list = `<ol class="statements">\n${entries.map((entry) => summarise(entry, speaker, up)).join("\n")}\n</ol>`;
  const content = `<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(say("newsroom.intro", { workspace: room.workspace }))}</p>
${entries.length === 0 ? `<p>${escapeMarkup(say("newsroom.empty"))}</p>` : list}`;
  const alternates = room.languages
    .filter((other) => other !== language)
    .map((other) => ({ language: other, path: indexPath(other) }));
  return frame({ room, speaker, up, title, alternates, content });
}

function summarise(entry: Entry, speaker: Speaker, up: string): string {
  const { say } = speaker;
  const notice =
    entry.withdrawnAt === null
      ? ""
      : `<p class="withdrawn">${timeTag(entry.withdrawnAt, say("newsroom.withdrawn", { at: sayTime(speaker, entry.withdrawnAt) }))}</p>`;
  const title = `<a href="${up}${statementPath(entry.language, entry.id)}">${escapeMarkup(entry.title)}</a>`;
  return `<li>
<p class="kind">${escapeMarkup(say(`newsroom.kind.${entry.kind}`))}</p>
<h2>${entry.withdrawnAt === null ? title : `<del>${title}</del>`}</h2>
<p>${timeTag(entry.changedAt, say("newsroom.published", { at: sayTime(speaker, entry.changedAt) }))}</p>
${notice}</li>`;
}

/** One statement on a page of its own. A withdrawn one stays readable, struck through: what was said is not denied. */
export function renderStatement(room: Room, entry: Entry, speaker: Speaker): string {
  const { say } = speaker;
  const body = toParagraphs(entry.text);
  const content = `<article>
<p class="kind">${escapeMarkup(say(`newsroom.kind.${entry.kind}`))}</p>
<h1>${escapeMarkup(entry.title)}</h1>
<p>${timeTag(entry.changedAt, say("newsroom.published", { at: sayTime(speaker, entry.changedAt) }))}</p>
${standing(entry, speaker)}
${entry.withdrawnAt === null ? body : `<del>\n${body}\n</del>`}
<p class="check">${escapeMarkup(say("newsroom.check", { code: isolate(checkCode(entry.hash)) }))}</p>
</article>
<p><a href="index.html">${escapeMarkup(say("newsroom.all"))}</a></p>`;
  const alternates = otherLanguages(room, entry).map((language) => ({
    language,
    path: statementPath(language, entry.id),
  }));
  return frame({ room, speaker, up: "../", title: entry.title, alternates, content });
}

/** What holds for the statement today: withdrawn, or continued at a promised time. */
function standing({ withdrawnAt, nextUpdateAt }: Entry, speaker: Speaker): string {
  const { say } = speaker;
  if (withdrawnAt !== null)
    return `<p class="withdrawn" role="note">${timeTag(withdrawnAt, say("newsroom.withdrawn", { at: sayTime(speaker, withdrawnAt) }))}</p>`;
  return nextUpdateAt === null
    ? ""
    : `<p class="next">${timeTag(nextUpdateAt, say("newsroom.next", { at: sayTime(speaker, nextUpdateAt) }))}</p>`;
}
