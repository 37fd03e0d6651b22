const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(\n)|(.))/gi;
const SIGNS: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** The text that a Python literal stands for. */
export function readPythonText(literal: string): string {
  return literal
    .replace(/^u/, "")
    .slice(1, -1)
    .replace(ESCAPE, (_, byte?: string, short?: string, long?: string, lineEnd?: string, sign?: string) => {
      if (lineEnd !== undefined) return "";
      const code = byte ?? short ?? long;
      return code === undefined ? (SIGNS[sign!] ?? sign!) : String.fromCodePoint(Number.parseInt(code, 16));
    });
}
