import { foldText } from "../fold.ts";

/** What English may add to a name without making it another one. */
const ENDINGS = new Set(["", "s", "es", "'s", "s'"]);
/** In the other scripts names take case endings; a name is not held to be another one there. */
const LATIN_NAME = /^[a-z0-9]{3,}$/;

/** Whether an English text only seems to name a brand. */
export type HomonymTest = (text: string) => boolean;

/**
 * A test for texts in which a word begins as the brand's name and goes on as another ("Sheinbaum", "Sonya"), while none is the
 * name. `names` are single words as a query holds them; those that stand by themselves in none of `texts` are cut-off stems
 * ("nestl*") and are not looked for. Hashtags and handles are written in one word ("#luminastrike") and count as the name.
 */
export function createHomonymTest(names: readonly string[], texts: readonly string[]): HomonymTest {
  const wanted = names.map(foldText).filter((name) => LATIN_NAME.test(name));
  if (wanted.length === 0) return () => false;
  const inUse = wanted.filter((name) => {
    const find = createFinder([name]);
    return texts.some((text) => find(text) === "name");
  });
  if (inUse.length === 0) return () => false;
  const find = createFinder(inUse);
  return (text) => find(text) === "homonym";
}

/** Finds in a text one of `names`, or else words that only begin so. */
function createFinder(names: readonly string[]): (text: string) => "name" | "homonym" | "nothing" {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_'])([#@]?)(?:${names.join("|")})([\\p{L}\\p{N}_]*(?:'\\p{L}*)?)`, "gu");
  return (text) => {
    const folded = foldText(text);
    if (!names.some((name) => folded.includes(name))) return "nothing";
    let found: "homonym" | "nothing" = "nothing";
    for (const [, mark, rest] of folded.matchAll(pattern)) {
      if (mark !== "" || ENDINGS.has(rest!)) return "name";
      found = "homonym";
    }
    return found;
  };
}
