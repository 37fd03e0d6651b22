import type { LanguagePack } from "../languagePack.ts";
import type { Language } from "../post.ts";
import { cast as enCast } from "./en/cast.ts";
import { crisis as enCrisis } from "./en/crisis.ts";
import { everyday as enEveryday } from "./en/everyday.ts";
import { launch as enLaunch } from "./en/launch.ts";
import { cast as ruCast } from "./ru/cast.ts";
import { crisis as ruCrisis } from "./ru/crisis.ts";
import { everyday as ruEveryday } from "./ru/everyday.ts";
import { launch as ruLaunch } from "./ru/launch.ts";

export const packs = {
  en: { language: "en", cast: enCast, everyday: enEveryday, crisis: enCrisis, launch: enLaunch },
  ru: { language: "ru", cast: ruCast, everyday: ruEveryday, crisis: ruCrisis, launch: ruLaunch },
} as unknown as Record<Language, LanguagePack>;
