/**
 * What people put right. A correction holds for a whole group, the post and its near-duplicates, also for those that are yet
 * to come. A reading is never patched: it is made anew from the post, the learnt layer and the corrections of its group, so
 * that taking a correction back leaves nothing behind.
 */
import type { CrisisType, understandShapes } from "@tocsin/contract";
import { isHarmful, type SentimentScores } from "@tocsin/text";
import type { Judgement } from "../read.ts";

export type Correction = understandShapes.CorrectionBody;

/** A correction with the post it was made on, as the layers learn it: once per group. */
export interface Lesson {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  /** What the operator's own model says of it; the built-in one is asked where there is none. */
  readonly scores?: SentimentScores;
  /** What the product said, in the words of the field. */
  readonly was: readonly string[];
  readonly value: Correction;
}

/** The latest word on each field; relevance is said of each watch apart. `made` stands in order of time. */
export function keepLatest(made: readonly Correction[]): Correction[] {
  const byField = new Map(made.map((one) => [one.field === "relevance" ? `relevance ${one.watchId}` : one.field, one]));
  return [...byField.values()];
}

/** The language that people say a post is written in. */
export const languageTold = (made: readonly Correction[]): string | undefined =>
  made.flatMap((one) => (one.field === "language" ? [one.language] : [])).at(-1);

export function applyCorrections(judgement: Judgement, made: readonly Correction[]): Judgement {
  const latest = keepLatest(made);
  const corrected = [...new Set(latest.map((one) => one.field))];
  return latest.reduce(applyOne, { ...judgement, corrected });
}

function applyOne(judgement: Judgement, correction: Correction): Judgement {
  switch (correction.field) {
    case "language":
      return { ...judgement, language: correction.language };
    case "sentiment":
      return withSentiment(judgement, correction.sentiment);
    case "crisis-types":
      return withTypes(judgement, correction.crisisTypes);
    case "relevance":
      return correction.isRelevant
        ? withWatch(judgement, correction.watchId)
        : withoutWatch(judgement, correction.watchId);
  }
}

/** A person judges the whole post: what it says of each brand follows. */
function withSentiment(judgement: Judgement, sentiment: Judgement["sentiment"]): Judgement {
  const said = { sentiment, isSure: true } as const;
  return {
    ...judgement,
    ...said,
    judgedBy: "person",
    toward: judgement.toward.map((one) => ({ ...one, ...said })),
    sightings: judgement.sightings.map((one) => ({ ...one, ...said })),
  };
}

/** Who says that it is no crisis says that nothing in it is harmful. */
const withTypes = (judgement: Judgement, types: readonly CrisisType[]): Judgement => ({
  ...judgement,
  crisisTypes: [...new Set(types)].map((type) => keepWords(judgement, type)),
  signs: types.length === 0 ? judgement.signs.filter(({ sign }) => !isHarmful(sign)) : judgement.signs,
});

const keepWords = ({ crisisTypes }: Judgement, type: CrisisType) =>
  crisisTypes.find((one) => one.type === type) ?? { type, words: [] };

/** A person sees the brand in it, though the query or the layer may not. */
function withWatch(judgement: Judgement, watchId: string): Judgement {
  if (judgement.sightings.some((sighting) => sighting.watchId === watchId)) return judgement;
  const { sentiment, isSure } = judgement;
  return { ...judgement, sightings: [...judgement.sightings, { watchId, sentiment, isSure }] };
}

const withoutWatch = (judgement: Judgement, watchId: string): Judgement => ({
  ...judgement,
  sightings: judgement.sightings.filter((sighting) => sighting.watchId !== watchId),
});

/** What the product said before, in the words of the field. */
export function describeBefore(judgement: Judgement, correction: Correction): string[] {
  switch (correction.field) {
    case "language":
      return [judgement.language];
    case "sentiment":
      return [judgement.sentiment];
    case "crisis-types":
      return judgement.crisisTypes.map(({ type }) => type);
    case "relevance":
      return [judgement.sightings.some(({ watchId }) => watchId === correction.watchId) ? "relevant" : "not-relevant"];
  }
}

export function describeAfter(correction: Correction): string[] {
  switch (correction.field) {
    case "language":
      return [correction.language];
    case "sentiment":
      return [correction.sentiment];
    case "crisis-types":
      return [...correction.crisisTypes];
    case "relevance":
      return [correction.isRelevant ? "relevant" : "not-relevant"];
  }
}
