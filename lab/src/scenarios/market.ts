import { packs } from "../languages/packs.ts";
import { type Language, languages } from "../post.ts";
import { everydayRhythm } from "../rhythm.ts";
import type { Brand, Persona, Scenario, Watch } from "../scenario.ts";
import { stemOf } from "../writing.ts";

/** The invented market all scenarios play in: one mineral water and two rivals. None of these names is a company's. */
export const zumvari: Brand = {
  key: "zumvari",
  latin: "Zumvari",
  names: {
    en: ["Zumvari"],
    ka: ["ზუმვარი"],
    ru: ["Зумвари"],
    fa: ["زومواری"],
    el: ["Ζουμβάρι", "Zumvari"],
    ar: ["زومفاري"],
  },
};

const lidroni: Brand = {
  key: "lidroni",
  latin: "Lidroni",
  names: {
    en: ["Lidroni"],
    ka: ["ლიდრონი"],
    ru: ["Лидрони"],
    fa: ["لیدرونی"],
    el: ["Λιντρόνι", "Lidroni"],
    ar: ["ليدروني"],
  },
};

const keldomi: Brand = {
  key: "keldomi",
  latin: "Keldomi",
  names: {
    en: ["Keldomi"],
    ka: ["კელდომი"],
    ru: ["Кельдоми"],
    fa: ["کلدومی"],
    el: ["Κελντόμι", "Keldomi"],
    ar: ["كلدومي"],
  },
};

function watchOf(brand: Brand, kind: Watch["kind"]): Watch {
  const { en, ka, ru, fa, el, ar } = brand.names;
  const words = [en[0], `${stemOf(ka[0]!)}*`, ru[0], fa[0], el[0], ar[0]];
  return { key: brand.key, name: brand.latin, kind, brand, query: words.join(" OR ") };
}

function gatherPersonas(): Persona[] {
  return languages.flatMap((language: Language) =>
    packs[language].cast.personas.map((persona) => ({ ...persona, language })),
  );
}

export const market = {
  brand: zumvari,
  competitors: [lidroni, keldomi],
  watches: [watchOf(zumvari, "own"), watchOf(lidroni, "competitor"), watchOf(keldomi, "competitor")],
  languages: { ka: 0.22, ru: 0.2, en: 0.16, el: 0.14, fa: 0.14, ar: 0.14 },
  timeZone: "Asia/Tbilisi",
  history: { days: 21, perDay: { zumvari: 64, lidroni: 30, keldomi: 20 }, rhythm: everydayRhythm },
  personas: gatherPersonas(),
} satisfies Partial<Scenario>;
