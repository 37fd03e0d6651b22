import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Term } from "@tocsin/contract";
import { useMemo } from "react";
import { apiUntil } from "../../../../ui/api.ts";

const MOST_NAMES = 20;

/** Other spellings of the names, and some forms of each: they do not change, so they are asked for once. */
export function useSpellings(terms: readonly Term[]) {
  const names = terms
    .filter(({ match }) => match !== "hashtag" && match !== "account")
    .map(({ text }) => text.slice(0, 100));
  const asked = [...new Set(names)].slice(0, MOST_NAMES);
  const { data } = useQuery({
    queryKey: ["suggestSpellings", asked],
    queryFn: ({ signal }) => apiUntil(signal).suggestSpellings({ body: { names: asked } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () => ({ items: data?.items ?? [], forms: new Map(data?.forms.map(({ name, forms }) => [name, forms])) }),
    [data],
  );
}
