import type { AnswerOf } from "@tocsin/contract";
import type { Language } from "@tocsin/contract/words";
import { api } from "../../ui/api.ts";

const key = "tocsin-door-language";

export async function rememberAtDoor(language: Language): Promise<void> {
  sessionStorage.setItem(key, language);
}

/**
 * Whoever chooses a language at the door keeps it inside, whatever the account said before. The demonstration's
 * accounts are everyone's: there the visitor's own language counts even without a choice.
 */
export async function withDoorLanguage(
  session: AnswerOf<"getSession">,
  shown: Language,
): Promise<AnswerOf<"getSession">> {
  const chosen = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const isWanted = chosen === shown || session.isDemo;
  if (!isWanted || session.person.language === shown) return session;
  await api.setMyLanguage({ body: { language: shown } });
  return { ...session, person: { ...session.person, language: shown } };
}
