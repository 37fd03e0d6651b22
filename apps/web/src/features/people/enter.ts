import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { AnswerOf } from "@tocsin/contract";

import { keyOf } from "../../ui/api.ts";
import { useLanguage } from "../../ui/language.tsx";
import { withDoorLanguage } from "./doorLanguage.ts";
import { isOwnPage } from "./ownPage.ts";

type Session = AnswerOf<"getSession">;

/** Keeps the session that the server just opened; every way in ends here. */
export function useSessionKeeper() {
  const queries = useQueryClient();
  return (session: Session) => {
    queries.clear();
    queries.setQueryData(keyOf("getSession"), session);
  };
}

/** Goes to the page somebody wanted before they had to sign in. Only to our own pages, never to a foreign address. */
export function useEntering() {
  const router = useRouter();
  const keep = useSessionKeeper();
  const { language } = useLanguage();
  return async (session: Session, next = "/") => {
    keep(await withDoorLanguage(session, language));
    router.history.push(isOwnPage(next) ? next : "/");
  };
}
