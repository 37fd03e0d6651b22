/** The blanks of a prepared text, in the order a person can answer them in a hurry. */
export const placeholders = ["brand", "what", "place", "time", "nextUpdate", "newsroom", "contact"] as const;

export const isPlaceholder = (name: string): boolean => (placeholders as readonly string[]).includes(name);

/** Any name in braces counts, also one that no playbook knows: a misspelt {brnad} must not reach the public. */
const BLANK = /\{(\p{L}[\p{L}\p{M}\p{N}_-]*)\}/gu;

/** Which blanks a draft still has: the known ones in the order of the form, then the others as they come. */
export function findPlaceholders(...texts: readonly string[]): string[] {
  const found = [...new Set(texts.flatMap((text) => [...text.matchAll(BLANK)].map((match) => match[1]!)))];
  return [...placeholders.filter((name) => found.includes(name)), ...found.filter((name) => !isPlaceholder(name))];
}

/** Puts the given answers in; a blank without an answer stays visible as a blank. */
export function fillPlaceholders(text: string, answers: Readonly<Record<string, string>>): string {
  return text.replace(BLANK, (blank, name: string) => {
    const answer = Object.hasOwn(answers, name) ? answers[name]!.trim() : "";
    return answer === "" ? blank : answer;
  });
}
