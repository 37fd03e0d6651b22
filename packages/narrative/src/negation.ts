/**
 * Words that turn a statement round, folded, in the six languages. A claim and its denial can share every other word, so two
 * texts that differ in these are never one text, however alike.
 */
const NEGATIONS = new Set(
  `not no never none neither nor cannot can't won't don't didn't doesn't isn't wasn't aren't weren't hasn't haven't false fake
  untrue hoax denies denied deny debunked не нет ни никогда нельзя фейк ложь неправда опровергает опроверг نيست نه هرگز نمي
  نشده نكرده ندارد تكذيب دروغ لا لم لن ليس ليست غير نفي ينفي تنفي كاذب δεν μη μην οχι ποτε ψευδη ψευδησ διαψευδει არ არა ვერ ნუ
  არასდროს ტყუილი ყალბი უარყოფს`.split(/\s+/),
);

export function isNegation(folded: string): boolean {
  return NEGATIONS.has(folded);
}
