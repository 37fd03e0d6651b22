/**
 * How long a text message is. The GSM 7-bit alphabet (3GPP TS 23.038) holds 160 signs, 153 in each part of a longer one; a
 * single sign outside it, such as a Persian or Georgian letter, turns the whole message into UCS-2: 70 and 67 UTF-16 units.
 */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Written as two signs each. */
const EXTENDED = "\f^{}\\[~]|€";
const basic = new Set(BASIC);
const extended = new Set(EXTENDED);

const GSM_PARTS = { alone: 160, joined: 153 };
const UCS_PARTS = { alone: 70, joined: 67 };

const isGsm = (text: string): boolean => [...text].every((sign) => basic.has(sign) || extended.has(sign));

/** The number of parts that the network sends, and bills, for a text. */
export function countParts(text: string): number {
  const isSeven = isGsm(text);
  const units = isSeven ? [...text].reduce((sum, sign) => sum + (extended.has(sign) ? 2 : 1), 0) : text.length;
  const { alone, joined } = isSeven ? GSM_PARTS : UCS_PARTS;
  return units <= alone ? 1 : Math.ceil(units / joined);
}

const replacements: Record<string, string> = {
  "…": "...",
  "“": '"',
  "”": '"',
  "„": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "·": "-",
  "\u00a0": " ",
  "\u202f": " ",
  "\u2060": "",
};

/** Typography that would double the price of an English message, as plain signs. */
export const plainSigns = (text: string): string =>
  text.replace(/[…“”„‘’–—·\u00a0\u202f\u2060]/g, (sign) => replacements[sign] ?? sign);
