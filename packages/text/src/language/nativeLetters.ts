/**
 * Romanised speech written back into its own letters, so that the words and the model of the language can read it.
 *
 * Only where people's Latin spelling follows the letters: Russian, Georgian and (roughly) Greek. Persian and Arabic leave
 * out in one script what they write in the other. Longer spellings come first: "shch" before "sh" before "s". Spelling back
 * is a guess (Greek has six ways to write "i"), good enough for runs of letters to meet.
 */
const SPELLINGS: Record<string, string> = {
  ru:
    "shch щ sch щ sh ш ch ч zh ж kh х ts ц tz ц yu ю ju ю ya я ja я yo е jo е ye е iy ий yj ый yy ый ey ей ay ай oy ой uy уй " +
    "a а b б v в w в g г d д e е z з i и j й k к l л m м n н o о p п r р s с t т u у f ф h х x х c ц y ы q к ' ь 4 ч 6 ш",
  ka: "sh შ ch ჩ zh ჟ gh ღ kh ხ ts ც dz ძ a ა b ბ g გ d დ e ე v ვ z ზ i ი k კ l ლ m მ n ნ o ო p პ r რ s ს t ტ u უ f ფ q ქ y ყ c ც w წ x ხ j ჯ h ჰ ' ჭ",
  el: "ou ου ei ει ai αι oi οι eu ευ au αυ ef ευ af αυ mp μπ nt ντ gk γκ th θ ch χ ps ψ ks ξ a α b β v β g γ d δ e ε z ζ h η i ι k κ l λ m μ n ν 3 ξ o ο p π r ρ s σ t τ u υ y υ f φ x χ w ω 8 θ j ξ c κ q κ",
};

const alphabets = new Map(
  Object.entries(SPELLINGS).map(([language, list]) => {
    const parts = list.split(" ");
    const letters = new Map(parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1]!] as const] : [])));
    return [language, { letters, spelling: new RegExp([...letters.keys()].join("|"), "g") }];
  }),
);

/** `text` in the letters of `language`; as it stands where that language's romanisation cannot be undone. */
export function writeNative(text: string, language: string): string {
  const alphabet = alphabets.get(language);
  if (!alphabet) return text;
  const spell = (word: string) =>
    word.toLowerCase().replace(alphabet.spelling, (latin) => alphabet.letters.get(latin)!);
  return text.replace(/[a-z][a-z'3468]*/gi, spell);
}
