import { foldText } from "../fold.ts";
import {
  type DraftKind,
  KIND_OF_DIRECTION,
  type PhraseDirection,
  TONE_PARTS,
  type ToneDirection,
  type ToneKind,
  type ToneLanguage,
  type TonePart,
  type ToneWords,
} from "./kinds.ts";
import { findExcess, findLongSentences, findMockery, findShouting, type Span } from "./measures.ts";
import { type Finding, PhraseIndex } from "./phrases.ts";
import { type DraftWord, readDraft } from "./reading.ts";
import { AR } from "./words/ar.ts";
import { EL } from "./words/el.ts";
import { EN } from "./words/en.ts";
import { FA } from "./words/fa.ts";
import { KA } from "./words/ka.ts";
import { RU } from "./words/ru.ts";

/**
 * How a draft sounds to the people it is meant for, before it goes out.
 *
 * The idea is that of situational crisis communication (Coombs, "Protecting organization reputations during a crisis", 2007)
 * and image repair (Benoit, "Accounts, excuses, and apologies", 1995): an organisation in trouble can deny, diminish or
 * rebuild, and what is denied, played down or put on others when it is its own costs it more than the trouble. So the first
 * half looks for the wording of denying (defensive, arguing, blaming), diminishing (playing down, conditional apology) and of
 * turning away (cold, sarcastic, legalistic, shouting). The second half looks for what rebuilding consists of. Studies of
 * apology name the parts: acknowledgement and responsibility, regret, repair, forbearance (Scher and Darley, "How effective are
 * the things people say to apologize?", 1997; Lewicki, Polin and Lount, "An exploration of the structure of effective apologies",
 * 2016), and manuals of crisis communication ask besides when the next word comes. They are four here: acknowledgement,
 * empathy, action, next time.
 *
 * No learning, and no score: nobody has labelled drafts in six languages, a writer must see which words spoke, and a figure
 * would be chased. Phrases are written by hand per language with the endings they take. A note needs a phrase that hardly
 * occurs in a calm text, because a reader of false alarms stops reading: "baseless accusations" is one, "we disagree" is none;
 * denial of a false claim is right in a correction and is not noted there. Words inside quotation marks are somebody else's.
 * A negation in the same clause ("it is not your fault") and a sentence that takes itself back ("that is no excuse") are
 * silent. Irony without its usual words is not found.
 *
 * A part is called missing by the absence of every one of many words, and only in a draft long enough to have held it.
 */
export interface ToneNote {
  readonly kind: ToneKind;
  readonly direction: ToneDirection;
  /** Place in the text, in UTF-16 units: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** The words at that place, as written. */
  readonly words: string;
}

export interface ToneReview {
  /** In the order of the text; at most `MOST_NOTES`. */
  readonly notes: readonly ToneNote[];
  readonly missing: readonly TonePart[];
}

const WORDS: Record<ToneLanguage, ToneWords> = { en: EN, ka: KA, ru: RU, fa: FA, el: EL, ar: AR };
const MOST_NOTES = 100;
const REACH_BEFORE_WORDS = 4;
const REACH_AFTER_WORDS = 1;

/** Drafts of fewer words have just been begun. */
const COMPLETE_FROM_WORDS = 25;
const WANTED: Record<DraftKind, readonly TonePart[]> = {
  holding: TONE_PARTS,
  full: TONE_PARTS,
  update: ["action", "next-time"],
  correction: ["acknowledgement"],
  reply: ["empathy", "action"],
};

/** In a correction a claim is refused: that is what it is for. */
const ALLOWED: Partial<Record<DraftKind, readonly ToneDirection[]>> = { correction: ["show-proof"] };

interface Wording {
  readonly phrases: PhraseIndex<PhraseDirection>;
  readonly parts: PhraseIndex<TonePart>;
  readonly disclaimers: PhraseIndex<true>;
  readonly negators: ReadonlySet<string>;
  readonly negatorsAfter: ReadonlySet<string>;
}

/** Built on first use, a language at a time. */
const builtWordings = new Map<ToneLanguage, Wording>();

const readSet = (list: string): ReadonlySet<string> => new Set(list.split(" ").filter(Boolean).map(foldText));

