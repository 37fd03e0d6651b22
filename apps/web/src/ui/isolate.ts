/**
 * Words from outside inside a sentence, kept from turning it around: "Ada, ۲۹ آبان" would otherwise read as one Latin run.
 * Unicode isolates do in labels and titles, too, where no element fits.
 */
export const isolate = (words: string): string => (words === "" ? "" : `\u2068${words}\u2069`);

/** `message`: the sentence they go into. What it only chooses its words by (`select`) stays bare, or no branch would fit. */
export function isolateWords<T>(values: Record<string, T>, message: unknown): Record<string, T | string> {
  const isChoice = (key: string) => typeof message === "string" && message.includes(`{${key}, select,`);
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === "string" && !isChoice(key) ? isolate(value) : value]),
  );
}
