/**
 * "Not a crisis, because …" teaches. Each reason changes one thing that a person can see and take back:
 *
 * - our own campaign: its hours teach nothing of the usual, and a like burst must be rarer before it rings;
 * - another thing of the name, sport or news, spam: posts that tell this story count no more for the bell;
 * - too small: the bell waits for more voices;
 * - known: this story is not counted for a week.
 *
 * A story is known by its words: a post tells it that holds two of them. One word alone would silence too much, and all of
 * them at once are in hardly any post. Nothing that is taught here silences people who are hurt.
 */
import type { Observation } from "@tocsin/anomaly";
import type { DismissalReason, detectShapes, Lesson } from "@tocsin/contract";
import { matchQuery, parseQuery, type QueryPost } from "@tocsin/query";
import type { Criticality } from "@tocsin/text";
import { DAY } from "../../../platform/clock.ts";
import type { SeenPost } from "../explain.ts";
import type { EpisodeView } from "../rules.ts";

type Explanation = detectShapes.Explanation;

export interface Dismissed {
  readonly reason: DismissalReason;
  readonly openedAt: Date;
  readonly now: Date;
  readonly explanation: Explanation;
  /** Words of the story, where a person has chosen them. */
  readonly terms?: readonly string[] | undefined;
  /** How many voices the bell waits for already. */
  readonly gate: number;
}

/** What a dismissal teaches; null where there is nothing to go by. */
export function lessonOf(dismissed: Dismissed): Lesson | null {
  switch (dismissed.reason) {
    case "campaign":
      return campaignLesson(dismissed);
    case "homonym":
    case "sport-or-news":
    case "spam":
      return exclusionLesson(dismissed);
    case "too-small":
      return { kind: "gate", extraVoices: nextGate(dismissed) };
    case "known-issue":
      return narrativeLesson(dismissed);
    case "other":
      return null;
  }
}

const MOST_TERMS = 5;
const termsOf = ({ terms, explanation }: Dismissed): string[] =>
  [...(terms ?? explanation.topTerms.map(({ term }) => term))].slice(0, MOST_TERMS);

function campaignLesson(dismissed: Dismissed): Lesson {
  const { openedAt, now, explanation } = dismissed;
  const since = explanation.since === null ? openedAt.getTime() : Date.parse(explanation.since);
  const from = new Date(Math.min(since, openedAt.getTime())).toISOString();
  return { kind: "campaign", from, until: now.toISOString(), terms: termsOf(dismissed) };
}

function exclusionLesson(dismissed: Dismissed): Lesson | null {
  const terms = termsOf(dismissed);
  return terms.length === 0 ? null : { kind: "exclusion", query: storyQuery(terms), terms };
}

const KNOWN_FOR = 7 * DAY;

function narrativeLesson({ explanation, now }: Dismissed): Lesson | null {
  const [story] = explanation.narratives;
  if (story === undefined || story.exampleIds.length === 0) return null;
  return {
    ...{ kind: "narrative", label: story.label, mentionIds: story.exampleIds },
    from: now.toISOString(),
    until: new Date(now.getTime() + KNOWN_FOR).toISOString(),
  };
}

const GATES = [2, 3, 5, 8, 12, 20, 30, 50, 80, 120, 200] as const;
const MOST_STEPS = 2;

/** The step above what was too small, at most two steps at once: a loud thing dismissed in haste must not make deaf. */
export function nextGate({ explanation, gate }: Pick<Dismissed, "explanation" | "gate">): number {
  const extra = explanation.observed - explanation.expected;
  const above = GATES.filter((step) => step > gate).slice(0, MOST_STEPS);
  return above.find((step) => step > extra) ?? above.at(-1) ?? gate;
}

/** Posts that hold two of the terms, or the only one. */
export function storyQuery(terms: readonly string[]): string {
  const quoted = terms.map((term) => `"${term.replaceAll('"', " ").trim()}"`);
  if (quoted.length === 1) return quoted[0]!;
  const pairs = quoted.flatMap((one, place) => quoted.slice(place + 1).map((other) => `(${one} AND ${other})`));
  return pairs.join(" OR ");
}

/** A rule that holds. */
export interface Rule {
  readonly id: string;
  readonly lesson: Lesson;
  /** Of a narrative: under which id it is known at present. */
  readonly narrativeId: string | null;
}
export interface TaughtPost {
  readonly query: QueryPost;
  readonly publishedAt: Date;
  readonly narrativeId: string | null;
  readonly signs: SeenPost["signs"];
}
export interface Burst {
  readonly view: EpisodeView;
  /** The engine's numbers of the moment. */
  readonly observed: number;
  readonly expected: number;
  readonly threshold: number;
  readonly texts: readonly string[];
  readonly judged: Criticality;
}
export type Restraint = "too-small" | "campaign";

