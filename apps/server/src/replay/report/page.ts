/** The replay as one HTML page that can be mailed: no scripts, nothing fetched, every foreign word escaped and isolated. */
import type { ReplayLine } from "../lines.ts";
import type { Replayed } from "../replay.ts";
import { drawChart, escapeMarkup } from "./chart.ts";
import { style } from "./style.ts";

export interface Report {
  readonly title: string;
  readonly lines: readonly ReplayLine[];
  readonly watches: readonly Replayed[];
}

export function writeReport({ title, lines, watches }: Report): string {
  const notices = lines.filter((line) => line.type === "notice");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Replay of ${escapeMarkup(title)}</title><style>${style}</style></head><body>
<h1>Replay of ${foreign(title)}</h1>
<p>What would have rung, and why. Bars are posts, dark bars the negative ones; the band is what was to be expected.
A triangle marks a crisis, a circle a buzz, a short stroke the end. The times of the table are UTC.</p>
${notices.map((line) => `<p class="notice">${line.reasons.map(foreign).join(" ")}</p>`).join("\n")}
${watches
  .map((one) =>
    writeWatch(
      one,
      lines.filter((line) => line.watch === one.watch.name),
    ),
  )
  .join("\n")}
</body></html>
`;
}

function writeWatch({ watch, matched, isOpen, hours }: Replayed, lines: readonly ReplayLine[]): string {
  const changes = lines.filter((line) => line.type !== "notice");
  const open = isOpen ? " It was still ringing when the stream ended." : "";
  return `<section><h2>${foreign(watch.name)}</h2>
<p>${watch.isOwn ? "Own brand" : "Competitor"}, ${matched} posts for <code dir="auto">${escapeMarkup(watch.query)}</code>.${open}</p>
${drawChart(hours, changes)}
${changes.length === 0 ? "<p>Nothing rang.</p>" : `<table><thead><tr><th>When</th><th>What</th><th>Severity</th><th>Why</th></tr></thead><tbody>${changes.map(writeChange).join("\n")}</tbody></table>`}
</section>`;
}

function writeChange(line: ReplayLine): string {
  const what = [line.type, line.kind, line.crisisType].filter((word) => word !== null).join(" · ");
  return `<tr class="${line.type} ${line.kind}"><td>${line.at.slice(0, 16).replace("T", " ")}</td><td>${escapeMarkup(what)}</td>
<td>${line.severity ?? ""}</td><td><ul>${line.reasons.map((reason) => `<li>${foreign(reason)}</li>`).join("")}</ul>${writeNarratives(line)}</td></tr>`;
}

function writeNarratives({ narratives }: ReplayLine): string {
  if (narratives.length === 0) return "";
  const stories = narratives.map(
    ({ label, size, voices, examples }) =>
      `<li>${foreign(label)} <small>${size} posts, ${voices} voices</small>${examples
        .slice(0, 1)
        .map((text) => `<q dir="auto">${escapeMarkup(text)}</q>`)
        .join("")}</li>`,
  );
  return `<details><summary>What is told</summary><ul>${stories.join("")}</ul></details>`;
}

/** Words of posts and people may run either way. */
const foreign = (text: string): string => `<bdi dir="auto">${escapeMarkup(text)}</bdi>`;