function wordingOf(language: ToneLanguage): Wording {
  const known = builtWordings.get(language);
  if (known !== undefined) return known;
  const { directions, parts, disclaimers, negators, negatorsAfter } = WORDS[language];
  const wording: Wording = {
    phrases: new PhraseIndex(Object.entries(directions) as [PhraseDirection, string][]),
    parts: new PhraseIndex(Object.entries(parts) as [TonePart, string][]),
    disclaimers: new PhraseIndex([[true, disclaimers]]),
    negators: readSet(negators),
    negatorsAfter: readSet(negatorsAfter),
  };
  builtWordings.set(language, wording);
  return wording;
}

/**
 * What in `text`, a draft of the given kind, is better said otherwise, and what it still lacks. Any string is answered,
 * in time that grows with its length.
 */
export function reviewTone(text: string, language: ToneLanguage, kind: DraftKind): ToneReview {
  const wording = wordingOf(language);
  const words = readDraft(text, language);
  const spans: [ToneDirection, Span][] = [
    ...findPhrases(words, wording),
    ...findMockery(text).map((span) => ["plain-words", span] as [ToneDirection, Span]),
    ...findShouting(text, words).map((span) => ["calm-letters", span] as [ToneDirection, Span]),
    ...findLongSentences(words).map((span) => ["shorter-sentence", span] as [ToneDirection, Span]),
    ...findExcess(words, kind).map((span) => ["shorter-text", span] as [ToneDirection, Span]),
  ];
  const notes = spans
    .filter(([direction]) => !ALLOWED[kind]?.includes(direction))
    .sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
    .slice(0, MOST_NOTES)
    .map(([direction, span]) => toNote(text, direction, span));
  return { notes, missing: findMissing(text, words, wording, kind) };
}

const toNote = (text: string, direction: ToneDirection, { start, end }: Span): ToneNote => ({
  kind: KIND_OF_DIRECTION[direction],
  direction,
  start,
  end,
  words: text.slice(start, end),
});

/** Troubled phrases; of those that overlap the longest speaks. */
function findPhrases(words: readonly DraftWord[], wording: Wording): [ToneDirection, Span][] {
  const silent = findTakenBack(words, wording);
  const findings = words
    .flatMap((_, at) => wording.phrases.findAt(words, at))
    .filter((finding) => !silent.has(words[finding.from]!.sentence) && !isNegated(words, finding, wording))
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  return findings
    .filter((finding) => take(finding, taken))
    .map(({ phrase, from, to }) => {
      return [phrase.meaning, { start: words[from]!.start, end: words[to - 1]!.end }];
    });
}

function take({ from, to }: Finding<unknown>, taken: Set<number>): boolean {
  for (let at = from; at < to; at++) if (taken.has(at)) return false;
  for (let at = from; at < to; at++) taken.add(at);
  return true;
}

/** Sentences that say the opposite of the phrase they hold. */
function findTakenBack(words: readonly DraftWord[], { disclaimers }: Wording): Set<number> {
  const found = words.flatMap((_, at) => disclaimers.findAt(words, at));
  return new Set(found.map(({ from }) => words[from]!.sentence));
}

/** A negation in the same clause; but phrases that begin with one mean it: "not our problem". */
function isNegated(words: readonly DraftWord[], { from, to }: Finding<unknown>, wording: Wording): boolean {
  const { clause } = words[from]!;
  const stands = (negators: ReadonlySet<string>, first: number, end: number) =>
    words
      .slice(Math.max(0, first), end)
      .some((word) => word.clause === clause && word.readings.some((reading) => negators.has(reading)));
  if (stands(wording.negators, from, from + 1)) return false;
  return (
    stands(wording.negators, from - REACH_BEFORE_WORDS, from) ||
    stands(wording.negatorsAfter, to, to + REACH_AFTER_WORDS)
  );
}

const NEXT_UPDATE_PLACE = "{nextUpdate}";

function findMissing(text: string, words: readonly DraftWord[], { parts }: Wording, kind: DraftKind): TonePart[] {
  if (words.length < COMPLETE_FROM_WORDS) return [];
  const there = new Set(words.flatMap((_, at) => parts.findAt(words, at)).map(({ phrase }) => phrase.meaning));
  if (text.includes(NEXT_UPDATE_PLACE)) there.add("next-time");
  return WANTED[kind].filter((part) => !there.has(part));
}
