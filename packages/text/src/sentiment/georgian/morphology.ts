/**
 * What Georgian puts before and behind a stem.
 *
 * Nouns and adjectives take case, number, a postposition and a clitic, in this order ("საშინელ-ებ-ის-თვის-აც"), verbs a
 * preverb, a person and a version before the root and a theme, a tense and a person behind it ("მო-გვ-ა-ტყუ-ებ-დნენ"). Both
 * ends are closed classes, so a word is a form of a stem exactly when what is left on either side is in a list. The lists are
 * generous: they accept forms no grammar would, which costs nothing as long as no other word has that form.
 */

const CASES =
  "ი მა მ ს ის ისა ით ითა ად ადა ადაა ო იო ებ ივით ისავით იდან ამდე მდე ისთვის ისათვის ისკენ ისაკენ ისგან ისაგან ისას";
const POSTPOSITIONS = "თან ზე ში ზედაც შიც ვით ურთ";
const COPULAS = "ია იაა იყო ივარ იხარ ივართ იხართ იიყო";
const VOWEL_CASES = "მ ს სი თი თ დ ვ სთან ზე ში დან მდე სთვის სათვის სგან საგან სკენ ა აა ვით ვართ ხართ ვარ ხარ იყო";
const PLURAL = "ებ";
const OLD_PLURALS = "ნი თა თათვის თაგან";
const CLITICS = ["", "ც", "აც", "ვე", "ო", "აო"];
const COMPARISON = "ეს";
const ABSTRACT = "ობ";

function words(list: string): string[] {
  return list.split(" ");
}

function join(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

const consonantCases = ["", ...words(CASES), ...words(POSTPOSITIONS), ...words(COPULAS)];
const vowelCases = ["", ...words(VOWEL_CASES)];
const truncated = words("ის ისა ით ითა ისთვის ისგან იდან ისკენ ისას");
const singular = [...consonantCases, ...join(["ა", "ე"], vowelCases), ...vowelCases, ...truncated];
const plural = [...join([PLURAL], singular), ...words(OLD_PLURALS)];
const abstract = join([ABSTRACT], [...join(["ა"], vowelCases), ...truncated, ...join([PLURAL], consonantCases)]);

/** Endings of nouns and adjectives, behind a stem without its nominative ი, ა or ე. */
export const NOMINAL_ENDINGS: readonly string[] = distinct(join([...singular, ...plural, ...abstract], CLITICS));

/** Endings of the superlative that starts with უ: "უ-საშინელ-ეს-ი". */
export const SUPERLATIVE_ENDINGS: readonly string[] = distinct(
  join(join([COMPARISON], [...singular, ...plural]), CLITICS),
);

const THEMES = words("ებ ობ ავ ამ ევ ემ ვ ოვ ენ ინ ნ დ ი ებინ ევინ");
const PERSONS =
  "ს თ ენ ნ ა ან ი ით ე ეთ ო ეს ოს ონ ოთ ნენ ვარ ხარ ვართ ხართ ია იან იათ ივარ ივართ ოდა ოდნენ ოდი ოდით ოდე ოდეს ოდეთ " +
  "და დნენ დი დით დე დეს დეთ დები დება დებით დებიან დებოდა დებოდნენ დებოდი დებოდეს ეა ეთო ათ ას ავს ამს ებია ებიათ " +
  "ინა ინე ინეს ინეთ ინოს ულა ულან ულვარ ულვართ ულხარ ილა ილან ულიყო ილიყო ებოდა ებოდნენ ებოდი ებოდეს ივით ავთ ამთ";
const PARTICIPLES = words("ულ ილ ებულ ობილ ნილ ვილ ებელ ელ მულ ვარ ებ ობ ვ მ ნ ავ ომ ენ ებად ებადი ინებ ევ");

/** Verbal nouns and participles are met in fewer forms than nouns, and each form multiplies with each participle. */
const PARTICIPLE_CASES = [
  "",
  ...words("ი მა ს ის ისა ით ად ო ია იც იო სა ისთვის ისგან ზე ში თან იდან ამდე ივით ისას ადაა"),
  ...words("ა ამ ას აა აც აზე აში ასთან ათა ადან ამდე ასთვის ასა ავე"),
  ...join([PLURAL], words("ი მა ს ის ით ად ო ია იც ზე ში თან იდან ისთვის ისგან ივით")),
];

const finite = join(["", ...THEMES], ["", ...words(PERSONS)]);
const participles = join(PARTICIPLES, PARTICIPLE_CASES);

/** Endings of verbs in all tenses and persons, of their verbal nouns and participles. */
export const VERB_ENDINGS: readonly string[] = distinct(join([...finite, ...participles], ["", "ც", "ო", "თ"]));

/** Directions and aspects; the longer ones first, since "გადა" also starts with "გა". */
export const PREVERBS: readonly string[] = words(
  "გადმო გადა გამო შემო ჩამო წამო წარმო აღმო მიმო ამო და გა მი მო შე ჩა წა აღ წარ უკუ ა",
);

const PERSON_MARKS = ["", "ვ", "მ", "გ", "გვ", "ს", "ჰ", "ნ"];
const VERSIONS = ["", "ა", "ი", "უ", "ე"];
/** Participles of the doer, of what is to be done and of what is not done: "მ-", "სა-", "უ-". */
const PARTICIPLE_MARKS = ["მა", "სა", "მო", "ნა"];

/** Everything that may stand before a root, each with its preverb ("" for none). */
export const VERB_PREFIXES: readonly { readonly letters: string; readonly preverb: string }[] = [
  "",
  ...PREVERBS,
].flatMap((preverb) =>
  distinct([...join(PERSON_MARKS, VERSIONS), ...PARTICIPLE_MARKS]).map((marks) => ({
    letters: preverb + marks,
    preverb,
  })),
);

/** A direction followed by "I" or "to me, to us": it is the speaker's own story. */
export const SPEAKER_PREFIXES: readonly string[] = join(PREVERBS, words("ვი ვა ვუ ვე მი გვი გვა მე"));

/**
 * The stem that the endings go behind, and beside it the form with the vowel that falls out in some cases ("წყალი",
 * "წყლის"). A word that ends in a consonant, an adverb mostly, is its own stem.
 */
export function stemsOf(nominative: string): string[] {
  const stem = /[იაე]$/.test(nominative) && nominative.length > 2 ? nominative.slice(0, -1) : nominative;
  const syncopated = stem.replace(/[აეო]([ლრნმვ])$/, "$1");
  return syncopated.length >= SHORTEST_SYNCOPATED ? distinct([stem, syncopated]) : [stem];
}

const SHORTEST_SYNCOPATED = 5;

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)];
}
