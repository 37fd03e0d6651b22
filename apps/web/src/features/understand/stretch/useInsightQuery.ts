import { useMemo } from "react";
import { useNow } from "../../../ui/time.tsx";
import { useUrlState } from "../../../ui/urlState.ts";
import { type InsightQuery, toInsightQuery } from "./stretch.ts";

/** What the address asks of the server. The same object until the address or the end of the stretch moves. */
export function useInsightQuery(): InsightQuery {
  const [state] = useUrlState();
  const asked = JSON.stringify(toInsightQuery(state, useNow()));
  return useMemo(() => JSON.parse(asked) as InsightQuery, [asked]);
}
