import type { LanguagePack } from "../languagePack.ts";
import type { Language } from "../post.ts";
import { cast as arCast } from "./ar/cast.ts";
import { crisis as arCrisis } from "./ar/crisis.ts";
import { everyday as arEveryday } from "./ar/everyday.ts";
import { launch as arLaunch } from "./ar/launch.ts";
import { cast as elCast } from "./el/cast.ts";
import { crisis as elCrisis } from "./el/crisis.ts";
import { everyday as elEveryday } from "./el/everyday.ts";
import { launch as elLaunch } from "./el/launch.ts";
import { cast as enCast } from "./en/cast.ts";
import { crisis as enCrisis } from "./en/crisis.ts";
import { everyday as enEveryday } from "./en/everyday.ts";
import { launch as enLaunch } from "./en/launch.ts";
import { cast as faCast } from "./fa/cast.ts";
import { crisis as faCrisis } from "./fa/crisis.ts";
import { everyday as faEveryday } from "./fa/everyday.ts";
import { launch as faLaunch } from "./fa/launch.ts";
import { cast as kaCast } from "./ka/cast.ts";
import { crisis as kaCrisis } from "./ka/crisis.ts";
import { everyday as kaEveryday } from "./ka/everyday.ts";
import { launch as kaLaunch } from "./ka/launch.ts";
import { cast as ruCast } from "./ru/cast.ts";
import { crisis as ruCrisis } from "./ru/crisis.ts";
import { everyday as ruEveryday } from "./ru/everyday.ts";
import { launch as ruLaunch } from "./ru/launch.ts";

export const packs: Record<Language, LanguagePack> = {
  en: { language: "en", cast: enCast, everyday: enEveryday, crisis: enCrisis, launch: enLaunch },
  ka: { language: "ka", cast: kaCast, everyday: kaEveryday, crisis: kaCrisis, launch: kaLaunch },
  ru: { language: "ru", cast: ruCast, everyday: ruEveryday, crisis: ruCrisis, launch: ruLaunch },
  fa: { language: "fa", cast: faCast, everyday: faEveryday, crisis: faCrisis, launch: faLaunch },
  el: { language: "el", cast: elCast, everyday: elEveryday, crisis: elCrisis, launch: elLaunch },
  ar: { language: "ar", cast: arCast, everyday: arEveryday, crisis: arCrisis, launch: arLaunch },
};
