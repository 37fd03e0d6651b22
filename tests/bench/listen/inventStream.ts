/**
 * A stream of posts in six languages and the queries that teams would keep over it, all invented: words made of the
 * syllables of each language, frequent as words are (Zipf), brands written in each script, some of them named like a common
 * word. The same in every run.
 */
import type { QueryPost } from "../../../packages/query/src/index.ts";

export const LANGUAGES = ["en", "ka", "ru", "fa", "el", "ar"] as const;
type Language = (typeof LANGUAGES)[number];

const SYLLABLES: Record<Language, readonly string[]> = {
  en: "an be ca de er fi go hi in jo ke la me no or pe qu ra se ti un ve wa xi yo zu st th sh ing tion ly".split(" "),
  ka: "ა ბე გა დი ერ ვი ზო თა ი კა ლე მო ნა ო პი ჟა რე სა ტუ უ ფა ქე ღი ყო ში ჩა ცე ძი წა ჭე ხა ჯო ება ობა ელი".split(
    " ",
  ),
  ru: "а бо ви го де ёл жи за и ко ла мо на о пре ра со то у фи хо це че ша ще ы э ю я ние ость ски ова".split(" "),
  fa: "آ با پی تو جا چه خو دا ر زی سا شد فا قی کا گر لی ما نو وا هم یک می‌ ها کرد است یت انه ستان".split(" "),
  el: "α βε γι δο ε ζη θα ι κό λα με νά ξι ο πό ρα σε τη υ φι χω ψη ω ού εί ση μα τικ ων ότ".split(" "),
  ar: "ا ب تا جي حم خل دو ر زي سا شر صب ضي طا عم غر فا قي كت لي مو ن ها و ي ات ين ون است ال مت".split(" "),
};
const WORDS_OF_A_LANGUAGE = 12_000;
const BRANDS = 40_000;
const LETTERS: Record<Exclude<Language, "en">, string> = {
  ka: "აბკდეფგჰიჯკლმნოპქრსტუვვქიზ",
  ru: "абкдефгхижклмнопкрстуввксйз",
  fa: "ابکدهفگحیجکلمنوپقرستووکیز",
  el: "αβκδεφγχιτκλμνοπκρστουβξυζ",
  ar: "ابكديفغهيجكلمنوبقرستوفكيز",
};

const next = seededNumbers(20_260_301);
const lexicon = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    Array.from({ length: WORDS_OF_A_LANGUAGE }, (_, rank) => inventWord(language, rank)),
  ]),
) as Record<Language, string[]>;
const brands = Array.from({ length: BRANDS }, inventBrand);

type Brand = Record<Language, string> & { readonly isWord: boolean };

/** Posts of 8 to 35 words; every third names a brand. */
export function inventPosts(count: number): QueryPost[] {
  return Array.from({ length: count }, inventPost);
}

/** Queries as teams write them, about brands that are spread over the whole market. */
export function inventQueries(count: number): string[] {
  const share = BRANDS / count;
  return Array.from({ length: count }, (_, index) => inventQuery(brands[Math.floor(index * share) % BRANDS]!));
}

function inventPost(): QueryPost {
  const language = pick(LANGUAGES);
  const words = Array.from({ length: 8 + Math.floor(next() * 28) }, () => decorate(someWord(language), language));
  if (next() < 0.35)
    words.splice(Math.floor(next() * words.length), 0, brands[zipf(BRANDS)]![next() < 0.8 ? language : "en"]);
  if (next() < 0.2) words.push("😡❤️");
  if (next() < 0.15) words.push(`https://${lexicon.en[zipf(2_000) + 500]}.example/${someWord("en")}`);
  return {
    text: words.join(" "),
    ...(next() < 0.1 && { title: [someWord(language), someWord(language), someWord(language)].join(" ") }),
    author: { handle: `${someWord("en")}${Math.floor(next() * 1000)}`, followers: Math.floor(10 ** (next() * 6)) },
    language,
    platform: pick(["x", "news", "telegram", "vk", "reddit"]),
    isReply: next() < 0.3,
    isRepost: next() < 0.2,
  };
}

