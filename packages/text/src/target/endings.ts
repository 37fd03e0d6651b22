/** Endings that names take in the languages that decline them, on folded letters. */
const GEORGIAN =
  /^(?:ი|ა|მ|მა|ს|ის|ას|ისა|ით|თი|ად|დ|ო|ს?თან|ი?ს?თვის|ი?ს?გან|ი?დან|ზე|ში|მდე|ს?ავით|ივით|ი?სი|ებ[ა-ჰ]{0,4})?(?:ც|აც|ვე)?$/;
const RUSSIAN = /^(?:а|у|ом|ем|ой|ей|е|и|ы|ю|я|о|ою|ею|ов|ев|ам|ям|ами|ями|ах|ях|ь|ью|овск[а-я]{1,3}|ск[а-я]{1,3})?$/;
const GREEK = /^(?:οσ|ου|ο|ον|ε|οι|ων|ουσ|α|ασ|αν|η|ησ|ην|ι|ια|ιου|εσ|σ)?$/;
const PERSIAN_OR_ARABIC = /^(?:ها|هاي|هايي|ي|يي|ش|م|ت|رو|ست|ان|ه)?$/;
const ARABIC_PREFIX = /^[وف]?(?:ال|لل|[بكل](?:ال)?)?$/;

interface Script {
  readonly letters: RegExp;
  readonly ending: RegExp;
  /** What a dictionary form may lose before an ending. */
  readonly loose: RegExp;
}

const SCRIPTS: readonly Script[] = [
  { letters: /[ა-ჰ]$/, ending: GEORGIAN, loose: /[იაეო]$/ },
  { letters: /[а-я]$/, ending: RUSSIAN, loose: /[аяоеийьыю]$/ },
  { letters: /[α-ω]$/, ending: GREEK, loose: /(?:οσ|ασ|ησ|εσ|ια|[αηοιυωσ])$/ },
  { letters: /[ء-ي]$/, ending: PERSIAN_OR_ARABIC, loose: /$^/ },
];

/** Names in foreign letters take the endings of the sentence they stand in: "Norviaში". */
const ANY_ENDING: readonly RegExp[] = [/^s?$/, GEORGIAN, RUSSIAN, GREEK, PERSIAN_OR_ARABIC];
const SHORTEST_STEM = 3;

/** A word of a name, made ready to be met in its case forms. */
export interface NameForm {
  /** Folded. */
  readonly name: string;
  /** What every form of it begins with. */
  readonly stem: string;
  readonly endings: readonly RegExp[];
}

/** The forms of one folded word of a name. */
export function compileName(name: string): NameForm {
  const script = SCRIPTS.find(({ letters }) => letters.test(name));
  if (script === undefined) return { name, stem: name, endings: ANY_ENDING };
  const stem = name.replace(script.loose, "");
  return { name, stem: stem.length >= SHORTEST_STEM ? stem : name, endings: [script.ending] };
}

/** The ending with which folded `word` stands for a name, "" for the name itself; absent where it is another word. */
export function findEnding(word: string, { name, stem, endings }: NameForm): string | undefined {
  const at = word.indexOf(stem);
  if (at < 0) return undefined;
  if (word === name) return "";
  const bare = at > 0 && ARABIC_PREFIX.test(word.slice(0, at)) ? word.slice(at) : word;
  return endingAfter(bare, name, endings) ?? endingAfter(bare, stem, endings);
}

function endingAfter(word: string, stem: string, endings: readonly RegExp[]): string | undefined {
  if (!word.startsWith(stem)) return undefined;
  const rest = word.slice(stem.length);
  return endings.some((ending) => ending.test(rest)) ? rest : undefined;
}
