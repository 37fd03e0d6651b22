import { foldText } from "@tocsin/text/fold";

/**
 * One key for a name in whatever script it is written: the skeleton of its consonants.
 *
 * Arabic and Persian leave short vowels out, transliterations disagree about the long ones, and Russian, Greek and
 * Georgian endings are mostly vowels. So letters are mapped to a few classes of consonants that scripts tell apart alike
 * (Arabic has no p and no v, Greek writes b as mp and d as nt, Georgian has three kinds of k), vowels fall away except at
 * the very beginning, and doubled consonants count once. Case endings that hold a consonant are taken off first, and the
 * skeleton is cut at five. Three consonants are the least that tell a name. A skeleton alone proves little: the stream
 * asks for several that are rare.
 */
const LEAST = 3;
const MOST = 5;
const LONGEST = 24;

/** Classes: P = p b f v w, T = t d th, K = k g q c kh gh h-like, S = s z sh zh ch j ts dz, M, N, L, R, and A for a first vowel. */
const CLASSES: readonly (readonly [string, string])[] = [
  ["P", "pbfvw бпфв πβφ პბვფ بفوپڤ ფ"],
  ["T", "td тд τδθ ტდთ تدطضثذظ"],
  ["K", "kgqcx кгхґ κγχ კგქხყღჴ كگقغخک ξ"],
  ["S", "szj сзшжчцщ σζς სზშჟჩცძწჭჯ سزشصجچژ ψ"],
  ["M", "m м μ მ م"],
  ["N", "n н ν ნ ن"],
  ["L", "l л λ ლ ل"],
  ["R", "r р ρ რ ر"],
];

const VOWELS = "aeiouy аеиоуыэюяйіїє αεηιουω აეიოუ اي";

const CLASS_OF = classTable();

/** Greek writes d as nt and b as mp, so that n before t and m before p tell nothing. */
const SWALLOWED = new Set(["NT", "MP"]);

type Group = readonly [RegExp, string];

/** Groups of letters that stand for one sound and endings that stand for none, by script, before single letters are read. */
const LATIN: readonly Group[] = [
  [/^x/, "s"],
  [/sch|sh|ch|zh|tch|ts|tz|dz/g, "s"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/c(?=[eiy])/g, "s"],
  [/g(?=[ei])/g, "s"],
  [/x/g, "ks"],
  [/h/g, ""],
];
const GREEK: readonly Group[] = [
  [/(?<=[α-ω]{3})σ$/, ""],
  [/τζ|τσ/g, "σ"],
  [/ξ/g, "κσ"],
  [/ψ/g, "πσ"],
  [/μπ/g, "β"],
  [/ντ/g, "δ"],
  [/γκ|γγ/g, "γ"],
  [/[αε]υ/g, "αβ"],
];
const CYRILLIC: readonly Group[] = [
  [/(?<=...)(ами|ах|ам|ом|ем|ого|ему|ым|ых|их)$/, ""],
  [/дж|тс/g, "с"],
];
const ARABIC: readonly Group[] = [
  [/^[وبف]?ال(?=...)/, ""],
  [/(?<=...)(هاي|ها|ات)$/, ""],
  [/(?<=[^و])و(?![اي])/g, ""],
  [/[هحع]/g, ""],
];
const GEORGIAN: readonly Group[] = [
  [/(?<=...)(მა|მ|ის|ს|ით|ად|ში|ზე|თან|დან|ებ[ისმა]+)$/, ""],
  [/ჰ/g, ""],
];

/** By the first letter's place in Unicode. */
function groupsOf(code: number): readonly Group[] {
  if (code < 0x370) return LATIN;
  if (code < 0x400) return GREEK;
  if (code < 0x530) return CYRILLIC;
  return code < 0x800 ? ARABIC : GEORGIAN;
}

/** The key of a folded word; empty when too little is left to tell a name. */
export function nameKey(folded: string): string {
  let letters = folded.slice(0, LONGEST);
  for (const [group, letter] of groupsOf(letters.charCodeAt(0))) letters = letters.replace(group, letter);
  let key = "";
  let last = "";
  for (const letter of letters) {
    const sound = CLASS_OF.get(letter) ?? "";
    if (SWALLOWED.has(last + sound) && key.length > 1) key = key.slice(0, -1);
    if (sound !== "" && sound !== last && !(sound === "A" && key !== "")) key += sound;
    last = sound;
    if (key.length > MOST) break;
  }
  key = key.slice(0, MOST);
  return consonantsOf(key) < LEAST ? "" : key;
}

/** Keys under which the words of `terms` may turn up in any script, and the folded words themselves. */
export function namesOf(terms: readonly string[]): { words: ReadonlySet<string>; keys: ReadonlySet<string> } {
  const words = new Set(
    terms.flatMap((term) => foldText(term).split(/[^\p{L}\p{M}\p{N}]+/u)).filter((word) => word !== ""),
  );
  const keys = new Set([...words].map(nameKey).filter((key) => key !== ""));
  return { words, keys };
}

function consonantsOf(key: string): number {
  return key.startsWith("A") ? key.length - 1 : key.length;
}

function classTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [sound, letters] of CLASSES) for (const letter of letters) table.set(letter, sound);
  for (const letter of VOWELS) table.set(letter, "A");
  table.delete(" ");
  return table;
}
