import { DirectionProvider, useDirection } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { wordings } from "@tocsin/contract/wording";
import { type Language, languages, rightToLeftLanguages } from "@tocsin/contract/words";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { IntlProvider } from "react-intl";
import { ask } from "./api.ts";
import { loadIntlFor, needsFreshPage } from "./georgian.ts";

/** One tag per language everywhere: `ar` alone would mix Latin digits into Arabic pages. */
export const localeTags: Record<Language, string> = { en: "en", ka: "ka", ru: "ru", fa: "fa", el: "el", ar: "ar-EG" };
/** A language is listed under its own name, so that whoever is lost in the wrong one finds the way back. */
export const ownNames: Record<Language, string> = {
  en: "English",
  ka: "ქართული",
  ru: "Русский",
  fa: "فارسی",
  el: "Ελληνικά",
  ar: "العربية",
};

const catalogues = import.meta.glob<{ default: Record<string, string> }>("../locales/*.ts");
const storageKey = "tocsin-language";

async function loadMessages(language: Language): Promise<Record<string, string>> {
  const own = catalogues[`../locales/${language}.ts`]!;
  const [shared, pages] = await Promise.all([wordings[language](), own(), loadIntlFor(language)]);
  return { ...shared.default, ...pages.default };
}

function readFirstLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey) ?? "", ...navigator.languages].map((tag) => tag.split("-")[0]);
  return languages.find((language) => language === wanted.find((tag) => languages.includes(tag as Language))) ?? "en";
}

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}
const LanguageContext = createContext<LanguageState>({ language: "en", setLanguage: () => undefined });
export const useLanguage = () => useContext(LanguageContext);

/** Shows nothing until the language's words are there: a flash of keys would be worse than a blank moment. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(readFirstLanguage);
  const [shown, setShown] = useState<{ language: Language; messages: Record<string, string> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadMessages(language).then((messages) => isCurrent && setShown({ language, messages }));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  if (shown === null) return null;
  const setLanguage = (next: Language) => {
    localStorage.setItem(storageKey, next);
    if (needsFreshPage(next)) location.reload();
    else choose(next);
  };
  return (
    <LanguageContext.Provider value={{ language: shown.language, setLanguage }}>
      <DirectionProvider initialDirection={directionOf(shown.language)} detectDirection={false}>
        <DocumentLanguage language={shown.language} />
        <Messages language={shown.language} messages={shown.messages}>
          {children}
        </Messages>
      </DirectionProvider>
    </LanguageContext.Provider>
  );
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return rightToLeftLanguages.includes(language) ? "rtl" : "ltr";
}

function DocumentLanguage({ language }: { language: Language }) {
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  return null;
}

interface MessagesProps {
  readonly language: Language;
  readonly messages: Record<string, string>;
  readonly children: ReactNode;
}

/** Times are told in the workspace's time zone, the same for everyone who looks at one incident. */
function Messages({ language, messages, children }: MessagesProps) {
  const session = useQuery({ ...ask("getSession"), enabled: false });
  return (
    <IntlProvider
      locale={localeTags[language]}
      defaultLocale="en"
      messages={messages}
      timeZone={session.data?.workspace.timeZone}
      onError={reportMessageProblem}
    >
      {children}
    </IntlProvider>
  );
}

function reportMessageProblem(problem: { code?: string; message: string }) {
  // Browsers without data for a locale fall back to another; that is not a fault of the catalogue.
  if (problem.code === "MISSING_DATA") return;
  reportError(problem);
}
