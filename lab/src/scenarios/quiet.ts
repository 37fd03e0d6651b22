import type { Scenario } from "../scenario.ts";
import { market } from "./market.ts";

/** Ordinary days and nothing else: whatever rings here rings in vain. */
export const quiet: Scenario = {
  ...market,
  key: "quiet",
  title: {
    en: "Quiet weeks",
    ka: "მშვიდი კვირები",
    ru: "Спокойные недели",
    fa: "هفته‌های آرام",
    el: "Ήσυχες εβδομάδες",
    ar: "أسابيع هادئة",
  },
  acts: [],
  curve: [],
};
