import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type UrlState = Record<string, string | undefined>;

/**
 * The page's state as it stands in the address, so that every view can be sent to a colleague.
 * A change merges; `undefined` and "" take a part out. `replace` keeps typing out of the history.
 */
export function useUrlState(): [UrlState, (change: UrlState, how?: { replace?: boolean }) => void] {
  const state = useSearch({ strict: false }) as UrlState;
  const navigate = useNavigate();
  const change = useCallback(
    (part: UrlState, how: { replace?: boolean } = {}) => {
      const search = (now: UrlState) => withoutEmpty({ ...now, ...part });
      void navigate({ to: ".", search, replace: how.replace ?? false } as never);
    },
    [navigate],
  );
  return [state, change];
}

function withoutEmpty(state: UrlState): UrlState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== ""));
}
