import { tokenise } from "../tokens.ts";
import type { ToneLanguage } from "./kinds.ts";

/** A word of a draft: where it stands, how it can be read, and which sentence and clause it belongs to. */
export interface DraftWord {
  readonly readings: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly clause: number;
}

/**
 * What is not the writer's own wording: quoted words of others, open places like {what}, links and addresses. Quotation
 * marks close within their line; a mark that never closes hides nothing.
 */
const NOT_OURS =
  /"[^"\n]*"|“[^“”\n]*[”“]|„[^„“”\n]*[“”]|«[^«»\n]*»|^>[^\n]*|\{\w{1,40}\}|\bhttps?:\/\/\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}/gm;

const SENTENCE_END = /[.!?…؟;\u037e·؛](?=["”»“)]*\s)|\n/;
const CLAUSE_END = /[,،:—–()]/;

/**
 * The words of `text` as the writer's own, in order. What is not theirs becomes one word that reads as nothing, so that the
 * words around it do not seem to stand together; places stay those of `text` in UTF-16 units.
 */
export function readDraft(text: string, language: ToneLanguage): DraftWord[] {
  const own = text.replace(NOT_OURS, (foreign) => "0".repeat(foreign.length));
  const words: DraftWord[] = [];
  let [sentence, clause] = [0, 0];
  for (const { folded, start, end } of tokenise(own)) {
    const between = own.slice(words.at(-1)?.end ?? 0, start);
    if (SENTENCE_END.test(between)) sentence++;
    if (CLAUSE_END.test(between)) clause++;
    const word = { readings: readingsOf(folded, language), start, end, sentence, clause: clause + sentence };
    const last = words.at(-1);
    const joined = language === "fa" && last?.clause === word.clause ? joinPersian(last, word) : undefined;
    if (joined === undefined) words.push(word);
    else words[words.length - 1] = joined;
  }
  return words;
}

/** In Arabic "and" and "so" are written onto the word. */
function readingsOf(folded: string, language: ToneLanguage): string[] {
  const bare = language === "ar" && folded.length > 2 && /^[وف]/.test(folded) ? folded.slice(1) : folded;
  return bare === folded ? [folded] : [folded, bare];
}

/** Persian verbs are written with a half-space, a space or nothing between their parts: all become one word. */
function joinPersian(last: DraftWord, next: DraftWord): DraftWord | undefined {
  const [before, after] = [last.readings[0]!, next.readings[0]!];
  const isPrefix = before === "مي" || before === "نمي";
  const isEnding = before.endsWith("ه") && /^(?:ام|اي|ايم|ايد|اند)$/.test(after);
  return isPrefix || isEnding ? { ...last, readings: [before + after], end: next.end } : undefined;
}
