import { pick } from "./habits.ts";

/**
 * Persian and Arabic typed in Latin letters. Their own letters leave out the short vowels, so common words come from tables
 * written by hand and the rest get vowels by rule: an open one after most consonants, never three consonants in a row.
 * A guess, but one that looks like what people type, and it is only ever trained on, never shown.
 */
interface Sounds {
  readonly consonants: Readonly<Record<string, string>>;
  /** Letters that are vowels inside a word. */
  readonly longVowels: Readonly<Record<string, string>>;
  readonly start: Readonly<Record<string, string>>;
  readonly end: Readonly<Record<string, string>>;
  readonly short: string;
  readonly prefixes: readonly [written: string, spoken: string][];
}

type Dice = () => number;

/** Keys are folded letters (see `foldText`): one yeh, one kaf, alefs without hamza. */
export const PERSIAN: Sounds = {
  consonants: sounds(
    "ب b پ p ت t ث s ج j چ ch,ch,ch,c ح h خ kh,kh,kh,x د d ذ z ر r ز z ژ zh,zh,j س s ش sh ص s ض z ط t ظ z ع ,,a,' غ gh,gh,gh,q ف f ق gh,gh,gh,q ك k گ g ل l م m ن n ه h ئ y,' ء '",
  ),
  longVowels: sounds("ا a,a,a,a,aa,o و o,oo,u,u,oo,v ي i,i,i,i,ee,y"),
  start: sounds("ا a,a,e,e,o و v ي y ع a,e"),
  end: sounds("ه e,e,e,eh,h ي i,i,i,y"),
  short: "aaaaeeeeeeoo",
  prefixes: [
    ["نمي", "nemi"],
    ["مي", "mi"],
    ["بي", "bi"],
  ],
};

export const ARABIC: Sounds = {
  consonants: sounds(
    "ب b ت t ث th,t,s ج g,j,j ح 7,7,7,h خ 5,kh,kh,7',x د d ذ z,d,th ر r ز z س s ش sh,sh,sh,ch,ch,$ ص s,s,s,9 ض d,d,d,9' ط t,t,t,6 ظ z,z,6' ع 3,3,3,3,a,' غ gh,gh,gh,8,3',g ف f " +
      "ق 2,q,q,k,9,9,g ك k ل l م m ن n ه h ئ 2,e ء 2,- پ p گ g چ ch ڤ v",
  ),
  longVowels: sounds("ا a,a,a,a,aa,e و o,o,ou,oo,u,w ي i,i,i,ee,y,e"),
  start: sounds("ا a,a,e,i,2a و w,w,w,o,ou ي y,y,y,i"),
  end: sounds("ه a,a,a,e,eh,ah,o ي i,i,y,y,ee"),
  short: "aaaaeeeeiou",
  prefixes: [
    ["وال", "wel "],
    ["بال", "bel "],
    ["لل", "lel "],
    ["ال", "el "],
    ["ال", "el"],
    ["ال", "al"],
    ["ال", "al "],
    ["ال", "l"],
    ["ال", "il "],
  ],
};

/** `words` (folded) as one writer would type them: from `table` where it has them, by sound otherwise. */
export function spellBySound(
  words: readonly string[],
  sounds: Sounds,
  table: ReadonlyMap<string, readonly string[]>,
  dice: Dice,
): string[] {
  const style = new Map<string, string>();
  const speak = (options: string, key: string) => {
    const kept = style.get(key) ?? pick(options.split(","), dice).replace("-", "");
    style.set(key, kept);
    return kept;
  };
  return words.map((word) => {
    const known = table.get(word);
    if (known) return known.length > 1 && dice() < 0.6 ? known[0]! : pick(known, dice);
    return spellUnknown(word, sounds, speak, dice);
  });
}

function spellUnknown(
  word: string,
  sounds: Sounds,
  speak: (options: string, key: string) => string,
  dice: Dice,
): string {
  const fitting = sounds.prefixes.filter(([written]) => word.startsWith(written) && word.length > written.length + 2);
  const prefix =
    fitting.length > 0
      ? pick(
          fitting.filter(([written]) => written === fitting[0]![0]),
          dice,
        )
      : undefined;
  const letters = [...(prefix ? word.slice(prefix[0].length) : word)];
  let spelling = prefix ? prefix[1] : "";
  let isOpen = false;
  letters.forEach((letter, i) => {
    const isEnd = i === letters.length - 1;
    const vowel =
      (i === 0 ? sounds.start[letter] : isEnd ? sounds.end[letter] : undefined) ?? sounds.longVowels[letter];
    const consonant = sounds.consonants[letter];
    if (vowel !== undefined) {
      spelling += speak(vowel, `${i === 0 ? "^" : isEnd ? "$" : ""}${letter}`);
      isOpen = false;
    } else if (consonant !== undefined) {
      const needsVowel = isOpen && (!isEnd || letters.length <= 3 ? dice() < 0.7 : dice() < 0.75);
      if (needsVowel) spelling += sounds.short[Math.floor(dice() * sounds.short.length)]!;
      spelling += speak(consonant, letter);
      isOpen = true;
    }
  });
  return spelling;
}

function sounds(list: string): Record<string, string> {
  const parts = list.split(" ");
  return Object.fromEntries(parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1]!]] : [])));
}
