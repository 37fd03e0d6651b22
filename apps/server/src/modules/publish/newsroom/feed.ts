/** The newsroom as an Atom feed (RFC 4287), one per language. */
import type { Speaker } from "../../../platform/wording.ts";
import { feedPath, indexPath, statementPath } from "./address.ts";
import { escapeMarkup, toParagraphs } from "./markup.ts";
import { type Entry, entriesIn, type Room, sayTime } from "./room.ts";

const MOST_ENTRIES = 50;

const lastChange = ({ changedAt, withdrawnAt }: Entry): Date => withdrawnAt ?? changedAt;
const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map(Number)));

export function renderFeed(room: Room, speaker: Speaker): string {
  const { language, say } = speaker;
  const entries = entriesIn(room, language).slice(0, MOST_ENTRIES);
  const updated = latest([room.openedAt, ...entries.map(lastChange)]);
  const self = room.address + feedPath(language);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeMarkup(self)}</id>
<title>${escapeMarkup(say("newsroom.title", { workspace: room.workspace }))}</title>
<updated>${updated.toISOString()}</updated>
<author><name>${escapeMarkup(room.workspace)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${escapeMarkup(room.address + indexPath(language))}"/>
${entries.map((entry) => renderEntry(room, entry, speaker)).join("\n")}
</feed>
`;
}

/** A withdrawn statement keeps its entry, so that readers who have it learn of it, and loses its text. */
function renderEntry(room: Room, entry: Entry, speaker: Speaker): string {
  const { say } = speaker;
  const content =
    entry.withdrawnAt === null
      ? toParagraphs(entry.text)
      : toParagraphs(say("newsroom.withdrawn", { at: sayTime(speaker, entry.withdrawnAt) }));
  return `<entry>
<id>urn:tocsin:statement:${entry.id}:${entry.language}</id>
<title>${escapeMarkup(entry.title)}</title>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${lastChange(entry).toISOString()}</updated>
<link rel="alternate" type="text/html" hreflang="${entry.language}" href="${escapeMarkup(room.address + statementPath(entry.language, entry.id))}"/>
<content type="html">${escapeMarkup(content)}</content>
</entry>`;
}
