export interface Letter {
  subject: string;
  headers: Record<string, string>;
  /** The first plain-text part, decoded. */
  text: string;
  html: string;
  raw: string;
}

interface Part {
  headers: Record<string, string>;
  body: string;
}

/** Reads as much of a mail (RFC 5322, MIME) as tests look at. */
export function readLetter(raw: string): Letter {
  const whole = readPart(raw);
  const parts = leavesOf(whole);
  const bodyOf = (type: string) => decodeBody(parts.find((part) => typeOf(part).startsWith(type)));
  return {
    subject: decodeWords(whole.headers.subject ?? ""),
    headers: whole.headers,
    text: bodyOf("text/plain"),
    html: bodyOf("text/html"),
    raw,
  };
}

function readPart(raw: string): Part {
  const end = raw.search(/\r?\n\r?\n/);
  const head = (end === -1 ? raw : raw.slice(0, end)).replace(/\r?\n[ \t]+/g, " ");
  const lines = head.split(/\r?\n/).map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  const headers = Object.fromEntries(lines.flatMap((line) => (line ? [[line[1]!.toLowerCase(), line[2]!]] : [])));
  return { headers, body: end === -1 ? "" : raw.slice(end).replace(/^\r?\n\r?\n/, "") };
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.headers["content-type"] ?? "")?.[1];
  if (!boundary) return [part];
  const pieces = part.body.split(`--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => leavesOf(readPart(piece.replace(/^\r?\n/, ""))));
}

function typeOf({ headers }: Part): string {
  return (headers["content-type"] ?? "text/plain").toLowerCase();
}

function decodeBody(part: Part | undefined): string {
  if (!part) return "";
  const encoding = part.headers["content-transfer-encoding"]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(part.body, "base64").toString("utf8");
  if (encoding === "quoted-printable") return decodeQuoted(part.body.replace(/=\r?\n/g, ""));
  return part.body;
}

function decodeQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Encoded words of a header (RFC 2047); the space between two of them does not count. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : decodeQuoted(word.replace(/_/g, " ")),
    );
}
