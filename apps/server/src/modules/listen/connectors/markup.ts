import { decodeEntities } from "./entities.ts";

const TAG_START = /<(?=[a-z/!?])/gi;
const LINE_END = /^(?:br|\/p|\/div|\/li|\/h\d)\b/i;
const CODE = /^(?:script|style)\b/i;
/** Enough of a tag to tell its name. */
const NAME = 8;

/** What a reader sees of a piece of HTML: paragraphs as lines, no tags, no scripts. Linear in the length of the text. */
export function plainText(html: string): string {
  return decodeEntities(dropTags(html))
    .replace(/[ \t\r\f\v\u00A0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Only ever walks forward: a pattern that looks for the end of every tag anew stands still on a feed of unended ones. */
function dropTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = seek(html, TAG_START, at);
    if (start !== -1 && html.startsWith("<!--", start)) {
      parts.push(html.slice(at, start));
      const end = html.indexOf("-->", start);
      if (end === -1) return parts.join("");
      at = end + 3;
      continue;
    }
    const end = start === -1 ? -1 : html.indexOf(">", start);
    if (end === -1) return parts.join("") + html.slice(at);
    const name = html.slice(start + 1, start + 1 + NAME);
    parts.push(html.slice(at, start), LINE_END.test(name) ? "\n" : " ");
    at = CODE.test(name) ? endOfCode(html, name, end) : end + 1;
  }
}

function endOfCode(html: string, name: string, from: number): number {
  const end = seek(html, /^script/i.test(name) ? /<\/script/gi : /<\/style/gi, from);
  return end === -1 ? html.length : end;
}

function seek(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}
