import { withEndings } from "./endings.ts";

/** What is written together with a word in front of it, the article among it: ل and ال make لل. */
const WITH_ARTICLE = ["ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال"];
const WITHOUT_ARTICLE = ["", "و"];
/** One letter more makes other words of short ones. */
const OF_LONG_WORDS = ["ف", "ب", "ل", "ك", "وب", "ول"];
const LONG_ENOUGH = 4;

/** The first would make a feminine of a short word: شرك, شركة. */
const OWNERS = "ه ها هم هن نا كم ك ي";
/** All of it folded: ة is written ه, and opens to ت before an ending. */
const PLURALS = "ات ون ين ان";

/** An Arabic word with its article, conjunctions, prepositions and possessives, and its regular plurals. */
export function arabicForms(word: string): readonly string[] {
  const base = word.replace(/^ال(?=...)/u, "");
  if (base.length < 3) return [];
  const owned = base.endsWith("ه") ? ownedFeminine(base.slice(0, -1)) : ownedMasculine(base);
  const plain = [base, ...pluralsOf(base)];
  const prefixes = base.length < LONG_ENOUGH ? WITHOUT_ARTICLE : [...WITHOUT_ARTICLE, ...OF_LONG_WORDS];
  return [
    ...prefixes.flatMap((prefix) => [...plain, ...owned].map((form) => prefix + form)),
    ...WITH_ARTICLE.flatMap((prefix) => plain.map((form) => prefix + form)),
  ];
}

const ownedMasculine = (base: string): string[] =>
  base.length < LONG_ENOUGH ? withEndings(base, OWNERS).slice(1) : withEndings(base, OWNERS);

const ownedFeminine = (stem: string): string[] => [
  ...withEndings(`${stem}ت`, `${OWNERS} ان ين`),
  ...withEndings(`${stem}ات`, OWNERS),
];

function pluralsOf(base: string): string[] {
  if (base.endsWith("ه")) return withEndings(base.slice(0, -1), "ات تين تان");
  return withEndings(base, base.length < LONG_ENOUGH ? "ات" : PLURALS);
}
