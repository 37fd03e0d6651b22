import { readCases } from "../cases/readCases.ts";

export interface BenchText {
  readonly language: string;
  readonly text: string;
}

const LENGTH = 100;

/** The invented posts of all six languages, each repeated or cut to a hundred characters. */
export function readBenchTexts(): BenchText[] {
  return readCases("sentiment.txt", "\t").map((line) => {
    const post = line.at(-1)!;
    return { language: line[0]!, text: `${post} `.repeat(Math.ceil(LENGTH / post.length)).slice(0, LENGTH) };
  });
}
