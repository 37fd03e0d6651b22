import type { BodyOf } from "@tocsin/contract";
import type { CorrectionField } from "@tocsin/contract/words";
import type { Mention } from "../mention.ts";

export type Correction = NonNullable<BodyOf<"correctMention">>;

/** The mention as it will be once the server has put it right, to be shown while the answer is on its way. */
export function predict(mention: Mention, correction: Correction): Mention {
  const marked = { ...mention, corrected: withField(mention.corrected, correction.field) };
  switch (correction.field) {
    case "sentiment": {
      const said = { sentiment: correction.sentiment, isSure: true };
      return { ...marked, ...said, toward: mention.toward.map((one) => ({ ...one, ...said })) };
    }
    case "language":
      return { ...marked, language: correction.language };
    case "crisis-types":
      return { ...marked, crisisTypes: correction.crisisTypes.map((type) => keepWords(mention, type)) };
    case "relevance":
      return {
        ...marked,
        watches: mention.watches.filter(({ id }) => correction.isRelevant || id !== correction.watchId),
      };
  }
}

const withField = (fields: readonly CorrectionField[], field: CorrectionField) => [...new Set([...fields, field])];

const keepWords = ({ crisisTypes }: Mention, type: Mention["crisisTypes"][number]["type"]) =>
  crisisTypes.find((one) => one.type === type) ?? { type, words: [] };
