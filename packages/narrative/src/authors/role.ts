import { foldText } from "@tocsin/text/fold";
import { ROLE_WORDS } from "./roleWords.ts";

/**
 * What an author is to the public, where the profile shows it: by words in name, handle and the profile's own text, in six
 * languages. A profile that says nothing stays unknown; a guess about a person would be worse than none. Press, authority
 * and politicians are told by words alone. "Influencer" is a matter of followers, and only what no word calls otherwise.
 */
export type Role = "press" | "authority" | "employee" | "customer" | "influencer" | "politician" | "unknown";

export interface Profile {
  readonly handle: string;
  readonly name: string;
  /** What the profile says of itself, where the source gives it. */
  readonly bio?: string;
  readonly platform: string;
  readonly followers: number | null;
}

export interface RoleReading {
  readonly role: Role;
  /** The words of the profile that say so, as they stand there. */
  readonly words: readonly string[];
}

const INFLUENTIAL_FROM = 50_000;

/** `brandNames`: whoever says to work for one of them is an employee, and whoever bears such a name speaks for it. */
export function readRole(profile: Profile, brandNames: readonly string[] = []): RoleReading {
  const written = `${profile.name} ${splitHandle(profile.handle)} ${profile.bio ?? ""}`;
  const words = wordsOf(written);
  const work = findEmployment(profile.bio ?? "", brandNames) ?? findOwnName(profile, brandNames);
  if (work !== null) return { role: "employee", words: [work] };
  for (const role of ["politician", "press", "authority"] as const) {
    const spoken = findWords(words, ROLE_WORDS[role]);
    if (spoken.length > 0) return { role, words: spoken };
  }
  if (profile.platform === "news") return { role: "press", words: [] };
  if (profile.platform === "review") return { role: "customer", words: [] };
  if ((profile.followers ?? 0) >= INFLUENTIAL_FROM) return { role: "influencer", words: [] };
  return { role: "unknown", words: [] };
}

const LONGEST = 2_000;

/** "DailyNews_24" says "daily news", and so does "dailynews". */
const splitHandle = (handle: string): string =>
  handle
    .slice(0, LONGEST)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/news(?![a-z])/giu, " news")
    .replace(/[_.\-\d]+/g, " ");

interface Word {
  readonly folded: string;
  readonly written: string;
}

function wordsOf(written: string): Word[] {
  const found = written.slice(0, LONGEST).match(/[\p{L}\p{M}\u200c]+/gu) ?? [];
  return found.map((word) => ({ folded: foldText(word), written: word }));
}

/** Listed words are whole, or stems when they end in `*`; several in one entry stand side by side. */
function findWords(words: readonly Word[], listed: readonly (readonly string[])[]): string[] {
  const places = words.flatMap((_, start) =>
    listed
      .filter((entry) => entry.every((part, i) => matches(words[start + i]?.folded, part)))
      .map((entry) => words.slice(start, start + entry.length).map((word) => word.written)),
  );
  return [...new Set(places.map((place) => place.join(" ")))];
}

const matches = (word: string | undefined, part: string): boolean =>
  word !== undefined && (part.endsWith("*") ? word.startsWith(part.slice(0, -1)) : word === part);

/** "works at", "@brand team": only with one of the brand's names right after it. */
const EMPLOYED =
  /(?:\b(?:work(?:s|ing)? (?:at|for)|employee (?:at|of)|engineer at|manager at|team at)|(?:работаю|сотрудник|менеджер) (?:в|компании)|εργάζομαι σε|υπάλληλος|کارمند|شاغل در|موظف (?:في|لدى)|أعمل (?:في|لدى)|ვმუშაობ|თანამშრომელი)\s+@?/giu;

function findEmployment(bio: string, brandNames: readonly string[]): string | null {
  const said = bio.slice(0, LONGEST);
  for (const match of said.matchAll(EMPLOYED)) {
    const after = foldText(said.slice(match.index + match[0].length));
    const name = brandNames.find((brand) => brand !== "" && after.startsWith(foldText(brand)));
    if (name !== undefined) return `${match[0].trim()} ${name}`;
  }
  return null;
}

/** "Norvia", "norvia_official", "NorviaCares": the account is the brand's own, as far as names tell. */
const SPEAKS_FOR = ["", "official", "cares", "care", "help", "support", "service", "team", "news", "press", "app"];

function findOwnName({ name, handle }: Profile, brandNames: readonly string[]): string | null {
  const plain = (written: string) => foldText(written).replace(/[^\p{L}\p{N}]+/gu, "");
  const borne = [plain(name), plain(handle)];
  const isOwn = (brand: string) =>
    brand !== "" && SPEAKS_FOR.some((end) => borne.includes(`${brand}${end}`) || borne.includes(`${end}${brand}`));
  return brandNames.find((brand) => isOwn(plain(brand))) ?? null;
}
