import type { AnswerOf } from "@tocsin/contract";
import type { Values } from "../../../ui/say.ts";
import { shareOf, sumTones } from "../tones/sums.ts";

export type Share = AnswerOf<"getShareOfVoice">;
export type BrandShare = Share["brands"][number];

/** A sentence of the catalogue with what fills it. */
export interface Sentence {
  readonly id: string;
  readonly values: Values;
}

/** What the page says first: how much of the talk is about us, how it sounds against the others, and what has changed. */
export function sentencesOf(brands: readonly BrandShare[]): Sentence[] {
  const all = sumTones(brands);
  if (all.mentions === 0) return [];
  return [sayShare(brands), ...sayChange(brands)];
}

function sayShare(brands: readonly BrandShare[]): Sentence {
  const [only] = brands;
  if (brands.length === 1 && only !== undefined) return sayOne(only);
  const own = sumTones(brands.filter(isOwn));
  const others = sumTones(brands.filter((brand) => !isOwn(brand)));
  const values = {
    mentions: own.mentions,
    share: shareOf(own.mentions, own.mentions + others.mentions),
    negative: shareOf(own.negative, own.mentions),
    theirs: shareOf(others.negative, others.mentions),
  };
  if (brands.every(isOwn)) return { id: "understand.share.alone", values };
  if (own.mentions === 0) return { id: "understand.share.unheard", values: { mentions: others.mentions } };
  if (others.mentions === 0) return { id: "understand.share.onlyYou", values };
  return { id: "understand.share.talk", values };
}

function sayOne({ name, mentions, negative }: BrandShare): Sentence {
  return { id: "understand.share.one", values: { brand: name, mentions, negative: shareOf(negative, mentions) } };
}

const isOwn = (brand: BrandShare) => brand.kind === "own";
const PERCENT = 100;

/** In points of the share where there is one, in mentions otherwise; says so when there is nothing to compare with. */
function sayChange(brands: readonly BrandShare[]): Sentence[] {
  const before = brands.flatMap((brand) => (brand.before === null ? [] : [{ ...brand.before, kind: brand.kind }]));
  const allBefore = sumTones(before).mentions;
  if (allBefore === 0) return [{ id: "understand.share.noBefore", values: {} }];
  if (brands.every(isOwn) || !brands.some(isOwn)) {
    const mentions = sumTones(brands).mentions;
    return [{ id: changeWord("understand.share.count", mentions - allBefore), values: { before: allBefore } }];
  }
  const ownBefore = sumTones(before.filter(({ kind }) => kind === "own")).mentions;
  const own = sumTones(brands.filter(isOwn)).mentions;
  const points = Math.round((shareOf(own, sumTones(brands).mentions) - shareOf(ownBefore, allBefore)) * PERCENT);
  return [{ id: changeWord("understand.share.points", points), values: { points: Math.abs(points) } }];
}

export function changeWord(id: string, difference: number): string {
  if (difference === 0) return `${id}.same`;
  return difference > 0 ? `${id}.more` : `${id}.less`;
}
