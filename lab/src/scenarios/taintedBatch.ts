import type { Scenario } from "../scenario.ts";
import { market } from "./market.ts";

/**
 * Bottles of one batch smell of solvent. Twelve hours of a story: complaints, illness, a video, the press, a false rumour
 * with a swarm behind it, the company's answer, and the long way down.
 */
export const taintedBatch: Scenario = {
  ...market,
  key: "tainted-batch",
  crisisType: "product-safety",
  title: {
    en: "A batch that smells of solvent",
    ka: "პარტია, რომელსაც გამხსნელის სუნი აქვს",
    ru: "Партия с запахом растворителя",
    fa: "بطری‌هایی که بوی حلال می‌دهند",
    el: "Μια παρτίδα που μυρίζει διαλυτικό",
    ar: "دفعة برائحة مذيب",
  },
  acts: [
    {
      atMinute: 0,
      name: "first complaints",
      opensWith: "firstComplaint",
      mix: { firstComplaint: 0.78, anger: 0.06, family: 0.1, question: 0.06 },
      repostShare: 0,
      swarmShare: 0,
    },
    {
      atMinute: 20,
      name: "illness",
      mix: { firstComplaint: 0.4, question: 0.22, family: 0.22, anger: 0.16 },
      repostShare: 0.1,
      swarmShare: 0,
    },
    {
      atMinute: 60,
      name: "the video",
      opensWith: "viral",
      mix: { anger: 0.38, family: 0.2, firstComplaint: 0.14, question: 0.18, authority: 0.06, boycott: 0.04 },
      repostShare: 0.36,
      swarmShare: 0,
    },
    {
      atMinute: 110,
      name: "the press",
      opensWith: "journalist",
      mix: { anger: 0.36, question: 0.2, authority: 0.1, boycott: 0.18, family: 0.12, rumour: 0.04 },
      repostShare: 0.36,
      swarmShare: 0.06,
    },
    {
      atMinute: 150,
      name: "the rumour",
      opensWith: "rumour",
      mix: { rumour: 0.26, boycott: 0.22, anger: 0.28, question: 0.12, denial: 0.06, authority: 0.06 },
      repostShare: 0.26,
      swarmShare: 0.3,
    },
    {
      atMinute: 220,
      name: "the answer",
      opensWith: "statement",
      mix: { thanks: 0.2, denial: 0.16, anger: 0.3, question: 0.2, boycott: 0.08, rumour: 0.06 },
      repostShare: 0.32,
      swarmShare: 0.08,
    },
    {
      atMinute: 320,
      name: "easing",
      mix: { thanks: 0.42, denial: 0.16, question: 0.2, anger: 0.18, boycott: 0.04 },
      repostShare: 0.22,
      swarmShare: 0,
    },
  ],
  curve: [
    { minute: 0, perMinute: 0.55 },
    { minute: 10, perMinute: 0.9 },
    { minute: 20, perMinute: 1.1 },
    { minute: 60, perMinute: 1.9 },
    { minute: 120, perMinute: 3.3 },
    { minute: 170, perMinute: 4.3 },
    { minute: 210, perMinute: 3.6 },
    { minute: 270, perMinute: 1.8 },
    { minute: 350, perMinute: 0.8 },
    { minute: 480, perMinute: 0.3 },
    { minute: 720, perMinute: 0.06 },
  ],
};
