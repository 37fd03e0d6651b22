/** Why the bell rang, from the engine's numbers and the posts behind them. Pure: the live product and `replay` share it. */
import type { Explanation as EngineExplanation } from "@tocsin/anomaly";
import type { CrisisType, detectShapes, Sentiment } from "@tocsin/contract";
import {
  clusterNarratives,
  distinctiveTerms,
  findCoordination,
  type Narrative,
  type NarrativePost,
  summariseVoices,
} from "@tocsin/narrative";
import { parseQuery, queryWords } from "@tocsin/query";
import type { Criticality, SentimentScores, Sign } from "@tocsin/text";
import { nameFirst } from "./narratives/naming.ts";

type Explanation = detectShapes.Explanation;

export interface SeenPost {
  readonly id: string;
  readonly text: string;
  readonly platform: string;
  /** The house behind news; null where a post stands for its author alone. */
  readonly publisher: string | null;
  readonly handle: string;
  readonly followers: number | null;
  readonly accountMadeAt: Date | null;
  readonly publishedAt: Date;
  readonly repostOf: string | null;
  readonly authorKey: string;
  readonly groupId: string;
  readonly narrativeId?: string | null;
  readonly isEcho: boolean;
  readonly sentiment: Sentiment;
  readonly scores: SentimentScores;
  readonly language: string;
  readonly crisisTypes: readonly { type: CrisisType; words: readonly string[] }[];
  readonly signs: readonly { readonly sign: Sign; readonly words: string }[];
}

export interface Evidence {
  readonly engine: EngineExplanation | undefined;
  /** Posts of the burst, in order of time. */
  readonly posts: readonly SeenPost[];
  /** Texts of the time before, for what is always said. */
  readonly usual: readonly string[];
  /** What the posts of the burst add up to. */
  readonly judged: Criticality;
  /** The watch's own query: its words are in every post and tell nothing. */
  readonly query: string;
  readonly silentSources: readonly { id: string; name: string }[];
  /** What people were told when it rang. */
  readonly rung?: Explanation | undefined;
  /** The narrative that rang: it is named first. */
  readonly narrativeId?: string | undefined;
  /** The team's own campaign that runs at the time. */
  readonly campaign?: string | undefined;
}

const MOST_TERMS = 8;
const MOST_AUTHORS = 5;
const EXAMPLES = 3;
/** From so many followers on a post is heard beyond its circle. */
const HIGH_REACH = 10_000;
const LONGEST_DOUBLING = 24 * 60;

export function composeExplanation(evidence: Evidence): Explanation {
  const { posts, usual } = evidence;
  const stopWords = wordsOf(evidence.query);
  const story = posts.map(asNarrativePost);
  const voices = summariseVoices(story);
  const own = posts.filter((post) => !post.isEcho);
  const told = clusterNarratives(story, { usual, stopWords }).map((narrative) => tellNarrative(narrative, posts));
  return {
    ...(evidence.engine === undefined ? standingNumbers(evidence.rung) : numbersOf(evidence.engine)),
    criticality: tellCriticality(evidence.judged),
    voices: voices.voices,
    echoes: voices.echoes,
    ...tellCoordination(story),
    topTerms: distinctiveTerms(
      own.map((post) => post.text),
      usual,
      { limit: MOST_TERMS, stopWords },
    ).map(({ term, count }) => ({ term, count })),
    topAuthors: topAuthors(posts),
    languages: countBy(posts, (post) => post.language),
    platforms: countBy(posts, (post) => post.platform),
    firstMentionId: posts[0]?.id ?? null,
    firstHighReachId: own.find(({ followers }) => (followers ?? 0) >= HIGH_REACH)?.id ?? null,
    exampleIds: pickExamples(own),
    narratives: nameFirst(told, evidence.narrativeId, posts),
    silentSources: [...evidence.silentSources],
    ...(evidence.campaign !== undefined && { campaign: evidence.campaign }),
  };
}

function tellNarrative(
  { label, size, voices, exampleIds }: Narrative,
  posts: readonly SeenPost[],
): Explanation["narratives"][number] {
  const examples = posts.filter(({ id }) => exampleIds.includes(id));
  const groupIds = [...new Set(examples.map(({ groupId }) => groupId))].filter((id) => id !== "");
  const retold = posts.filter(({ groupId }) => groupIds.includes(groupId));
  const [main] = countBy(
    retold.flatMap(({ narrativeId }) => narrativeId ?? []),
    (id) => id,
  );
  return { label, size, voices, exampleIds: [...exampleIds], groupIds, narrativeId: main?.value ?? null };
}

function tellCoordination(story: readonly NarrativePost[]): Pick<Explanation, "isCoordinated" | "coordination"> {
  const { isCoordinated, probability, signs } = findCoordination(story);
  const told = signs.map(({ code: sign, count, share, postIds }) => ({
    ...{ sign, count, share: round(share), exampleIds: [...postIds] },
  }));
  return { isCoordinated, coordination: { probability: round(probability), signs: told } };
}

