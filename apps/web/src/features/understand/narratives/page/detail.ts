import type { AnswerOf } from "@tocsin/contract";
import type { InsightQuery } from "../../stretch/stretch.ts";

export type Detail = AnswerOf<"getNarrative">;

export interface PartProps {
  readonly detail: Detail;
  readonly query: InsightQuery;
}
