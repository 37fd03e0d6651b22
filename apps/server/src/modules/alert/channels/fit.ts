const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const ELLIPSIS = "…";

/**
 * The longest beginning of `text` that, as `write` puts it, is no longer than `most` UTF-16 units (or what `measure` counts).
 * Letters are never cut from their marks. What was left out is shown by an ellipsis.
 */
export function fit(
  text: string,
  most: number,
  write: (text: string) => string = (same) => same,
  measure: (written: string) => number = (written) => written.length,
): string {
  const whole = write(text);
  if (measure(whole) <= most) return whole;
  const letters = graphemes.segment(text);
  const cut = (units: number) => write(text.slice(0, letters.containing(units)?.index ?? 0).trimEnd() + ELLIPSIS);
  let least = 0;
  let above = text.length;
  while (above - least > 1) {
    const middle = (least + above) >> 1;
    if (measure(cut(middle)) <= most) least = middle;
    else above = middle;
  }
  return cut(least);
}

/** Signs that turn the reading direction of what follows, and controls that no platform shows. */
const TREACHEROUS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A foreign text on one line, with nothing in it that reaches beyond itself. */
export const tame = (text: string): string => text.replace(TREACHEROUS, " ").replace(/\s+/g, " ").trim();

const JOINER = "\u2060";
/** Takes the power from names and commands that a platform would act on wherever it finds them: `@everyone`, `<!channel>`. */
export const disarm = (text: string): string => text.replace(/[@<]/g, (sign) => sign + JOINER);
