/** The blanks of a prepared text, in the order a person can answer them in a hurry. */
export const placeholders = ["brand", "what", "place", "time", "nextUpdate", "newsroom", "contact"] as const;
export type Placeholder = (typeof placeholders)[number];

export const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);

const BLANK = /\{([A-Za-z]+)\}/g;

/** Which blanks a draft still has. Other words in braces are the author's own and stay as they are. */
export function findPlaceholders(...texts: readonly string[]): Placeholder[] {
  const found = new Set(texts.flatMap((text) => [...text.matchAll(BLANK)].map((match) => match[1]!)));
  return placeholders.filter((name) => found.has(name));
}

/** Puts the given answers in; a blank without an answer stays visible as a blank. */
export function fillPlaceholders(text: string, answers: Partial<Record<Placeholder, string>>): string {
  return text.replace(BLANK, (blank, name: string) => {
    const answer = isPlaceholder(name) ? answers[name]?.trim() : undefined;
    return answer ? answer : blank;
  });
}
