import { AR } from "./ar.ts";
import { EL } from "./el.ts";
import { EN } from "./en.ts";
import { FA } from "./fa.ts";
import { KA } from "./ka.ts";
import { RU } from "./ru.ts";

export const TYPE_WORDS = { en: EN, ru: RU, fa: FA, ar: AR, el: EL, ka: KA } as const;
