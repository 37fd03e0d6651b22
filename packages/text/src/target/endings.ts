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

/** The ending with which folded `word` stands for folded `name`, "" for the name itself; absent where it is another word. */
export function findEnding(word: string, name: string): string | undefined {
  if (word === name) return "";
  const bare = withoutPrefix(word, name);
  const script = SCRIPTS.find(({ letters }) => letters.test(name));
  if (script === undefined) return endingAfter(bare, name, ANY_ENDING);
  const stem = name.replace(script.loose, "");
  return (
    endingAfter(bare, name, [script.ending]) ??
    (stem.length >= SHORTEST_STEM ? endingAfter(bare, stem, [script.ending]) : undefined)
  );
}

function endingAfter(word: string, stem: string, endings: readonly RegExp[]): string | undefined {
  if (!word.startsWith(stem)) return undefined;
  const rest = word.slice(stem.length);
  return endings.some((ending) => ending.test(rest)) ? rest : undefined;
}

/** Arabic writes "and", "in", "to" and the article onto the word. */
function withoutPrefix(word: string, name: string): string {
  const at = word.indexOf(name);
  return at > 0 && ARABIC_PREFIX.test(word.slice(0, at)) ? word.slice(at) : word;
}
