import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useIntl } from "react-intl";
import { ask } from "../../ui/api.ts";
import { useSay } from "../../ui/say.ts";
import { createNaming, type NameValue } from "./facetGroups.ts";

export function useNaming(): NameValue {
  const say = useSay();
  const { locale } = useIntl();
  const { data: watches } = useQuery(ask("listWatches"));
  return useMemo(() => {
    const names = new Map((watches?.items ?? []).map(({ id, name }) => [id, name]));
    return createNaming(say, locale, names);
  }, [say, locale, watches]);
}
