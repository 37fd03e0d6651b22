export function formsOf(word: string): ReadonlySet<string> {
  return new Set([word]);
}
