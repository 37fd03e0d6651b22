import type { Scenario } from "../scenario.ts";
import { market } from "./market.ts";

/** A new flavour that people love: as loud as a crisis and none. */
export const launch: Scenario = {
  ...market,
  key: "launch",
  title: {
    en: "A flavour everybody wants",
    ka: "გემო, რომელიც ყველას უნდა",
    ru: "Вкус, который хотят все",
    fa: "طعمی که همه می‌خواهند",
    el: "Μια γεύση που τη θέλουν όλοι",
    ar: "نكهة يريدها الجميع",
  },
  acts: [
    {
      atMinute: 0,
      name: "the announcement",
      opensWith: "announcement",
      mix: { delight: 0.44, where: 0.2, tasting: 0.28, launchDoubt: 0.08 },
      repostShare: 0.15,
      swarmShare: 0,
    },
    {
      atMinute: 90,
      name: "the queue",
      opensWith: "launchPress",
      mix: { delight: 0.46, tasting: 0.34, where: 0.14, launchDoubt: 0.06 },
      repostShare: 0.25,
      swarmShare: 0,
    },
  ],
  curve: [
    { minute: 0, perMinute: 0.5 },
    { minute: 20, perMinute: 0.9 },
    { minute: 120, perMinute: 1.7 },
    { minute: 200, perMinute: 1.2 },
    { minute: 360, perMinute: 0.4 },
    { minute: 720, perMinute: 0.05 },
  ],
};
