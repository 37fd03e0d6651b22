/** Letters that tell one Cyrillic language from its neighbours, with what one of them is worth; below zero, it has no such letter. */
const LETTERS: readonly [language: string, letters: RegExp, worth: number][] = [
  ["ru", /[ыэё]/gi, 1.5],
  ["ru", /[щ]/gi, 0.3],
  ["uk", /[їєґ]/gi, 4],
  ["uk", /[і]/gi, 2],
  ["be", /[ў]/gi, 6],
  ["be", /[ыэё]/gi, 0.6],
  ["be", /[і]/gi, 1.5],
  ["bg", /ъ(?![ёеюя])/gi, 2],
  ["sr", /[ђћ]/gi, 4],
  ["sr", /[јљњџ]/gi, 2],
  ["mk", /[ѓќѕ]/gi, 4],
  ["mk", /[јљњџ]/gi, 1.9],
  ["kk", /[әғқңөұүһ]/gi, 4],
  ["uk", /[ыэёъ]/gi, -3],
  ["bg", /[ыэё]/gi, -3],
  ["be", /[ищъ]/gi, -3],
  ["sr", /[йьыяющъэ]/gi, -3],
  ["mk", /[йьыяющъэ]/gi, -3],
];

const WORDS: Record<string, ReadonlySet<string>> = {
  ru: new Set(
    (
      "и в не на что это как я с у так но мы вы он она они если уже бы еще почему когда где очень нет да ну меня мне нас вам вас " +
      "только все за по от до из для был была было же ли или спасибо опять просто сегодня че чё со во там тут тоже кто вот вообще может нельзя"
    ).split(" "),
  ),
  uk: new Set(
    (
      "що та це як у з і й але ви ми якщо вже чому коли де дуже немає ні так мене мені нас вам тільки все за по від до із для був " +
      "була було чи або дякую знову просто сьогодні взагалі може не на не"
    ).split(" "),
  ),
  bg: new Set(
    "да се на за от е че не са си съм как какво защо кога къде много няма има ми ви ни аз вие ние това този тази много благодаря".split(
      " ",
    ),
  ),
  be: new Set("што гэта як у з і але вы мы калі ужо чаму дзе вельмі няма не на для быў была ці або дзякуй".split(" ")),
  sr: new Set(
    "да се је на за од у и не са су сам како шта зашто када где нема има ми ви ово тај та много хвала али".split(" "),
  ),
  mk: new Set(
    "да се на за од е не со сум како што зошто кога каде нема има ми ви ова тој таа многу фала но денес сега ова овој оваа треба може".split(
      " ",
    ),
  ),
  kk: new Set("және бұл мен сен біз жоқ бар не үшін емес".split(" ")),
};

/** Points for each language of the Cyrillic script, by telling letters and common words. */
export function scoreCyrillicScript(text: string, words: readonly string[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const [language, letters, worth] of LETTERS) {
    const found = (text.match(letters)?.length ?? 0) * worth;
    points.set(language, (points.get(language) ?? 0) + found);
  }
  for (const [language, known] of Object.entries(WORDS)) {
    const found = words.reduce((sum, word) => sum + (known.has(word) ? 1 : 0), 0);
    points.set(language, (points.get(language) ?? 0) + found);
  }
  return points;
}
