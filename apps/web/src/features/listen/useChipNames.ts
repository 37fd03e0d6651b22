import { useQuery } from "@tanstack/react-query";
import { useIntl } from "react-intl";
import { ask } from "../../ui/api.ts";
import { sayLength } from "../../ui/lengths.ts";
import { useSay } from "../../ui/say.ts";
import { sayInstant } from "../../ui/time.tsx";
import type { UrlState } from "../../ui/urlState.ts";
import type { ChipNames } from "./chips.ts";
import { type MentionFilter, spans } from "./filters.ts";
import { useNaming } from "./useNaming.ts";

/** Asks for the names behind the ids in the address, and only for those. */
export function useChipNames({ brandId, narrativeId, sourceId }: UrlState, filter: MentionFilter): ChipNames {
  const say = useSay();
  const intl = useIntl();
  const value = useNaming();
  const brands = useQuery({ ...ask("listBrands"), enabled: brandId !== undefined });
  const sources = useQuery({ ...ask("listSources"), enabled: sourceId !== undefined });
  return {
    value,
    since: (name) => (name in spans ? sayLength(say, spans[name as keyof typeof spans] * 24) : name),
    instant: (at) => (Number.isNaN(Date.parse(at)) ? at : sayInstant(intl, at)),
    brand: brands.data?.items.find(({ id }) => id === brandId)?.name,
    source: sources.data?.items.find(({ id }) => id === sourceId)?.name,
    narrative: useNarrativeLabel(narrativeId, filter),
  };
}

const DAY_MS = 86_400_000;
const LOOKS_BACK_DAYS = 30;

/** A narrative is told for a stretch of time: that of the list, or the last thirty days. */
function useNarrativeLabel(id: string | undefined, { from, to }: MentionFilter): string | undefined {
  const end = to ?? new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS).toISOString();
  const start = from ?? new Date(Date.parse(end) - LOOKS_BACK_DAYS * DAY_MS).toISOString();
  const call = { params: { id: id ?? "" }, query: { from: start, to: end } };
  return useQuery({ ...ask("getNarrative", call), enabled: id !== undefined, retry: false }).data?.label;
}
