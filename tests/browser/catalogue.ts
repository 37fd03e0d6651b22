import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language } from "../../packages/contract/src/words.ts";

/** A name as a page shows it: the sentence itself, or a pattern where the sentence has places that are filled in. */
export type Name = string | RegExp;
export type Say = (id: string, values?: Record<string, string>) => Name;

export interface Catalogue {
  readonly language: Language;
  readonly ids: readonly string[];
  readonly say: Say;
}

const inCheckout = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readWords = (path: string): Record<string, string> => JSON.parse(readFileSync(path, "utf8"));

/** The words of one language, read from the same files as the pages read them from. */
export function openCatalogue(language: Language): Catalogue {
  const folder = inCheckout(`apps/web/src/locales/${language}`);
  const pages = readdirSync(folder).map((file) => readWords(`${folder}/${file}`));
  const words = Object.assign({}, readWords(inCheckout(`packages/contract/src/wording/${language}.json`)), ...pages);
  const say: Say = (id, values = {}) => {
    const sentence = words[id];
    if (sentence === undefined) throw new Error(`The ${language} catalogue has no "${id}".`);
    return fill(sentence, values);
  };
  return { language, ids: Object.keys(words), say };
}

function fill(sentence: string, values: Record<string, string>): Name {
  const parts = splitPlaces(sentence).map((part) => isolate(values[nameOf(part)]) ?? part);
  const isWhole = parts.every((part) => !part.startsWith("{"));
  if (isWhole) return parts.join("");
  return new RegExp(`^${parts.map((part) => (part.startsWith("{") ? ".*" : escapePattern(part))).join("")}$`);
}

/** Pages keep words from outside apart from the sentence around them, with signs that nobody sees. */
const isolate = (words: string | undefined) => (words === undefined ? undefined : `\u2068${words}\u2069`);

const nameOf = (part: string) => /^\{(\w+)[,}]/.exec(part)?.[1] ?? "";

/** Splits ICU text into its plain stretches and its places in braces. */
function splitPlaces(sentence: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const sign of sentence) {
    if (sign === "{" && depth++ === 0) parts.push("");
    parts[parts.length - 1] += sign;
    if (sign === "}" && --depth === 0) parts.push("");
  }
  return parts.filter((part) => part !== "");
}

export const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
