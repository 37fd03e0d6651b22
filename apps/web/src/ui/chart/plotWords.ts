import { useEffect, useState } from "react";
import type { IntlShape } from "react-intl";

/** A canvas draws with a fallback serif until the page's font is really there. */
export function useFonts(locale: string): boolean {
  const [ready, setReady] = useState("");
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    void document.fonts.load(`12px ${fontFamily}`, "0123456789 ۰۱۲۳ ٠١٢٣ აბგ абв").then(() => setReady(locale));
  }, [locale]);
  return ready === locale;
}

const DAY_SECONDS = 86_400;

/** Numbers and moments beside the axes. */
export function plotWords(intl: IntlShape) {
  return {
    sayNumber: (value: number) => intl.formatNumber(value, { notation: "compact" }),
    sayTick: (at: number, span: number) =>
      span <= 1.5 * DAY_SECONDS
        ? intl.formatTime(at * 1000, { hour: "numeric", minute: "2-digit" })
        : intl.formatDate(at * 1000, { day: "numeric", month: "short" }),
  };
}
