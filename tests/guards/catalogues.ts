import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { listPaths, readPath, root } from "./tree.ts";

export type Catalogue = Record<string, string>;

/** A part of a parsed message, as far as its blanks and plural forms are concerned. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Record<string, { value: Part[] }>;
  readonly pluralType?: string;
  readonly children?: Part[];
}

const literal = 0;
const plural = 6;
const pound = 7;

// The parser is the one that shows the messages to people: react-intl's own.
const reactIntl = createRequire(`${root}/apps/web/package.json`).resolve("react-intl");
const parser = createRequire(reactIntl).resolve("@formatjs/icu-messageformat-parser");
const { parse } = (await import(pathToFileURL(parser).href)) as { parse: (message: string) => Part[] };

/** Sentences that are the same word in every language: abbreviations, and names of platforms. */
const international = new Set([
  ...["Tocsin", "RSS", "CSV", "JSON", "URL", "API", "Atom", "E-mail", "Webhook"],
  ...["Telegram", "Slack", "Mattermost", "Microsoft Teams", "Discord"],
  ...["Bluesky", "Mastodon", "Hacker News", "Reddit"],
]);

/** Everything in which a language's catalogue differs from what English asks for, a sentence each. */
export function compareCatalogues(english: Catalogue, translated: Catalogue, language: string): string[] {
  const keys = [...new Set([...Object.keys(english), ...Object.keys(translated)])].sort();
  return keys.flatMap((key) => {
    const problem = compareMessages(english[key], translated[key], language);
    return problem === undefined ? [] : [`${key}: ${problem}`];
  });
}

function compareMessages(from: string | undefined, to: string | undefined, language: string): string | undefined {
  if (from === undefined) return "does not exist in English";
  if (to === undefined) return "is missing";
  if (from === to && hasWords(from) && !international.has(from)) return "is the English sentence";
  const [wanted, found] = [listBlanks(parse(from)), listBlanks(parse(to))];
  if (wanted !== found) return `has the blanks (${found}) instead of (${wanted})`;
  const lacking = listLackingForms(parse(to), language);
  return lacking.length > 0 ? `lacks the plural forms ${lacking.join(", ")}` : undefined;
}

const hasWords = (message: string) =>
  [...walk(parse(message))].some(({ type, value = "" }) => type === literal && /\p{L}{2}/u.test(value));

/** All parts of a message, those inside its branches and tags included. */
function* walk(parts: Part[]): Generator<Part> {
  for (const part of parts) {
    yield part;
    yield* walk(part.children ?? []);
    for (const { value } of Object.values(part.options ?? {})) yield* walk(value);
  }
}

function listBlanks(parts: Part[]): string {
  const named = [...walk(parts)].filter(({ type }) => type !== literal && type !== pound);
  return [...new Set(named.map(({ value }) => value))].sort().join(", ");
}

function listLackingForms(parts: Part[], language: string): string[] {
  const plurals = [...walk(parts)].filter(({ type }) => type === plural);
  return plurals.flatMap(({ options = {}, pluralType }) => {
    const type = pluralType === "ordinal" ? "ordinal" : "cardinal";
    const forms = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
    return forms.filter((form) => !(form in options) && !isCoveredByNumber(form, options, language));
  });
}

/** In Arabic zero, one and two are those very numbers, so `=1` says the same as `one`; in Russian 21 is `one` too. */
const isCoveredByNumber = (form: string, options: object, language: string) =>
  language !== "ru" && `=${["zero", "one", "two"].indexOf(form)}` in options;

const readCatalogue = (path: string): Catalogue => JSON.parse(readPath(path).text);

/** All sentences of a language, wherever they are shown. */
export function readLanguage(language: string): Catalogue {
  const files = listPaths(`apps/web/src/locales/${language}`).filter((path) => path.endsWith(".json"));
  return Object.assign(
    {},
    ...files.map(readCatalogue),
    readCatalogue(`packages/contract/src/wording/${language}.json`),
  );
}
