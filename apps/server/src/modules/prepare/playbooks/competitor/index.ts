import type { PlaybookInAllLanguages, PlaybookShape } from "../playbook.ts";
import ar from "./ar.json" with { type: "json" };
import el from "./el.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fa from "./fa.json" with { type: "json" };
import ka from "./ka.json" with { type: "json" };
import ru from "./ru.json" with { type: "json" };
import shape from "./shape.json" with { type: "json" };

export const competitor: PlaybookInAllLanguages = { shape: shape as PlaybookShape, texts: { en, ka, ru, fa, el, ar } };
