import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@tocsin/contract/client";

const isRefused = (error: unknown) => error instanceof ApiProblem && error.problem.status < 500;

/** What the server refuses is not asked again; what it could not answer is, twice. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!(error instanceof ApiProblem) || error.problem.status !== 401) return;
        if (query.queryKey[0] === "getSession" || !hasSession(client)) return;
        client.clear();
        onSignedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 20_000, retry: (failures, error) => failures < 2 && !isRefused(error) },
      mutations: { retry: false },
    },
  });
  return client;
}

function hasSession(client: QueryClient): boolean {
  return client.getQueryState(["getSession", {}])?.status === "success";
}
