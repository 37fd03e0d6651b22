import type { AnswerOf, Term } from "@tocsin/contract";

export type Spelling = AnswerOf<"suggestSpellings">["items"][number];

const MOST_OF_A_SCRIPT = 2;

/**
 * What is offered of the suggested spellings. They are made for the first name only, which people write as they know it
 * best: spellings of spellings drift away from it. A script that a name is already written in needs no guess.
 */
export function chooseSpellings(names: readonly Term[], suggested: readonly Spelling[]): Map<string, Spelling[]> {
  const written = new Set(names.map(({ text }) => text.toLowerCase()));
  const offered = new Map<string, Spelling[]>();
  for (const spelling of suggested) {
    if (spelling.name !== names[0]?.text || written.has(spelling.text)) continue;
    const ofScript = offered.get(spelling.script) ?? [];
    if (ofScript.length < MOST_OF_A_SCRIPT) offered.set(spelling.script, [...ofScript, spelling]);
  }
  return offered;
}
