/**
 * Bytes to text. What is declared is often wrong and sometimes missing, so the bytes are believed first: whatever is valid
 * UTF-8 beyond ASCII is UTF-8, since text of another charset never is by chance. Then what the sender says, then a guess by
 * the language and by where the letters lie.
 */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

export function decodeText(bytes: Uint8Array, hints: CharsetHints = {}): Decoded {
  const { text, charset } = decode(bytes, hints);
  return { text: mendWindows(text), charset };
}

/** The signs that Windows has where other charsets have controls nobody writes; runtimes differ in reading them. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

export const mendWindows = (text: string): string =>
  text.replace(/[\u0080-\u009F]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80]!);

interface CharsetHints {
  /** In the order in which they are believed. */
  readonly declared?: readonly (string | undefined)[];
  readonly language?: string | undefined;
}

function decode(bytes: Uint8Array, { declared = [], language }: CharsetHints): Decoded {
  const wide = findWide(bytes);
  if (wide !== null) return wide;
  const labels = declared.flatMap((label) => knownLabel(label) ?? []);
  const sevenBit = labels.find((label) => /^iso-2022/.test(label));
  const utf8 = sevenBit === undefined ? strictly(bytes, "utf-8") : null;
  if (utf8 !== null) return { text: utf8, charset: "utf-8" };
  for (const label of labels) {
    const text = strictly(bytes, label);
    if (text !== null) return { text, charset: label };
  }
  if (labels[0] === "utf-8" && isMostlyUtf8(bytes)) return { text: new TextDecoder().decode(bytes), charset: "utf-8" };
  const charset = guessCharset(bytes, language);
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function knownLabel(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(
      label
        .trim()
        .toLowerCase()
        .replace(/^x-|_/g, (sign) => (sign === "_" ? "-" : "")),
    ).encoding;
  } catch {
    return null;
  }
}

/** UTF-16 and UTF-32, told by their mark or by the zeros beside the first signs. */
function findWide(bytes: Uint8Array): Decoded | null {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes, true);
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return utf32(bytes, false);
  if (a !== 0 && b === 0 && c === 0 && d === 0) return utf32(bytes, true);
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return utf16(bytes, "utf-16le");
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return utf16(bytes, "utf-16be");
  return null;
}

const utf16 = (bytes: Uint8Array, charset: string): Decoded => ({
  text: new TextDecoder(charset).decode(bytes),
  charset,
});

function utf32(bytes: Uint8Array, isLittle: boolean): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signs: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (code <= 0x10ffff && code !== 0xfeff) signs.push(String.fromCodePoint(code));
  }
  return { text: signs.join(""), charset: isLittle ? "utf-32le" : "utf-32be" };
}

/** One broken sign among many good ones is a slip of the writer, and no other charset. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split("\uFFFD").length - 1;
  const good = text.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0;
  return good > 4 * broken;
}

const BY_LANGUAGE: Record<string, string> = {
  ...Object.fromEntries(["ru", "uk", "be", "bg", "sr", "mk", "kk"].map((language) => [language, "windows-1251"])),
  ...Object.fromEntries(["ar", "fa", "ur"].map((language) => [language, "windows-1256"])),
  el: "windows-1253",
  tr: "windows-1254",
  he: "windows-1255",
  ...Object.fromEntries(["pl", "cs", "hu", "ro", "hr"].map((language) => [language, "windows-1250"])),
};
/** So much of a text must be seen to tell its charset. */
const SAMPLE = 20_000;

/**
 * Words written wholly in high bytes are of no Latin script. Small letters are commoner than capitals: they lie at C0–DF in
 * KOI8, at E0–FF in Windows-1251.
 */
export function guessCharset(bytes: Uint8Array, language?: string): string {
  const hinted = BY_LANGUAGE[(language ?? "").slice(0, 2).toLowerCase()];
  if (hinted !== undefined && hinted !== "windows-1251") return hinted;
  if (hinted === undefined && !hasHighWords(bytes)) return "windows-1252";
  const sample = bytes.subarray(0, SAMPLE);
  const low = sample.filter((byte) => byte >= 0xc0 && byte < 0xe0).length;
  const high = sample.filter((byte) => byte >= 0xe0).length;
  return low > high ? "koi8-r" : "windows-1251";
}

function hasHighWords(bytes: Uint8Array): boolean {
  let run = 0;
  let inRuns = 0;
  let high = 0;
  for (const byte of bytes.subarray(0, SAMPLE)) {
    if (byte >= 0xc0) {
      run++;
      high++;
    } else {
      if (run >= 3) inRuns += run;
      run = 0;
    }
  }
  if (run >= 3) inRuns += run;
  return inRuns > high / 2;
}
