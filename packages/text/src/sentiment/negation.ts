import { hashSpan } from "./hash.ts";
import { Pieces } from "./pieces.ts";

/** Words that turn the word after them (and in some languages the word before them) into its opposite. */
const NEGATORS =
  "not no never dont doesnt didnt isnt arent wasnt werent wont cant cannot couldnt shouldnt wouldnt aint hardly without nor " +
  "не ни нет без никогда нельзя нету " +
  "δεν δε μη μην οχι χωρις ουτε ποτε διχως " +
  "لا لم لن ليس ليست غير مش مو ما مافي بدون بلا ماشي مهوش " +
  "نه نيست نيستم نيستن نيستند نبود نشد نشه نمي هيچ بدون نداره ندارد ندارم نداريم نباشد نميشه نكنيد بي " +
  "არ არა ვერ ნუ აღარ ვეღარ არც არაა არაფერი უარი გარეშე " +
  "pas non nicht kein keine nie ne no não nem sin nunca nahi nahin değil yok не нема ні није";

/** Languages whose negator may stand after the word: "კარგი არ არის", "خوب نیست". */
const NEGATOR_AFTER = new Set(["ka", "fa", "tr", "hi"]);

const hashes = new Set<number>();

function knownNegators(): Set<number> {
  if (hashes.size > 0) return hashes;
  const pieces = new Pieces();
  pieces.read(NEGATORS);
  for (let i = 0; i < pieces.count; i++) hashes.add(hashSpan(pieces.codes, pieces.starts[i]!, pieces.ends[i]!));
  return hashes;
}

/** Whether the word with this hash negates. */
export function isNegator(hash: number): boolean {
  return knownNegators().has(hash);
}

/** How many words before and after a word a negator reaches it, in a language. */
export function negationReach(language: string): { readonly before: number; readonly after: number } {
  return NEGATOR_AFTER.has(language) ? { before: 2, after: 2 } : { before: 3, after: 0 };
}
