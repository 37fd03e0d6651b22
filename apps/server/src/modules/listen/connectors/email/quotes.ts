/** What a person wrote, apart from the letter they answer and from what stands below every letter of theirs. */
export interface Parted {
  readonly text: string;
  readonly quoted: string;
  readonly signature: string;
}

/** The line before a quoted letter, as mail programs of our languages write it. */
const INTRODUCTIONS = [
  /^.{0,200}\b(?:wrote|schrieb|écrit|escribió)\s*:$/iu,
  /^.{0,200}(?:пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?)\s*:$/iu,
  /^.{0,200}(?:έγραψε|έγραψαν)\s*:$/iu,
  /^.{0,200}(?:نوشت|نوشته است|كتب|كتبت|کتب)\s*:$/iu,
  /^.{0,200}(?:წერს|დაწერა|მოიწერა)\s*:$/iu,
  /^[-_\s]{3,}(?:original message|исходное сообщение|пересылаемое сообщение|αρχικό μήνυμα|پیام اصلی|الرسالة الأصلية|ორიგინალი შეტყობინება)[-_\s]*$/iu,
  /^(?:from|от кого|от|από|از|من|გამომგზავნი|ვისგან)\s*:\s[^@<]*[@<]/iu,
];
const FORWARDED = /^[-_\s]{3,}(?:forwarded message|пересланное сообщение|προωθημένο μήνυμα)/iu;

export function partLetter(letter: string): Parted {
  const lines = letter.replace(/\r\n?/g, "\n").split("\n");
  const start = findQuote(lines);
  const own = start === -1 ? lines : lines.slice(0, start);
  const [text, signature] = cutSignature(own);
  const quoted = start === -1 ? "" : lines.slice(start).join("\n").trim();
  // Who only forwards says it with the letter that is forwarded.
  return text === "" && quoted !== "" ? { text: unquote(quoted), quoted: "", signature } : { text, quoted, signature };
}

/** Where the quoted letter begins, -1 where none does. Anybody may send a letter: each line is looked at a few times, no more. */
function findQuote(lines: readonly string[]): number {
  const firstWritten = lines.findIndex((line) => line.trim() !== "");
  const lastOwn = lines.findLastIndex((line) => !/^\s*(?:>|$)/.test(line));
  return lines.findIndex((written, index) => {
    const line = written.trim();
    if (FORWARDED.test(line) && index === firstWritten) return false;
    return INTRODUCTIONS.some((introduction) => introduction.test(line)) || (line.startsWith(">") && index > lastOwn);
  });
}

function cutSignature(lines: readonly string[]): [text: string, signature: string] {
  const start = lines.findIndex((line) => /^--\s?$/.test(line));
  if (start === -1) return [lines.join("\n").trim(), ""];
  return [
    lines.slice(0, start).join("\n").trim(),
    lines
      .slice(start + 1)
      .join("\n")
      .trim(),
  ];
}

const unquote = (text: string): string => text.replace(/^[^\S\n]*>+ ?/gm, "").trim();

/** Where mail programs put the letter that is answered, in the markup of theirs. */
const QUOTE_IN_MARKUP =
  /<(?:div|blockquote|table)\b[^>]{0,300}(?:class=["']?(?:gmail_quote|yahoo_quoted|moz-cite-prefix)|id=["']?(?:appendonsend|divRplyFwdMsg|mail-editor-reference)|type=["']?cite)/i;

/** The markup before the quoted letter, and the rest. */
export function partMarkup(html: string): [own: string, quoted: string] {
  const at = QUOTE_IN_MARKUP.exec(html)?.index ?? -1;
  return at === -1 ? [html, ""] : [html.slice(0, at), html.slice(at)];
}
