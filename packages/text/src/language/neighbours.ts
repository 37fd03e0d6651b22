import { eld } from "eld/small";
import type { Speech } from "../speech.ts";
import type { DetectedLanguage } from "./detectLanguage.ts";
import { countFamiliar, type VocabularyLanguage } from "./vocabulary.ts";

/**
 * Languages that share a script, told apart by points: letters that only one of them writes, its commonest words and its endings.
 *
 * On posts of three words this is surer than letter statistics, which know no Macedonian, Kazakh or Pashto at all. Where
 * the points leave it open, the library's scores for the languages it knows are added. Points are scores of evidence in natural
 * logarithms, near enough: the confidence is the share of the best among all.
 */
export interface Neighbour {
  readonly language: string;
  /** How much likelier than the rarest neighbour before anything is read, in points. */
  readonly prior: number;
  readonly letters: readonly (readonly [letters: RegExp, worth: number])[];
  /** Folded words. */
  readonly words: ReadonlySet<string>;
  /** Beginnings of everyday words, of four to six letters, folded. */
  readonly stems?: ReadonlySet<string>;
  readonly endings?: RegExp;
  /** Whose posts' words speak for it when they are known, against it when they are not. */
  readonly vocabulary?: VocabularyLanguage;
  /** What the library calls it, or would take it for; none where it knows nothing like it. */
  readonly library: readonly string[];
}

const WORD_WORTH = 1.5;
const ENDING_WORTH = 0.7;
const FAMILIAR_WORTH = 0.7;
const UNFAMILIAR_COST = 0.4;
/** Letter after letter adds less and less: a name can be full of them. */
const MOST_BY_LETTERS = 8;
/** The lead in points that settles it without the library. */
const CLEAR_LEAD = 4;
/** The library's scores lie a few hundredths apart. */
const LIBRARY_WORTH = 45;
/** What the library can tell grows with the text, up to this many words. */
const LIBRARY_WORDS = 4;
const LIBRARY_LIMIT = 500;
const LATIN = /[a-z]+/gi;
/** Points of the best below which nothing was recognised. */
const FAINT = 1;
const FAINT_CONFIDENCE = 0.45;

/** The likeliest of `neighbours` for a post of two letters or more. */
export function pickNeighbour(speech: Speech, neighbours: readonly Neighbour[]): DetectedLanguage {
  const evidence = neighbours.map((neighbour) => countEvidence(speech, neighbour));
  const points = evidence.map((one, i) => one + neighbours[i]!.prior);
  if (leadOf(points) < CLEAR_LEAD) addLibrary(points, speech, neighbours);
  const best = points.indexOf(Math.max(...points));
  const certainty = 1 / points.reduce((sum, one) => sum + Math.exp(one - points[best]!), 0);
  const { vocabulary } = neighbours[best]!;
  const isFaint = evidence[best]! < FAINT || (vocabulary && countFamiliar(speech.words, vocabulary).known === 0);
  const confidence = isFaint ? Math.min(FAINT_CONFIDENCE, certainty) : certainty;
  return { language: neighbours[best]!.language, confidence, romanised: false };
}

function countEvidence(
  { text, words }: Speech,
  { letters, words: known, stems, endings, vocabulary }: Neighbour,
): number {
  let points = 0;
  for (const [letter, worth] of letters) {
    const found = (text.match(letter)?.length ?? 0) * worth;
    points += Math.max(-MOST_BY_LETTERS, Math.min(MOST_BY_LETTERS, found));
  }
  for (const word of words) {
    if (known.has(word) || (stems && hasStem(word, stems))) points += WORD_WORTH;
    if (word.length > 3 && endings?.test(word)) points += ENDING_WORTH;
  }
  if (!vocabulary) return points;
  const familiar = countFamiliar(words, vocabulary);
  return points + familiar.known * FAMILIAR_WORTH - familiar.unknown * UNFAMILIAR_COST;
}

const STEM_LENGTHS = [4, 5, 6];

function hasStem(word: string, stems: ReadonlySet<string>): boolean {
  return STEM_LENGTHS.some((length) => stems.has(word.slice(0, length)));
}

function leadOf(points: readonly number[]): number {
  const [best, second] = [...points].sort((a, b) => b - a);
  return best! - second!;
}

function addLibrary(points: number[], { text, words }: Speech, neighbours: readonly Neighbour[]): void {
  const scores = eld.detect(text.slice(0, LIBRARY_LIMIT).replace(LATIN, " ")).getScores();
  const known = neighbours.map(({ library }) => Math.max(0, ...library.map((code) => scores[code] ?? 0)));
  const top = Math.max(...known);
  if (top === 0) return;
  const worth = LIBRARY_WORTH * Math.min(1, words.length / LIBRARY_WORDS);
  neighbours.forEach(({ library }, i) => {
    points[i]! -= library.length === 0 ? 1.5 : Math.min(4, (top - known[i]!) * worth);
  });
}
