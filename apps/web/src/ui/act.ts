import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EndpointName } from "@tocsin/contract/paths";
import { useSayProblem } from "./problems.ts";
import { useSay } from "./say.ts";

export interface ActOptions<R> {
  /** Endpoints whose answers the act makes stale. */
  readonly invalidate?: readonly EndpointName[];
  /** Catalogue key of the sentence shown when it worked. */
  readonly success?: string;
  readonly onDone?: (result: R) => void;
}

/** Something a person does: runs it, says how it went, and asks again for what it changed. */
export function useAct<A, R>(act: (given: A) => Promise<R>, options: ActOptions<R> = {}) {
  const queries = useQueryClient();
  const say = useSay();
  const sayProblem = useSayProblem();
  const closeWords = { closeButtonProps: { "aria-label": say("shell.close") } };
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      if (options.success !== undefined)
        notifications.show({ message: say(options.success), color: "ink", ...closeWords });
      options.onDone?.(result);
      const stale = options.invalidate ?? [];
      await Promise.all(stale.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
    onError: (error) => {
      notifications.show({
        title: say("shell.notDone"),
        message: sayProblem(error),
        color: "ochre",
        autoClose: 12_000,
        ...closeWords,
      });
    },
  });
}
