import type { Say } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";
import { type FacetKey, facetKeys, type NameValue } from "./facetGroups.ts";

export interface Chip {
  /** What of the address goes when the chip goes. */
  readonly keys: readonly string[];
  readonly words: string;
}

/** What the reader calls things that the address knows by their ids; absent while it is being asked for. */
export interface ChipNames {
  readonly value: NameValue;
  readonly since: (name: string) => string;
  readonly instant: (at: string) => string;
  readonly brand: string | undefined;
  readonly narrative: string | undefined;
  readonly source: string | undefined;
}

/** Everything that narrows the list, in words, each part to be let go by itself. */
export function listChips(state: UrlState, names: ChipNames, say: Say): Chip[] {
  const one = (key: string, name: (value: string) => string): Chip[] => {
    const value = state[key];
    return value === undefined ? [] : [{ keys: [key], words: name(value) }];
  };
  const facet = (key: FacetKey, value: string) =>
    say("listen.named", { what: say(`listen.facet.${key}`), word: names.value(key, value) });
  const labelled = (label: string | undefined, named: string, unnamed: string) =>
    label === undefined ? say(unnamed) : say(named, { label });
  return [
    ...one("q", (words) => say("listen.searchedFor", { words })),
    ...one("since", (name) => say("listen.named", { what: say("listen.since"), word: names.since(name) })),
    ...chipOfStretch(state, names, say),
    ...facetKeys.flatMap((key) => one(key, (value) => facet(key, value))),
    ...one("brandId", (id) => say("listen.aboutBrand", { brand: names.brand ?? id })),
    ...one("author", (author) => say("listen.byAuthor", { author })),
    ...one("authorKey", (key) => say("listen.byAuthor", { author: handleOf(key) })),
    ...one("narrativeId", () => labelled(names.narrative, "listen.aboutNarrative", "listen.oneNarrative")),
    ...one("sourceId", () => labelled(names.source, "listen.fromSource", "listen.oneSource")),
    ...one("groupId", () => say("listen.oneStory")),
    ...one("incidentId", () => say("listen.oneIncident")),
  ];
}

function chipOfStretch({ from, to }: UrlState, { instant }: ChipNames, say: Say): Chip[] {
  if (from !== undefined && to !== undefined)
    return [{ keys: ["from", "to"], words: say("listen.between", { from: instant(from), to: instant(to) }) }];
  if (from !== undefined) return [{ keys: ["from"], words: say("listen.after", { from: instant(from) }) }];
  return to === undefined ? [] : [{ keys: ["to"], words: say("listen.before", { to: instant(to) }) }];
}

/** The part of an author's key behind the platform: "x someone". */
const handleOf = (authorKey: string) => authorKey.slice(authorKey.indexOf(" ") + 1);
