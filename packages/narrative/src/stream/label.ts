import { excerptOf, looksLikeName, saysLittle, wordsIn } from "../excerpt.ts";
import { termsOf } from "../terms.ts";
import type { Sample } from "./thread.ts";

/**
 * A narrative's name: up to three of its terms, weighed over its sampled posts by
 *   share of the samples that hold the term * rarity of its commonest word * 1.5 for names and hashtags * 1.3 for pairs of words.
 * A term counts when a fifth of the samples, and at least two, hold it. Where fewer than two words do, as in most
 * narratives of a few posts, the beginning of the central post says more than its rarest words would: that is the label.
 */
export interface Label {
  readonly text: string;
  readonly language: string;
  readonly isExcerpt: boolean;
  readonly terms: readonly string[];
}

export interface LabelSettings {
  /** Preferred when a fifth of the samples, and at least two, are written in it. */
  readonly readerLanguage: string | undefined;
  readonly majorityLanguage: string;
  readonly stopWords: ReadonlySet<string>;
  /** Rarity of a folded word in the stream. */
  readonly rarityOf: (word: string) => number;
}

const LABEL_TERMS = 3;
const KEPT_TERMS = 8;
const LEAST_WORDS = 2;
const LEAST_SAMPLES = 2;
const LEAST_SHARE = 0.2;
const NAME_BONUS = 1.5;
const PAIR_BONUS = 1.3;

export function labelOf(samples: readonly Sample[], settings: LabelSettings): Label {
  const inReaders = samples.filter(({ language }) => language === settings.readerLanguage);
  const isEnough = inReaders.length >= Math.max(LEAST_SAMPLES, samples.length * LEAST_SHARE);
  const language = isEnough ? settings.readerLanguage! : settings.majorityLanguage;
  const inLanguage = samples.filter((sample) => sample.language === language);
  const read = inLanguage.length > 0 ? inLanguage : samples;
  const terms = rankTerms(read, settings);
  const isExcerpt = wordsIn(terms) < LEAST_WORDS;
  const text = isExcerpt ? excerptOf(centralSample(read, terms).text) : terms.slice(0, LABEL_TERMS).join(" · ");
  return { text, language, isExcerpt, terms };
}

/** The sample most alike to the narrative when it joined; the first post when nothing joined. */
export function centralSample(samples: readonly Sample[], terms: readonly string[]): Sample {
  const held = ({ text }: Sample) => terms.filter((term) => text.includes(term)).length;
  return samples.reduce((best, sample) =>
    held(sample) > held(best) || (held(sample) === held(best) && sample.likeness > best.likeness) ? sample : best,
  );
}

function rankTerms(samples: readonly Sample[], { stopWords, rarityOf }: LabelSettings): string[] {
  const least = Math.max(LEAST_SAMPLES, samples.length * LEAST_SHARE);
  const ranked = [...countTerms(samples, stopWords)]
    .filter(([, { count, written }]) => count >= least && !written.split(" ").some(saysLittle))
    .map(([key, { count, written }]) => {
      const words = key.split(" ");
      const rarity = Math.min(...words.map(rarityOf));
      const bonus = (looksLikeName(written) ? NAME_BONUS : 1) * (words.length > 1 ? PAIR_BONUS : 1);
      return { words, written, weight: (count / samples.length) * rarity * bonus };
    })
    .sort((a, b) => b.weight - a.weight || (a.written < b.written ? -1 : 1));
  return withoutRepetition(ranked).slice(0, KEPT_TERMS);
}

function countTerms(samples: readonly Sample[], stopWords: ReadonlySet<string>) {
  const counts = new Map<string, { count: number; written: string }>();
  for (const { text } of samples) {
    for (const [key, written] of termsOf(text, stopWords)) {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { count: 1, written });
      else known.count++;
    }
  }
  return counts;
}

/** No word twice: of "data breach", "breach" and "data" the first in rank stays. */
function withoutRepetition(
  ranked: readonly { readonly words: readonly string[]; readonly written: string }[],
): string[] {
  const used = new Set<string>();
  return ranked.flatMap(({ words, written }) => {
    if (words.some((word) => used.has(word))) return [];
    for (const word of words) used.add(word);
    return [written];
  });
}
