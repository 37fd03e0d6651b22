import type { AnswerOf } from "@tocsin/contract";
import { nameLanguage } from "../../ui/languageNames.ts";
import { namePlatform } from "../../ui/platformNames.ts";
import type { Say } from "../../ui/say.ts";

export type Counts = AnswerOf<"listMentionFacets">;
export type FacetCount = Counts["languages"][number];
export const facetKeys = ["sentiment", "sureness", "language", "platform", "crisisType", "watchId"] as const;
export type FacetKey = (typeof facetKeys)[number];

const countsOf: Record<FacetKey, (all: Counts) => readonly FacetCount[]> = {
  sentiment: (all) => all.sentiments,
  sureness: (all) => all.sureness,
  language: (all) => all.languages,
  platform: (all) => all.platforms,
  crisisType: (all) => all.crisisTypes,
  watchId: (all) => all.watches,
};

/** What a value of a facet is called; watches by the names people gave them. */
export type NameValue = (key: FacetKey, value: string) => string;

export function createNaming(say: Say, locale: string, watchNames: ReadonlyMap<string, string>): NameValue {
  const names: Record<FacetKey, (value: string) => string> = {
    sentiment: (value) => say(`sentiment.${value}`),
    sureness: (value) => say(`listen.facet.sureness.${value}`),
    language: (value) => nameLanguage(value, locale, say),
    platform: (value) => namePlatform(value, say),
    crisisType: (value) => say(`crisis.${value}`),
    watchId: (value) => watchNames.get(value) ?? value,
  };
  return (key, value) => names[key](value);
}

/** The counts of a facet; what is chosen stays in sight, also where it finds nothing. */
export function listCounts(key: FacetKey, all: Counts, chosen: string | undefined): readonly FacetCount[] {
  const counts = countsOf[key](all);
  if (chosen === undefined || counts.some(({ value }) => value === chosen)) return counts;
  return [...counts, { value: chosen, count: 0 }];
}

/** The first few, and the chosen one with them. */
export function shortenCounts(
  counts: readonly FacetCount[],
  chosen: string | undefined,
  most: number,
): readonly FacetCount[] {
  return counts.filter(({ value }, place) => place < most || value === chosen);
}
