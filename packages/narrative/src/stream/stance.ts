import type { Token } from "@tocsin/text/tokens";
import type { Stance } from "./narrative.ts";

/**
 * Does a post deny what others say? Told by words that hardly occur otherwise ("debunked", "опровергает", "تکذیب"), and by
 * pairs of which neither word would do alone ("not true", "fake news"). Word beginnings, folded, in six languages.
 */
const DENYING = beginnings(`deny denies denied denying denial debunk hoax untrue misinformation disinformation factcheck
  refute unfounded misleading опроверг опроверж фейк дезинформ недостоверн вброс تكذيب شايعه كذب اشاعه شائع شايعات ينفي نفي
  نفت تنفي تفنيد مضلل διαψευ διαψεύ ψευδ hoax παραπληροφορ καταρριπ უარყო უარყოფ დეზინფორმაცი ყალბი სიყალბ`);

const PAIRS: readonly (readonly [string, string])[] = [
  ["not", "true"],
  ["isn't", "true"],
  ["isnt", "true"],
  ["no", "truth"],
  ["completely", "false"],
  ["totally", "false"],
  ["false", "claim"],
  ["false", "claims"],
  ["false", "rumor"],
  ["false", "rumors"],
  ["false", "rumour"],
  ["false", "rumours"],
  ["false", "report"],
  ["false", "reports"],
  ["false", "information"],
  ["fake", "news"],
  ["fact", "check"],
  ["не", "правда"],
  ["не", "соответствует"],
  ["ложная", "информация"],
  ["ложные", "слухи"],
  ["это", "ложь"],
  ["صحت", "ندارد"],
  ["واقعيت", "ندارد"],
  ["خبر", "كذب"],
  ["غير", "صحيح"],
  ["غير", "صحيحه"],
  ["لا", "صحه"],
  ["لا", "اساس"],
  ["δεν", "ισχυει"],
  ["δεν", "αληθευει"],
  ["არ", "შეესაბამება"],
  ["ტყუილი", "ინფორმაცია"],
];

const FOLLOWERS = followersOf(PAIRS);
const LONGEST_BEGINNING = Math.max(...[...DENYING].map((word) => word.length));
const SHORTEST_BEGINNING = Math.min(...[...DENYING].map((word) => word.length));

export function stanceOf(tokens: readonly Token[]): Stance {
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.folded;
    if (beginsDenial(word)) return "denial";
    if (i > 0 && FOLLOWERS.get(tokens[i - 1]!.folded)?.includes(word)) return "denial";
  }
  return "claim";
}

function beginsDenial(word: string): boolean {
  for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST_BEGINNING); length++) {
    if (DENYING.has(word.slice(0, length))) return true;
  }
  return false;
}

function beginnings(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

function followersOf(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  for (const [first, second] of pairs) followers.set(first, [...(followers.get(first) ?? []), second]);
  return followers;
}
