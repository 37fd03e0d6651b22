import { useSuspenseQuery } from "@tanstack/react-query";
import type { Permission } from "@tocsin/contract/words";
import { ask } from "./api.ts";

/** Who is signed in. Only for pages inside the shell, where the answer is always there. */
export function useSession() {
  return useSuspenseQuery({ ...ask("getSession"), staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Whether this person may do it. The server decides; this only keeps useless buttons away. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
