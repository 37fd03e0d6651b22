import { plainText } from "../markup.ts";
import { markupIn, textIn, type XmlElement } from "./xml.ts";

/** What a reader sees of a piece of a feed: Atom says how it is written, RSS leaves it open and means HTML. */
export function readConstruct(element: XmlElement | undefined): string {
  if (element === undefined) return "";
  const { type = "", mode = "" } = element.attributes;
  if (mode === "base64" || isBinaryText(type, element)) return readBase64(element, type);
  const isPlain = element.space === "atom" && /^(?:text|text\/plain|)$/i.test(type) && mode !== "escaped";
  return isPlain && !element.children.some((child) => typeof child !== "string")
    ? spaced(textIn(element))
    : plainText(markupIn(element));
}

/** Atom 1.0 (RFC 4287, 4.1.3.3): what is neither text nor XML is written in base64. */
const isBinaryText = (type: string, { space }: XmlElement): boolean =>
  space === "atom" && /^application\/octet-stream$/i.test(type);

function readBase64(element: XmlElement, type: string): string {
  const written = Buffer.from(textIn(element), "base64").toString("utf8");
  return /html|xml|octet/i.test(type) ? plainText(written) : spaced(written);
}

const spaced = (text: string): string =>
  text
    .replace(/[ \t\r\f\v\u00A0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
