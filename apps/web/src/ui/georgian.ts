import type { Language } from "@tocsin/contract/words";

/** Chromium ships no Georgian dates, numbers or lists; the polyfill is heavy, so only Georgian readers fetch it. */
export async function loadIntlFor(language: Language): Promise<void> {
  if (language !== "ka" || Intl.DateTimeFormat.supportedLocalesOf("ka").length > 0) return;
  await import("./georgianIntl.ts");
}
