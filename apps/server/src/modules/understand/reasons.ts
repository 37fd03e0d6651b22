/** What spoke for what the product says of one post. */
import type { CrisisType, understandShapes } from "@tocsin/contract";
import { explainSentiment, foldText, judgeSentiment, tokenise } from "@tocsin/text";
import type { Context } from "../../context.ts";
import { found } from "../../platform/errors.ts";
import { listBrands } from "../prepare/index.ts";
import type { Lenses } from "./lenses.ts";
import { listReadMentionsById, type StoredRow } from "./queries.ts";
import { type Lens, textOf } from "./read.ts";

type Reasons = understandShapes.Reasons;
type Span = { start: number; end: number };

const MOST_WORDS = 6;

export async function readReasons(context: Context, lenses: Lenses, workspaceId: string, id: string): Promise<Reasons> {
  const ids = Number.isSafeInteger(Number(id)) ? [Number(id)] : [];
  const row = found((await listReadMentionsById(context.db, workspaceId, ids))[0], "mention");
  const lens = await lenses.open(context.db, workspaceId);
  const brands = new Map((await listBrands(context.db, workspaceId)).map((brand) => [brand.id, brand.name]));
  const text = textOf(row);
  const analysis = lens.analyser.analyse(text);
  const { negative, neutral, positive } = row;
  return {
    language: {
      value: row.language,
      confidence: analysis.languageConfidence,
      isRomanised: analysis.romanised,
      by: row.corrected.includes("language") ? "person" : row.language === analysis.language ? "model" : "source",
    },
    sentiment: {
      by: row.judged_by,
      scores: { negative, neutral, positive },
      isSure: row.is_sure,
      words: row.judged_by === "person" ? [] : tellingWords(lens, row, text),
    },
    crisisTypes: row.crisis_types.map(({ type, words }) => ({
      type,
      spans: spansOf(text, words),
      by: isByPerson(row, type, analysis.crisisTypes) ? "person" : "model",
    })),
    toward: (lens.scoreTargets?.(text, row.language) ?? []).map(({ brandId, spans, sentiment, isSure }) => ({
      ...(row.toward.find((one) => one.brandId === brandId) ?? { brandId, sentiment, isSure }),
      name: brands.get(brandId) ?? "",
      spans: [...spans],
    })),
    aspects: (lens.scoreAspects?.(text, row.language) ?? []).map(({ words, ...said }) => ({
      ...said,
      spans: spansOf(text, words),
    })),
  };
}

function isByPerson(row: StoredRow, type: CrisisType, read: readonly { readonly type: CrisisType }[]): boolean {
  return row.corrected.includes("crisis-types") && !read.some((one) => one.type === type);
}

/** Words as the whole reading weighs them, learnt layer included; none when they do not speak for what stands on record. */
function tellingWords(
  { analyser, readIn, feeling }: Lens,
  { sentiment, language, corrected }: StoredRow,
  text: string,
) {
  const isTold = corrected.includes("language");
  const read = (part: string) => {
    const scores = (isTold ? readIn?.(part, language) : undefined) ?? analyser.analyse(part).scores;
    return feeling?.score(part, language, scores) ?? scores;
  };
  return judgeSentiment(read(text)).sentiment === sentiment ? [...explainSentiment(text, read, MOST_WORDS)] : [];
}

/** Where the text says these expressions: they are folded, the text is not. */
function spansOf(text: string, expressions: readonly string[]): Span[] {
  const tokens = tokenise(text);
  return expressions.flatMap((expression) => {
    const parts = expression.split(" ").map(foldText);
    const at = tokens.findIndex((_, start) => parts.every((part, i) => tokens[start + i]?.folded.startsWith(part)));
    return at < 0 ? [] : [{ start: tokens[at]!.start, end: tokens[at + parts.length - 1]!.end }];
  });
}
