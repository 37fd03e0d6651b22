import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { AnswerOf } from "@tocsin/contract";
import { keyOf } from "../../ui/api.ts";
import { isOwnPage } from "./ownPage.ts";

/** Keeps the session that the server just opened; every way in ends here. */
export function useSessionKeeper() {
  const queries = useQueryClient();
  return (session: AnswerOf<"getSession">) => {
    queries.clear();
    queries.setQueryData(keyOf("getSession"), session);
  };
}

/** Goes to the page somebody wanted before they had to sign in. Only to our own pages, never to a foreign address. */
export function useEntering() {
  const router = useRouter();
  const keep = useSessionKeeper();
  return (session: AnswerOf<"getSession">, next = "/") => {
    keep(session);
    router.history.push(isOwnPage(next) ? next : "/");
  };
}
