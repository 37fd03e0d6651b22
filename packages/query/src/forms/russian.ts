import { withEndings } from "./endings.ts";

const ADJECTIVE = "ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ей ые ие ых их ыми ими";
const PLACE_ADJECTIVE = "ий ая ое ие ого ому им ом ой ую их ими";
const INHABITANT = "ец ца цу цем це цы цев цам цами цах";
/** Endings of place names; of common nouns the inhabitant would be another thing (образ, образец). */
const PLACE = /(ск|ов|ев|ин|ын|бург|град|он|ан|ен|и|о)$/u;

/** Cases, numbers, and the adjective of a Russian word; of place names also their people; persons and past of verbs. */
export function russianForms(word: string): readonly string[] {
  if (word.length < 3) return [];
  if (/[аяеио]ть(ся)?$/u.test(word)) return [...verbForms(word), ...nounForms(word)];
  if (/[ыио]й$/u.test(word)) return [...withEndings(word.slice(0, -2), ADJECTIVE), ...nounForms(word)];
  return [...nounForms(word), ...derivedForms(word)];
}

function nounForms(word: string): string[] {
  const stem = word.slice(0, -1);
  switch (word.at(-1)) {
    case "а":
      return [...withEndings(stem, "а ы и у е ой ою ам ами ах -"), ...withFleetingVowel(stem)];
    case "я":
      return withEndings(stem, "я и ю е ей ею ям ями ях ь й");
    case "о":
      return [...withEndings(stem, "о а у ом е ам ами ах -"), ...withFleetingVowel(stem)];
    case "е":
      return withEndings(stem, "е я ю ем и й ям ями ях ей");
    case "ь":
      return withEndings(stem, "ь я ю ем е и ью ей ям ями ях");
    case "й":
      return withEndings(stem, "й я ю ем е и ев ям ями ях");
    case "и":
    case "ы":
      return withEndings(stem, "и ы ов ев ей ам ям ами ями ах ях");
    default:
      return /[уюэ]$/u.test(word) ? [] : consonantForms(word);
  }
}

const MASCULINE = "а у ом ем е ы и ов ев ей ам ами ах";

function consonantForms(word: string): string[] {
  const fleeting = /^(.{2,})[ое]([кц])$/u.exec(word);
  const forms = withEndings(word, MASCULINE);
  return fleeting === null ? forms : [...forms, ...withEndings(fleeting[1]! + fleeting[2]!, MASCULINE)];
}

/** The genitive plural takes a vowel between two consonants: ошибка, ошибок. */
function withFleetingVowel(stem: string): string[] {
  const parts = /^(.+[^аеиоуыэюя])([кнлц])$/u.exec(stem);
  return parts === null ? [] : [`${parts[1]}о${parts[2]}`, `${parts[1]}е${parts[2]}`];
}

/** "Тбилиси" is in "тбилисской" and "тбилисцы", "Норвия" in "норвийский". */
function derivedForms(word: string): string[] {
  const stem = word.replace(/[аеоиыья]$/u, "");
  if (stem.length < 4) return [];
  if (word.endsWith("ия")) return [...withEndings(`${stem}йск`, PLACE_ADJECTIVE), ...inhabitantsOf(stem, "йц")];
  const adjectives = [`${stem}ск`, `${stem}овск`].flatMap((part) => withEndings(part, PLACE_ADJECTIVE));
  return PLACE.test(word) ? [...adjectives, ...withEndings(stem, INHABITANT)] : adjectives;
}

function inhabitantsOf(stem: string, joint: string): string[] {
  return [`${stem}ец`, ...withEndings(stem + joint, "а у ем е ы ев ам ами ах")];
}

function verbForms(word: string): string[] {
  const isReflexive = word.endsWith("ся");
  const stem = word.replace(/ть(ся)?$/u, "");
  const present = stem.endsWith("и")
    ? withEndings(stem.slice(0, -1), "ю ишь ит им ите ят")
    : withEndings(stem, "ю ешь ет ем ете ют");
  const past = withEndings(stem, "л ла ло ли");
  const passive = withEndings(stem, "н на но ны нный нная нное нные нного нной нных");
  const plain = [`${stem}ть`, ...present, ...past];
  const reflexive = plain.map((form) => (/[аеиоуыэюя]$/u.test(form) ? `${form}сь` : `${form}ся`));
  return isReflexive ? reflexive : [...plain, ...passive, ...reflexive];
}
