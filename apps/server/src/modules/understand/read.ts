/** One post, understood and matched: pure, and the same for the live product and for `replay`. */

import type { CorrectionField, CrisisType, Sentiment } from "@tocsin/contract";
import type { EchoIndex } from "@tocsin/narrative";
import type { CompiledQueries } from "@tocsin/query";
import {
  type Analyser,
  type AspectScorer,
  type CrisisTypeLayer,
  judgeSentiment,
  type RelevanceLayer,
  type SentimentLayer,
  type SentimentReader,
  type SentimentScores,
  type Sign,
} from "@tocsin/text";
import type { OwnModel } from "./ownModel/ownModel.ts";
import type { Judge, Toward } from "./tables.ts";

export interface Readable {
  readonly id: string;
  readonly platform: string;
  readonly author: {
    readonly handle: string;
    readonly name: string;
    readonly followers: number | null;
    readonly verified?: boolean;
  };
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly givenLanguage: string | null;
  readonly publishedAt: Date;
  readonly inReplyTo?: string | null;
  readonly repostOf: string | null;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What one post says. */
export interface Judgement {
  readonly language: string;
  readonly sentiment: Sentiment;
  readonly scores: SentimentScores;
  readonly isSure: boolean;
  readonly judgedBy: Judge;
  readonly crisisTypes: readonly { readonly type: CrisisType; readonly words: readonly string[] }[];
  /** What speaks of harm or of mere noise, as written. */
  readonly signs: readonly { readonly sign: Sign; readonly words: string }[];
  /** Brands the post names, when it names several. */
  readonly toward: readonly Toward[];
  readonly sightings: readonly Sighting[];
  readonly corrected: readonly CorrectionField[];
}

/** A watch that sees the post, and the tone toward its brand. */
export interface Sighting {
  readonly watchId: string;
  readonly sentiment: Sentiment;
  readonly isSure: boolean;
}

/** Among which posts it stands. */
export interface Place {
  readonly groupId: string;
  readonly isEcho: boolean;
}

export type Reading = Judgement & Place & { readonly authorKey: string };

/** Tone toward each of the brands that a text names, where it names several, and the pieces that speak of each. */
export type TargetReader = (
  text: string,
  language: string,
) => readonly (Toward & { readonly spans: readonly { readonly start: number; readonly end: number }[] })[];

/** What a workspace reads with. Without what it has learnt and the brands it knows, the model alone. */
export interface Lens {
  readonly analyser: Analyser;
  readonly ownModel?: Pick<OwnModel, "score"> | undefined;
  /** The built-in model on a text whose language people have told. */
  readonly readIn?: SentimentReader | undefined;
  readonly queries: CompiledQueries;
  readonly feeling?: SentimentLayer | undefined;
  readonly relevance?: ReadonlyMap<string, RelevanceLayer> | undefined;
  readonly types?: CrisisTypeLayer | undefined;
  readonly scoreTargets?: TargetReader | undefined;
  readonly scoreAspects?: AspectScorer | undefined;
  /** The brand of each watch. */
  readonly brandOf?: ReadonlyMap<string, string> | undefined;
}

export interface Reader extends Lens {
  readonly echoes: EchoIndex;
}

const OWN_LANGUAGE_FROM = 0.5;

/** A language told by the platform is believed when our own reading is a guess on a few words. */
export const chooseLanguage = (given: string | null, read: string, confidence: number): string =>
  confidence < OWN_LANGUAGE_FROM && given !== null ? given : read;

export const readPost = (reader: Reader, post: Readable): Reading => ({
  ...judgePost(reader, post),
  ...placePost(reader.echoes, post),
  authorKey: authorKey(post),
});

export const textOf = ({ title, text }: Pick<Readable, "title" | "text">): string =>
  title === null ? text : `${title}\n${text}`;

/** What is known of a post before it is read. */
export interface Known {
  /** The answer of the operator's own model, where there is one. */
  readonly ownScores?: SentimentScores | undefined;
  /** The language that people say it is written in. */
  readonly language?: string | undefined;
}

export function judgePost(lens: Lens, post: Readable, { ownScores, language: told }: Known = {}): Judgement {
  const text = textOf(post);
  const analysis = lens.analyser.analyse(text);
  const language = told ?? chooseLanguage(post.givenLanguage, analysis.language, analysis.languageConfidence);
  const isMisread = told !== undefined && told !== analysis.language;
  const modelScores = (isMisread ? lens.readIn?.(text, told) : undefined) ?? analysis.scores;
  const feeling = judgeFeeling(lens, {
    text,
    language,
    scores: ownScores ?? modelScores,
    isOwn: ownScores !== undefined,
  });
  const named = lens.scoreTargets?.(text, language) ?? [];
  const toward = named.map(({ brandId, sentiment, isSure }) => ({ brandId, sentiment, isSure }));
  const types = lens.types?.adjust(text, analysis.crisisTypes) ?? analysis.crisisTypes;
  return {
    language,
    ...feeling,
    crisisTypes: types.map(({ type, words }) => ({ type, words: [...words] })),
    signs: analysis.signs.map(({ sign, start, end }) => ({ sign, words: text.slice(start, end).toLowerCase() })),
    toward,
    sightings: matchWatches(lens, post, { text, language, toward, feeling }),
    corrected: [],
  };
}

type Feeling = Pick<Judgement, "sentiment" | "scores" | "isSure" | "judgedBy">;

interface Scored {
  readonly text: string;
  readonly language: string;
  readonly scores: SentimentScores;
  readonly isOwn: boolean;
}

function judgeFeeling({ feeling }: Lens, { text, language, scores, isOwn }: Scored): Feeling {
  const learnt = feeling?.score(text, language, scores) ?? scores;
  const judged = judgeSentiment(learnt);
  const model = isOwn ? "own-model" : "model";
  const judgedBy = judged.sentiment === judgeSentiment(scores).sentiment ? model : "layer";
  return { ...judged, scores: learnt, judgedBy };
}

interface Judged {
  readonly text: string;
  readonly language: string;
  readonly toward: readonly Toward[];
  readonly feeling: Feeling;
}

function matchWatches(lens: Lens, post: Readable, { text, language, toward, feeling }: Judged): Sighting[] {
  const matched = lens.queries.match(asQueryPost(post, language));
  const relevant = matched.filter((watchId) => lens.relevance?.get(watchId)?.judge(text).verdict !== "off-topic");
  return relevant.map((watchId) => {
    const named = toward.find((one) => one.brandId === lens.brandOf?.get(watchId));
    const { sentiment, isSure } = named ?? feeling;
    return { watchId, sentiment, isSure };
  });
}

export function placePost(echoes: EchoIndex, post: Readable): Place {
  const { groupId, isEcho } = echoes.place({
    id: post.id,
    text: post.text,
    authorKey: authorKey(post),
    at: post.publishedAt.getTime(),
    ...(post.repostOf !== null && { repostOf: `${post.platform} ${post.repostOf}` }),
  });
  return { groupId, isEcho };
}

/** What sources write in place of a name they do not give. */
export const NAMELESS: ReadonlySet<string> = new Set([
  "unknown",
  "anonymous",
  "anonymised",
  "anonymized",
  "deleted",
  "[deleted]",
]);

/** Whose voice it is. Posts of unknown authors are voices of their own: all of them one person would be the wilder guess. */
export function authorKey({ platform, author, id }: Pick<Readable, "platform" | "author" | "id">): string {
  const handle = author.handle.toLowerCase();
  return NAMELESS.has(handle) ? `${platform} ${handle} ${id}` : `${platform} ${handle}`;
}

export function asQueryPost(post: Readable, language: string) {
  const { handle, name, followers, verified = false } = post.author;
  const { inReplyTo = null, repostOf, extra = {} } = post;
  return {
    text: post.text,
    ...(post.title !== null && { title: post.title }),
    author: { handle, name, isVerified: verified, ...(followers !== null && { followers }) },
    language,
    platform: post.platform,
    links: post.url === null ? [] : [post.url],
    isReply: inReplyTo !== null,
    isRepost: repostOf !== null,
    hasMedia: Array.isArray(extra.media) && extra.media.length > 0,
  };
}
