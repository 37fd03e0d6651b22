/**
 * Words from outside inside a sentence, kept from turning it around: "Ada, ۲۹ آبان" would otherwise read as one Latin run.
 * Unicode isolates do in labels and titles, too, where no element fits.
 */
export const isolate = (words: string): string => (words === "" ? "" : `\u2068${words}\u2069`);

export function isolateWords<T>(values: Record<string, T>): Record<string, T | string> {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === "string" ? isolate(value) : value]));
}
