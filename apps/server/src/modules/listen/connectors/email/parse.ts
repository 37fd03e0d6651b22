import PostalMime, { type Email } from "postal-mime";
import { plainText } from "../markup.ts";

interface Part {
  readonly type: string;
  readonly value: unknown;
}
interface Parts {
  plain?: readonly Part[];
  readonly html?: readonly Part[];
}

/**
 * The library turns markup beside plain text into text with patterns that stand still on a few hundred kilobytes of unended
 * links, and anybody may send a letter. It finds our text there already, and has nothing to turn.
 */
class LetterParser extends PostalMime {
  declare readonly textMap: ReadonlyMap<unknown, Parts>;

  renderTextContent(): void {
    for (const parts of this.textMap.values()) parts.plain ??= parts.html?.map(toPlain);
    // @ts-expect-error The library keeps this step out of its types.
    super.renderTextContent();
  }
}

const toPlain = (part: Part): Part =>
  part.type === "text" ? { type: "text", value: plainText(String(part.value)) } : part;

/** Letters within a letter stay attachments: they would be read by the library's own parser. */
const LIMITS = { maxNestingDepth: 50, maxRfc822NestingDepth: 0 };

/** Rejects what is no letter at all. */
export const parseLetter = (source: Uint8Array): Promise<Email> => new LetterParser(LIMITS).parse(source);
