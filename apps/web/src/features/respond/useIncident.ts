import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../ui/act.ts";
import { ask, keyOf } from "../../ui/api.ts";

export type Incident = AnswerOf<"getIncident">;

export const useIncident = (id: string) => useQuery(ask("getIncident", { params: { id } }));

interface ActWords {
  readonly success?: string;
  readonly onDone?: (incident: Incident) => void;
}

/** Any act on an incident answers with the whole incident; the page shows that answer at once. */
export function useIncidentAct<A>(id: string, act: (given: A) => Promise<Incident>, words: ActWords = {}) {
  const queries = useQueryClient();
  return useAct(act, {
    invalidate: ["listIncidents", "listAlerts", "getSituation", "listReviews"],
    success: words.success,
    onDone: (incident) => {
      queries.setQueryData(keyOf("getIncident", { params: { id } }), incident);
      words.onDone?.(incident);
    },
  });
}