/** All that a watch has been taught, ready to be asked of every post and every burst. */
export interface Taught {
  readonly gate: number;
  /** Every post counts. */
  readonly isDeafToNothing: boolean;
  /** The rules by which a post does not count for the bell. */
  silencers(post: TaughtPost): readonly string[];
  /** The fewest voices of a burst that rings, given those the engine asks for; what hurts people passes the gate. */
  leastVoices(needed: number, burst: Pick<Burst, "expected" | "judged">): number;
  readonly hasCampaigns: boolean;
  /** Under which name the engine learns this time apart. */
  campaignAt(at: number): string | undefined;
  /** Why a burst does not ring that would ring untaught. */
  restrain(burst: Burst): Restraint | null;
}

const FIRST_GATE = 2;
/** e^3: a burst like the campaign rings when it is twenty times rarer than what rings otherwise. */
const RARER = 3;
const ALIKE_FROM = 0.3;
/** What hurts people always rings. */
const HURT_FROM = 0.2;

export function openTaught(rules: readonly Rule[]): Taught {
  const silencers = rules.flatMap((rule) => silencerOf(rule) ?? []);
  const campaigns = rules.flatMap(({ id, lesson }) => (lesson.kind === "campaign" ? [campaignOf(id, lesson)] : []));
  const gate = Math.max(FIRST_GATE, ...rules.map(({ lesson }) => (lesson.kind === "gate" ? lesson.extraVoices : 0)));
  return {
    gate,
    isDeafToNothing: silencers.length === 0,
    silencers: (post) => silencers.filter(({ isSilenced }) => isSilenced(post)).map(({ id }) => id),
    leastVoices: (needed, { expected, judged }) =>
      gate > FIRST_GATE && !isHurting(judged) ? Math.max(needed, Math.ceil(expected + gate)) : needed,
    hasCampaigns: campaigns.length > 0,
    campaignAt: (at) => campaigns.find(({ from, until }) => at >= from && at < until)?.name,
    restrain(burst) {
      if (isHurting(burst.judged)) return null;
      if (burst.observed - burst.expected < gate && gate > FIRST_GATE) return "too-small";
      const isLoudEnough = burst.view.kind === "crisis" || burst.view.score >= burst.threshold + RARER;
      return !isLoudEnough && campaigns.some(({ isTold }) => isAlike(burst.texts, isTold)) ? "campaign" : null;
    },
  };
}

const isHurting = ({ verdict, reasons }: Criticality): boolean =>
  verdict === "harmful" && reasons.some(({ sign, share }) => sign === "harm" && share >= HURT_FROM);

const isAlike = (texts: readonly string[], isTold: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(isTold).length >= ALIKE_FROM * texts.length;

interface Silencer {
  readonly id: string;
  readonly isSilenced: (post: TaughtPost) => boolean;
}

/** A rule about words cannot know that this time people were hurt: such a post counts whatever was taught. */
const tellsOfHurt = ({ signs }: TaughtPost): boolean => signs.some(({ sign }) => sign === "harm");

function silencerOf({ id, lesson, narrativeId }: Rule): Silencer | null {
  if (lesson.kind === "exclusion") {
    const { query } = parseQuery(lesson.query);
    return query === null ? null : { id, isSilenced: (post) => !tellsOfHurt(post) && matchQuery(query, post.query) };
  }
  if (lesson.kind !== "narrative" || narrativeId === null) return null;
  const [from, until] = [Date.parse(lesson.from), Date.parse(lesson.until)];
  const isThen = (at: number) => at >= from && at < until;
  return { id, isSilenced: (post) => post.narrativeId === narrativeId && isThen(post.publishedAt.getTime()) };
}

function campaignOf(id: string, { from, until, terms }: Extract<Lesson, { kind: "campaign" }>) {
  const query = terms.length === 0 ? null : parseQuery(storyQuery(terms)).query;
  const isTold = (text: string) => query !== null && matchQuery(query, asText(text));
  return { name: `taught ${id}`, from: Date.parse(from), until: Date.parse(until), isTold };
}

const asText = (text: string): QueryPost => ({
  text,
  author: { handle: "", name: "" },
  language: "",
  platform: "",
  links: [],
});

interface Rung {
  readonly observation: Pick<Observation, "explanation">;
  readonly taught: Taught;
  readonly threshold: number;
}
interface Said {
  readonly view: EpisodeView;
  readonly judged: Criticality;
  readonly posts: readonly SeenPost[];
}

/** Why an episode that is about to open does not; null where it does. */
export function restrainBurst(
  { observation, taught, threshold }: Rung,
  { view, judged, posts }: Said,
): Restraint | null {
  const { observed = 0, expected = 0 } = observation.explanation ?? {};
  const texts = posts.filter((post) => !post.isEcho).map(({ text }) => text);
  return taught.restrain({ view, judged, threshold, observed, expected, texts });
}
