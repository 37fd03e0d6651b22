import { withEndings } from "./endings.ts";

/** Cases behind a consonant, with the postpositions that are written together, and "too" behind them. */
const AFTER_CONSONANT =
  "- ი მა ს ის ით ად ო ში ზე სთან თან ისთვის ისგან იდან ისკენ ამდე ივით ისა სა მაც იც საც ისაც შიც ზეც ითაც ადაც";
/** Cases of a full stem that ends in a vowel. */
const AFTER_VOWEL = "- მ ს დ ში ზე სთან მდე ც მაც საც შიც ზეც სავით";
/** Cases that shorten a stem in ა or ე. */
const SHORTENED = "ის ით ისთვის ისგან იდან ისკენ ისა ისაც ითაც";
/** Cases of a stem in ო, უ or ი, which is never shortened. */
const UNSHORTENED = "ს სი თი სთვის სგან დან სკენ სა";

/** Cases, postpositions and plural of a Georgian word, and its adjectives in -ელ, -ურ and -ულ. */
export function georgianForms(word: string): readonly string[] {
  if (word.length < 3) return [];
  const last = word.at(-1)!;
  const stem = word.slice(0, -1);
  if (last === "ა" || last === "ე")
    return [...withEndings(word, AFTER_VOWEL), ...withEndings(stem, SHORTENED), ...derived(stem)];
  if (last === "ო" || last === "უ") return [...withEndings(word, `${AFTER_VOWEL} ${UNSHORTENED}`), ...derived(word)];
  if (last !== "ი") return [...withEndings(word, AFTER_CONSONANT), ...derived(word)];
  const short = syncopated(stem);
  const own = [...withEndings(stem, AFTER_CONSONANT), ...derived(stem)];
  return short === null ? own : [...own, ...withEndings(short, `${SHORTENED} ად ამდე`), ...derived(short)];
}

/** The plural and, of words long enough not to become other words, what belongs to or comes from them. */
function derived(stem: string): string[] {
  const plural = withEndings(`${stem}ებ`, AFTER_CONSONANT);
  if (stem.length < 4) return plural;
  return [...plural, ...["ელ", "ურ", "ულ"].flatMap((part) => relatedTo(stem + part))];
}

const relatedTo = (stem: string): string[] => [
  ...withEndings(stem, "ი მა ს ის ით ად ში ზე"),
  ...withEndings(`${stem}ებ`, "ი მა ს ის ზე"),
];

/** Many stems lose their last vowel in some cases: მეგობარი, მეგობრის. */
function syncopated(stem: string): string | null {
  const parts = /^(.{2,})[აეო]([ლრნმ])$/u.exec(stem);
  return parts === null ? null : parts[1]! + parts[2]!;
}
