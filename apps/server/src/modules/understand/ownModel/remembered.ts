import type { SentimentScores } from "@tocsin/text";
import type { OwnModel } from "./ownModel.ts";

/**
 * The model with a memory: reposts, and posts that are read anew after a correction, are not scored again. What was asked
 * last is kept longest. A failure is not remembered.
 */
export function rememberScores(model: OwnModel, most: number): OwnModel {
  const known = new Map<string, SentimentScores>();
  return {
    async score(texts) {
      const unknown = [...new Set(texts)].filter((text) => !known.has(text));
      const scored = unknown.length === 0 ? [] : await model.score(unknown);
      if (scored === null) return null;
      const fresh = new Map(unknown.map((text, i) => [text, scored[i]!]));
      const scores = texts.map((text) => fresh.get(text) ?? known.get(text)!);
      texts.forEach((text, i) => {
        known.delete(text);
        known.set(text, scores[i]!);
      });
      for (const text of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(text);
      return scores;
    },
    state: () => model.state(),
    stop: () => model.stop(),
  };
}
