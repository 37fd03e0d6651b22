import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../ui/act.ts";
import { ask, keyOf } from "../../ui/api.ts";

export type Statement = AnswerOf<"getStatement">;

export const useStatement = (id: string) => useQuery(ask("getStatement", { params: { id } }));

interface ActWords {
  readonly success?: string;
  readonly onDone?: () => void;
}

/** Any act on a statement answers with the whole statement; the page shows that answer at once. */
export function useStatementAct<A>(id: string, act: (given: A) => Promise<Statement>, words: ActWords = {}) {
  const queries = useQueryClient();
  return useAct(act, {
    invalidate: ["listStatements", "getIncident", "getSituation"],
    success: words.success,
    onDone: (statement) => {
      queries.setQueryData(keyOf("getStatement", { params: { id } }), statement);
      words.onDone?.();
    },
  });
}