/** What really stands around words: capitals, commas, hashtags, apostrophes. */
function decorate(word: string, language: Language): string {
  const dice = next();
  if (dice < 0.08) return word.charAt(0).toUpperCase() + word.slice(1);
  if (dice < 0.14) return `${word},`;
  if (dice < 0.16) return `#${word}`;
  if (dice < 0.17) return `@${lexicon.en[zipf(3_000)]}`;
  return dice < 0.19 && language === "en" ? `${word}’s` : word;
}

function inventQuery(brand: Brand): string {
  const language = pick(LANGUAGES);
  const spellings = LANGUAGES.filter((one) => one === language || next() < 0.4).map((one) => brand[one]);
  const names = `(${spellings.join(" OR ")})`;
  const topic = () => topicWord(language);
  const context = () => `(${Array.from({ length: 4 + Math.floor(next() * 8) }, topic).join(" OR ")})`;
  const aboutTheBrand = [
    () => `${names} AND ${context()}`,
    () => `${names} AND ${context()} AND NOT ${context()}`,
    () => `("${brand[language]} ${topic()}" OR @${brand.en}) -is:repost`,
    () => `${names} NEAR/8 ${context()}`,
    () => `${brand[language].slice(0, 6)}* AND ${context()} lang:${language}`,
    () => `~${brand[language]} AND (${topic()}* OR ${topic()})`,
    () => `${names} AND ${context()} reach>10k -lang:${pick(LANGUAGES)}`,
    () => `((${topic()} NEAR/6 ${topic()}) OR "${topic()} ${topic()}") AND ${names}`,
    () => `link:${brand.en}.example OR from:${brand.en} OR title:"${brand[language]} ${topic()}"`,
  ];
  // Nobody asks for a name alone that is also a common word: it would bring mostly other things.
  const byName = [() => names, () => `#${brand.en} OR ${names} platform:${pick(["x", "vk", "news"])}`];
  return pick(brand.isWord ? aboutTheBrand : [...aboutTheBrand, ...byName])();
}

/** Words that speak of troubles are neither the most frequent nor rare. */
const topicWord = (language: Language): string => lexicon[language][150 + zipf(3_000)]!;

const someWord = (language: Language): string => lexicon[language][zipf(WORDS_OF_A_LANGUAGE)]!;

/** The n-th is n times rarer than the first. */
function zipf(size: number): number {
  return Math.min(size - 1, Math.floor(size ** next()) - 1);
}

/** One brand in eight is named like a word that people use anyway. */
function inventBrand(): Brand {
  const isWord = next() < 0.125;
  const names = isWord ? LANGUAGES.map((one) => lexicon[one][300 + zipf(4_000)]!) : inventNames();
  return { ...(Object.fromEntries(LANGUAGES.map((one, at) => [one, names[at]])) as Record<Language, string>), isWord };
}

/** A name of syllables, letter by letter in each script. */
function inventNames(): string[] {
  const latin = Array.from({ length: 5 + Math.floor(next() * 5) }, (_, at) =>
    pick([...(at % 2 === 0 ? "bcdfghklmnprstvz" : "aeiou")]),
  );
  return LANGUAGES.map((one) =>
    latin.map((letter) => (one === "en" ? letter : LETTERS[one][letter.charCodeAt(0) - 97])).join(""),
  );
}

/** Frequent words are short. */
function inventWord(language: Language, rank: number): string {
  const length = 1 + Math.floor(Math.log2(rank + 2) / 3.2);
  return Array.from({ length }, () => pick(SYLLABLES[language])).join("");
}

function pick<T>(things: readonly T[]): T {
  return things[Math.floor(next() * things.length)]!;
}

/** Park and Miller's generator: the same posts in every run. */
function seededNumbers(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
