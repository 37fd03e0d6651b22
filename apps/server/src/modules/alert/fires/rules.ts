/**
 * One fire is one alert, however many watches see it. Two bursts are one fire when they rest on the same posts, or tell the
 * same narratives. Bursts in different languages share neither: there the brand and the hour decide, unless what is told
 * is of another kind, since a watch rings by chance about once a week and two in one hour hardly ever do.
 *
 * A competitor's fire is one with ours only where both rest on the same posts. Sources that fall silent within an hour
 * have one cause more often than several. What these rules get wrong, people part and join.
 */
import type { AlertKind, AlertState, CrisisType } from "@tocsin/contract";
import { HOUR } from "../../../platform/clock.ts";
import type { WatchRow } from "../../prepare/index.ts";
import type { Change } from "../rules.ts";

type BrandKind = WatchRow["brand_kind"];

const SAME_HOUR = HOUR;
const LEAST_SHARED = 3;
const LEAST_SHARE = 0.3;
/** How often people are told that a fire has grown; of a mere buzz one less, in case it turns into a crisis. */
const MOST_GROWTHS = 2;
/** The first minutes of a large fire climb steeply, in every watch that sees it. */
const GROWTH_PAUSE = HOUR / 2;

/** One watch's burst, as far as it decides what it belongs to. */
export interface Burst {
  readonly kind: AlertKind;
  readonly brandId: string | null;
  readonly brandKind: BrandKind | null;
  readonly openedAt: Date;
  readonly type: CrisisType | null;
  /** The language most of it is in; null while nothing has been read. */
  readonly language: string | null;
}

/** What two bursts have in common, each with its own number of posts. */
export interface Overlap {
  readonly posts: readonly [number, number];
  readonly sharedPosts: number;
  /** Posts of each that tell narratives, or repeat texts, which the other tells too. */
  readonly sharedStories: readonly [number, number];
}

/** How surely two bursts are one fire, from 0 (they are not) to 1. */
export function rateSameness(one: Burst, other: Burst, overlap: Overlap): number {
  if (one.kind === "data" || other.kind === "data") return one.kind === other.kind && isSameHour(one, other) ? 1 : 0;
  const posts = shareOfPosts(overlap);
  const isSameBrand = one.brandId !== null && one.brandId === other.brandId;
  const isKin = isSameBrand || (one.brandKind === "own" && other.brandKind === "own");
  const shared = Math.max(posts, isKin ? shareOfStories(overlap) : 0);
  if (shared > 0) return shared;
  return isSameBrand && isSameHour(one, other) && speaksOfSame(one, other, overlap) ? LEAST_SHARE : 0;
}

const isSameHour = (one: Burst, other: Burst): boolean =>
  Math.abs(one.openedAt.getTime() - other.openedAt.getTime()) <= SAME_HOUR;

function shareOfPosts({ posts, sharedPosts }: Overlap): number {
  const share = sharedPosts / Math.max(1, Math.min(...posts));
  return sharedPosts >= LEAST_SHARED && share >= LEAST_SHARE ? share : 0;
}

/** A few posts of a story that everybody tells make no fire of two: on both sides it has to be a good part. */
function shareOfStories({ posts, sharedStories }: Overlap): number {
  const share = Math.min(...posts.map((count, side) => sharedStories[side]! / Math.max(1, count)));
  return Math.min(...sharedStories) >= LEAST_SHARED && share >= LEAST_SHARE ? share : 0;
}

function speaksOfSame(one: Burst, other: Burst, { sharedPosts, sharedStories }: Overlap): boolean {
  if (one.type !== null && other.type !== null && one.type !== other.type) return false;
  const isForeign = one.language !== null && other.language !== null && one.language !== other.language;
  return isForeign || sharedPosts > 0 || sharedStories[0] > 0;
}

/** What a person called harmless takes in further noise, but never a crisis. */
export const isClosedTo = (state: AlertState, other: Burst, burst: Burst): boolean =>
  state === "dismissed" && burst.kind === "crisis" && other.kind !== "crisis";

/** An episode as part of a fire. */
export interface Part {
  readonly kind: AlertKind;
  readonly severity: number;
  readonly brandKind: BrandKind | null;
  readonly isOpen: boolean;
  readonly openedAt: Date;
}

/** Whose numbers and posts speak for the fire: the own brand's before others', what lasts before what is over, the gravest. */
export function chooseLead<P extends Part>(parts: readonly P[]): P {
  const rank = ({ brandKind, isOpen, kind, severity }: P) =>
    (brandKind === "own" ? 1_000 : 0) + (isOpen ? 100 : 0) + (kind === "crisis" ? 10 : 0) + severity;
  return parts.toSorted(
    (one, other) => rank(other) - rank(one) || one.openedAt.getTime() - other.openedAt.getTime(),
  )[0]!;
}

/** What people have heard of a fire so far. */
export interface Told {
  readonly state: AlertState;
  readonly kind: AlertKind;
  readonly severity: number;
  readonly growths: number;
  readonly at: Date;
}
/** What happened to one of a fire's episodes, and how many others the fire has. */
export interface Happening {
  readonly change: Change;
  readonly kind: AlertKind;
  readonly severity: number;
  readonly others: number;
  readonly othersOpen: number;
  readonly at: Date;
}

/** What an episode's change is to its fire; "kept" where people have heard it already. */
export function readChange(told: Told, happening: Happening): Change | "kept" {
  const { change, othersOpen } = happening;
  if (change === "closed") return othersOpen > 0 ? "kept" : "closed";
  if (told.state === "closed") return "opened";
  return hasGrown(told, happening) ? "escalated" : "kept";
}

function hasGrown(told: Told, { change, kind, severity, others, at }: Happening): boolean {
  const turns = told.kind !== "crisis" && kind === "crisis";
  if (told.growths >= (turns || told.kind !== "buzz" ? MOST_GROWTHS : MOST_GROWTHS - 1)) return false;
  // The engine has judged the growth of a single episode; several watches announce the same growth, each for itself.
  if (turns || (change === "escalated" && others === 0)) return true;
  const isSteep = kind !== "data" && at.getTime() - told.at.getTime() < GROWTH_PAUSE;
  return severity > told.severity && !isSteep;
}
