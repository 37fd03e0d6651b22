import type { AnswerOf } from "@tocsin/contract";

export type ToneNote = AnswerOf<"reviewTone">["notes"][number];

interface Written {
  readonly title: string;
  readonly text: string;
}

const BREAK = "\n\n";

/** Title and text as readers meet them: what the title says need not be said again. */
export const joinDraft = ({ title, text }: Written): string => `${title}${BREAK}${text}`;

/** Where a note stands in the two fields of the editor. */
export interface FieldPlace {
  readonly field: "title" | "text";
  readonly start: number;
  readonly end: number;
}

export function placeOf({ start, end }: Pick<ToneNote, "start" | "end">, title: string): FieldPlace {
  const before = title.length + BREAK.length;
  if (start < before) return { field: "title", start, end: Math.min(end, title.length) };
  return { field: "text", start: start - before, end: end - before };
}

/** The noted words with a little of what stands around them. */
export interface Passage {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const AROUND = 40;
const LONGEST_WORDS = 120;

export function passageOf(draft: string, { start, end }: Pick<ToneNote, "start" | "end">): Passage {
  const [before] = draft.slice(0, start).split("\n").slice(-1);
  const [after] = draft.slice(end).split("\n");
  return { before: shortenStart(before!), words: shortenMiddle(draft.slice(start, end)), after: shortenEnd(after!) };
}

/** Cut between words: half a word, or half a letter, is harder to read than one word less. */
const shortenStart = (text: string) => (text.length <= AROUND ? text : `…${text.slice(-AROUND).replace(/^\S*/u, "")}`);

const shortenEnd = (text: string) => (text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/\S*$/u, "")}…`);

function shortenMiddle(words: string): string {
  if (words.length <= LONGEST_WORDS) return words;
  const half = LONGEST_WORDS / 2;
  return `${words.slice(0, half).replace(/\S*$/u, "")}… ${words.slice(-half).replace(/^\S*/u, "").trimStart()}`;
}

/** Notes that ask for the same thing, together, in the order of the text. */
export function groupNotes(notes: readonly ToneNote[]): ToneNote[][] {
  const groups = new Map<string, ToneNote[]>();
  for (const note of notes) groups.set(note.direction, [...(groups.get(note.direction) ?? []), note]);
  return [...groups.values()];
}
