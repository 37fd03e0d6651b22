import type { Language } from "@tocsin/contract/words";

let isReplaced = false;

/** Chromium ships no Georgian dates, numbers or lists; the polyfill is heavy, so only Georgian readers fetch it. */
export async function loadIntlFor(language: Language): Promise<void> {
  if (language !== "ka" || isReplaced || Intl.DateTimeFormat.supportedLocalesOf("ka").length > 0) return;
  await import("./georgianIntl.ts");
  isReplaced = true;
}

/** The polyfill takes the place of the browser's own Intl and knows Georgian only: other languages need a fresh page. */
export const needsFreshPage = (language: Language): boolean => isReplaced && language !== "ka";
