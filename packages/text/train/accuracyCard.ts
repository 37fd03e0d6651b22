import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Figures } from "./measures.ts";

/**
 * What the product says of its own reading, one row a language, beside the model it was measured on: all development posts
 * of a language together; of Georgian, which has no public posts, the invented half that nothing was tuned on.
 */
export interface CardRow {
  readonly language: string;
  readonly figures: Figures;
  readonly isExperimental: boolean;
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

export function writeAccuracyCard(folder: string, rows: readonly CardRow[]): void {
  const card = rows.map(({ language, figures, isExperimental }) => ({
    language,
    posts: figures.posts,
    macroF1: round(figures.macroF1),
    averageRecall: round(figures.averageRecall),
    majorityF1: round(figures.majorityMacroF1),
    calibrationError: round(figures.ece),
    sureShare: round(figures.sureShare),
    accuracyWhenSure: round(figures.sureAccuracy),
    isExperimental,
  }));
  writeFileSync(path.join(folder, "accuracy.json"), `${JSON.stringify(card, null, 2)}\n`);
}