const tellCriticality = ({ score, verdict, reasons }: Criticality): NonNullable<Explanation["criticality"]> => ({
  score: round(score),
  verdict,
  reasons: reasons.map(({ sign, share, words }) => ({ sign, share: round(share), words: [...words] })),
});

function wordsOf(query: string): Set<string> {
  const parsed = parseQuery(query).query;
  return new Set(parsed === null ? [] : queryWords(parsed));
}

const asNarrativePost = (post: SeenPost): NarrativePost & { readonly groupId: string } => ({
  id: post.id,
  text: post.text,
  authorKey: post.authorKey,
  at: post.publishedAt.getTime(),
  groupId: post.groupId,
  ...(post.repostOf !== null && { repostOf: post.repostOf }),
  ...(post.accountMadeAt !== null && { authorCreatedAt: post.accountMadeAt.getTime() }),
});

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

function numbersOf(engine: EngineExplanation) {
  const doubling = engine.doublingMinutes;
  return {
    channel: engine.channel,
    windowMinutes: engine.windowMinutes,
    observed: engine.observed,
    expected: round(engine.expected),
    factor: engine.expected > 0.01 ? round(engine.factor) : null,
    oncePerWeeks: engine.isLearning ? null : round(engine.oncePerWeeks),
    since: new Date(engine.since).toISOString(),
    negativeShare: round(engine.negativeShare, 3),
    usualNegativeShare: engine.isLearning ? null : round(engine.usualNegativeShare, 3),
    wouldNotHaveFiredBelow: Math.ceil(engine.wouldNotHaveFiredBelow),
    velocityPerMinute: round(engine.velocityPerMinute),
    doublingMinutes: doubling === null || doubling > LONGEST_DOUBLING ? null : round(doubling),
    isLearning: engine.isLearning,
  };
}

const NO_NUMBERS = {
  channel: "hour",
  windowMinutes: 60,
  observed: 0,
  expected: 0,
  factor: null,
  oncePerWeeks: null,
  since: null,
  negativeShare: null,
  usualNegativeShare: null,
  wouldNotHaveFiredBelow: null,
  velocityPerMinute: null,
  doublingMinutes: null,
  isLearning: true,
};

type Numbers = Pick<Explanation, keyof typeof NO_NUMBERS>;

/** While a burst sinks below the bar the engine has no numbers for it: those that rang stand. */
function standingNumbers(rung: Explanation | undefined): Numbers {
  if (rung === undefined) return NO_NUMBERS;
  const names = Object.keys(NO_NUMBERS) as (keyof Numbers)[];
  return Object.fromEntries(names.map((name) => [name, rung[name]])) as Numbers;
}

/** The loudest first: posts in the burst, then followers. */
function topAuthors(posts: readonly SeenPost[]): Explanation["topAuthors"] {
  const byAuthor = new Map<string, Explanation["topAuthors"][number]>();
  for (const { authorKey, handle, platform, followers } of posts) {
    const known = byAuthor.get(authorKey) ?? { handle, platform, posts: 0, followers };
    byAuthor.set(authorKey, { ...known, posts: known.posts + 1 });
  }
  return [...byAuthor.values()].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_AUTHORS);
}
const weightOf = (author: Explanation["topAuthors"][number]): number =>
  author.posts * Math.log10(10 + (author.followers ?? 0));

function countBy<T>(items: readonly T[], key: (item: T) => string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Negative voices with the most followers, each from another story. */
function pickExamples(own: readonly SeenPost[]): string[] {
  const ranked = [...own].sort((a, b) => rank(b) - rank(a));
  const ofEachStory = [...new Map(ranked.toReversed().map((post) => [post.groupId, post])).values()].reverse();
  return ofEachStory.slice(0, EXAMPLES).map((post) => post.id);
}
const rank = (post: SeenPost): number =>
  (post.sentiment === "negative" ? 10 : 0) + Math.log10(1 + (post.followers ?? 0));

/** In the first minutes one voice that names the kind is a better guess than none, if no other names another. */
const FEW = 15;

/** The kind of crisis most negative voices speak of; null when hardly any says. */
export function suggestType(posts: readonly SeenPost[]): CrisisType | null {
  const voices = posts.filter((post) => !post.isEcho && post.sentiment !== "positive");
  const [first, second] = countBy(
    voices.flatMap((post) => post.crisisTypes.slice(0, 1)),
    ({ type }) => type,
  );
  if (first === undefined) return null;
  const isClear = first.count >= Math.max(2, voices.length * 0.1) || (voices.length <= FEW && second === undefined);
  return isClear ? (first.value as CrisisType) : null;
}
