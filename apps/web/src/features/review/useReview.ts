import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../ui/act.ts";
import { ask, keyOf } from "../../ui/api.ts";

export type Review = AnswerOf<"getReview">;

export const useReview = (incidentId: string) => useQuery(ask("getReview", { params: { incidentId } }));

/** Writing or striking a lesson answers with the whole review; the page shows that answer at once. */
export function useReviewAct<A>(
  incidentId: string,
  act: (given: A) => Promise<Review>,
  words: { readonly success: string; readonly onDone?: () => void },
) {
  const queries = useQueryClient();
  return useAct(act, {
    invalidate: ["listReviews"],
    success: words.success,
    onDone: (review) => {
      queries.setQueryData(keyOf("getReview", { params: { incidentId } }), review);
      words.onDone?.();
    },
  });
}
