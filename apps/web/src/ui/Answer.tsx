import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure, Loading } from "./States.tsx";

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  readonly rows?: number;
  readonly children: (answer: T) => ReactNode;
}

/** Waiting, failed or there: the three faces of everything that comes from the server. */
export function Answer<T>({ of, rows, children }: AnswerProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <Failure error={of.error} onRetry={() => void of.refetch()} />;
  return <Loading rows={rows ?? 4} />;
}
