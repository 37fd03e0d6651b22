import { foldedWords } from "../tokens.ts";

/** Letters that only, or nearly only, one language of the Arabic script uses, with what one of them is worth. */
const LETTERS: Record<string, readonly [letters: RegExp, worth: number][]> = {
  fa: [
    [/[پچژگ]/g, 2],
    [/[یک]/g, 0.5],
    [/\u200C/g, 1],
  ],
  ar: [
    [/[ةؤإ]/g, 3],
    [/[أىضطظذ]/g, 0.7],
    [/[يك]/g, 0.2],
    [/[\u064B-\u0652]/g, 0.3],
  ],
  ur: [
    [/[ٹڈڑںےہھ]/g, 3],
    [/[گچپ]/g, 0.5],
  ],
  ckb: [[/[ڕێۆڵە]/g, 3]],
  ps: [[/[ټډړږښګځڅۍ]/g, 4]],
};

const WORDS: Record<string, ReadonlySet<string>> = {
  fa: wordSet(
    "است این اینو اون که را رو از با می ها های هم برای برا شد شده نیست هست کرد کردن کنید کنم خیلی چرا تو اگه اگر دیگه دیگر ولی " +
      "همه چیزی بود باید نه یه یک من ما شما بهتر نمیشه میشه نمی آقا خوب بد عالی ممنون مرسی لطفا سلام دارم داره کجاست چی کی افتضاح متاسفانه واقعا اصلا پول",
  ),
  ar: wordSet(
    "من في على هذا هذه الى عن مع لا ما لم لن يا كل اللي الذي التي مش هو هي انا انت احنا كان كانت هل ولا بس ايه ليه شو لكن او ان قد بعد قبل " +
      "عند كيف متى اين حتى ده دي دا والله جدا شكرا وين ليش فين مو اي الله وهو وفي ومن غير انه لانه علي",
  ),
  ur: wordSet("کے میں ہے کی کا سے کو اور نہیں ہیں یہ تھا بھی پر نے کر"),
  ckb: wordSet("لە بە بۆ ئەم کە نییە دەکات"),
  ps: wordSet("د په کې چې او نه دی سره"),
};

/** Points for each language of the Arabic script: letters, common words, and the Arabic article. */
export function scoreArabicScript(text: string, words: readonly string[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const [language, letters] of Object.entries(LETTERS)) {
    const letterPoints = letters.reduce((sum, [letter, worth]) => sum + (text.match(letter)?.length ?? 0) * worth, 0);
    const known = words.reduce((sum, word) => sum + (WORDS[language]!.has(word) ? 2 : 0), 0);
    points.set(language, letterPoints + known);
  }
  const articles = words.filter((word) => /^[وبف]?ال.{3,}/.test(word)).length;
  points.set("ar", points.get("ar")! + articles * 1.5);
  return points;
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(foldedWords(list));
}
