/**
 * What a press officer would say of a query at a glance: that it drowns the team, or that it hears nobody.
 *
 * Too broad is judged by what people can read and by the share of all stored posts, too narrow by names that nobody
 * writes and by scripts the workspace listens in that no name is written in.
 */
import type { Guided, previewShapes, Term } from "@tocsin/contract";
import { writeTerm } from "@tocsin/contract/wording";
import type { z } from "zod";
import type { Caught } from "./caught.ts";
import type { Share } from "./tally.ts";

export type Hint = z.infer<typeof previewShapes.hint>;

export interface Preview {
  readonly guided: Guided | null;
  readonly caught: Pick<Caught, "count" | "aDay">;
  readonly days: number;
  readonly stored: number;
  /** How many of the found posts have each name, by its writing in a query. */
  readonly counts: ReadonlyMap<string, number>;
  /** Names that no stored post has. */
  readonly silent: ReadonlySet<string>;
  readonly heard: readonly Share[];
}

/** What three people read in a working day beside their work, at a minute each. */
const READABLE_A_DAY = 300;
/** No brand is spoken of in a third of all that is heard, unless only it is listened to: then few posts are stored. */
const BROAD_SHARE = 0.33;
const COMMON_WORD_SHARE = 0.1;
/** A name is common when it is read often, too: a workspace that listens to one brand reads its name everywhere. */
const COMMON_A_DAY = 100;
/** Below this many stored posts shares say nothing. */
const ENOUGH_STORED = 200;
const SHORT_BEGINNING = 3;
/** A language that less of the workspace's posts are in may be a misreading. */
const HEARD_SHARE = 0.05;
const MOST_NAMES = 5;

export function judgeQuery(preview: Preview): Hint[] {
  return [...judgeBreadth(preview), ...judgeNarrowness(preview)];
}

function judgeBreadth({ caught, stored, guided, counts }: Preview): Hint[] {
  const hints: Hint[] = [];
  const share = stored < ENOUGH_STORED ? 0 : caught.count / stored;
  if (share >= BROAD_SHARE) hints.push({ code: "broad-share", values: { share } });
  if (caught.aDay > READABLE_A_DAY) hints.push({ code: "broad-reading", values: { aDay: Math.round(caught.aDay) } });
  const perPost = caught.count === 0 ? 0 : caught.aDay / caught.count;
  const isCommon = (count: number) =>
    stored >= ENOUGH_STORED && count / stored >= COMMON_WORD_SHARE && count * perPost >= COMMON_A_DAY;
  for (const term of guided?.names ?? []) {
    const { text } = term;
    if (isShortBeginning(term)) hints.push({ code: "broad-beginning", values: { text } });
    else if (isOneWord(term) && isCommon(counts.get(writeTerm(term)) ?? 0))
      hints.push({ code: "broad-word", values: { text } });
  }
  return hints;
}

const isShortBeginning = ({ text, match }: Term): boolean =>
  match === "beginning" && [...text].length < SHORT_BEGINNING;

/** Phrases say more than one thing at once, whoever writes them. */
const isOneWord = ({ text, match }: Term): boolean => (match === "word" || match === "forms") && !/\s/.test(text);

function judgeNarrowness({ caught, stored, days, guided, silent, heard }: Preview): Hint[] {
  if (stored === 0) return [];
  const terms = guided?.names ?? [];
  if (caught.count === 0) return [{ code: "narrow-nothing", values: { days } }, ...missingScripts(terms, heard)];
  const unheard = terms.filter((term) => silent.has(writeTerm(term))).slice(0, MOST_NAMES);
  return [
    ...unheard.map(({ text }): Hint => ({ code: "narrow-term", values: { text, days } })),
    ...missingScripts(terms, heard),
  ];
}

/** A name has to be written in a script somewhere, or who writes in it is not heard. */
function missingScripts(terms: readonly Term[], heard: readonly Share[]): Hint[] {
  if (terms.length === 0) return [];
  const all = heard.reduce((sum, { count }) => sum + count, 0);
  const written = terms.map(({ text }) => text).join(" ");
  const scripts = new Set(heard.filter(({ count }) => count / all >= HEARD_SHARE).map(({ value }) => scriptOf(value)));
  return [...scripts]
    .filter((script) => script !== undefined && !new RegExp(`\\p{Script=${script}}`, "u").test(written))
    .map((script) => ({ code: "narrow-script", values: { script: script!.toLowerCase() } }));
}

/** The scripts that the product reads, by their codes and as patterns name them. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Latn: "Latin",
  Geor: "Georgian",
  Cyrl: "Cyrillic",
  Arab: "Arabic",
  Grek: "Greek",
};

/** The script a language is mostly written in, of those that the product reads. */
function scriptOf(language: string): string | undefined {
  try {
    return SCRIPTS[new Intl.Locale(language).maximize().script ?? ""];
  } catch {
    return undefined;
  }
}
