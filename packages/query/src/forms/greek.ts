import { withEndings } from "./endings.ts";

/** All of it folded: without accents, every sigma σ. */
const ADJECTIVE = /(ικ|ιν|μεν|αι|ερ|ιμ|ιδ|ισμεν)οσ$/u;
/** Neuters in -ος, which make their plural in -η; other words would become new ones (πόλος, πόλη). */
const NEUTER = /^(λαθ|κοστ|δασ|μερ|κρατ|μεγεθ|υψ|βαρ|τελ|ετ|ειδ|γενν?|εθν|παθ|πληθ|χρε|θαρρ|στελεχ|μελ)οσ$/u;

/** Cases and numbers of a Greek noun or adjective; persons and past of a verb. */
export function greekForms(word: string): readonly string[] {
  if (word.length < 3) return [];
  const [stem, longStem] = [word.slice(0, -1), word.slice(0, -2)];
  if (ADJECTIVE.test(word)) return withEndings(longStem, "οσ ου ο ε οι ουσ ων η ησ α ασ εσ ια");
  if (NEUTER.test(word)) return withEndings(longStem, "οσ ουσ η ων");
  if (word.endsWith("οσ")) return withEndings(longStem, "οσ ου ο ε οι ουσ ων");
  if (word.endsWith("μα")) return withEndings(word, "- τοσ τα των");
  if (/[ηα]σ$/u.test(word)) return withEndings(longStem, "ησ ασ η α εσ ων ηδεσ αδεσ");
  if (word.endsWith("ευσ")) return withEndings(longStem, "υσ α εισ εων");
  if (word.endsWith("η")) return withEndings(stem, "η ησ εσ ων εισ εων εωσ");
  if (word.endsWith("α")) return withEndings(stem, "α ασ εσ ων");
  if (word.endsWith("ι")) return withEndings(stem, "ι ιου ια ιων");
  if (word.endsWith("ο")) return withEndings(stem, "ο ου α ων");
  return word.endsWith("ω") ? verbForms(stem) : [];
}

const PRESENT = "ω εισ ει ουμε ετε ουν ουνε";
const PAST = "α εσ ε αμε ατε αν";

/** Present of all verbs; the past and the passive of those whose ending tells them. */
function verbForms(stem: string): string[] {
  const present = withEndings(stem, PRESENT);
  const joined = /^(.+)(ων|ιζ|αζ|ευ)$/u.exec(stem);
  if (joined === null) return present;
  const [, root, ending] = joined;
  const past = { ων: ["ωσ"], ιζ: ["ισ"], αζ: ["ασ"], ευ: ["ευσ", "εψ"] }[ending as "ων" | "ιζ" | "αζ" | "ευ"];
  const passive = { ων: "ωθ", ιζ: "ιστ", αζ: "αστ", ευ: "ευτ" }[ending as "ων" | "ιζ" | "αζ" | "ευ"];
  return [
    ...present,
    ...past.flatMap((part) => withEndings(root + part, `${PAST} ${PRESENT}`)),
    ...withEndings(root + passive, "ηκε ηκαν ηκα ει ουν"),
  ];
}
