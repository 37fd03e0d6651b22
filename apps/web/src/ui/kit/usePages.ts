import { useInfiniteQuery } from "@tanstack/react-query";
import { ask } from "../api.ts";

type Listed = "listAlerts" | "listIncidents" | "listStatements";
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** A long list, page by page as the reader asks for more. Kept under the endpoint's name, so that an act makes it stale. */
export function usePages<T>(name: Listed, query: Record<string, string | undefined>) {
  const pages = useInfiniteQuery({
    queryKey: [name, "pages", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, ...context }) => {
      const { queryFn } = ask(name, { query: { ...query, cursor: pageParam } } as never);
      return (await (queryFn as (context: object) => Promise<unknown>)(context)) as Page<T>;
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) ?? [] };
}
