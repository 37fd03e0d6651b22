import type { QueryOf } from "@tocsin/contract";
import type { UrlState } from "../../ui/urlState.ts";

export type MentionFilter = NonNullable<QueryOf<"listMentions">>;

const DAY_MS = 86_400_000;
export const spans = { day: 1, week: 7, month: 30 } as const;
export type SpanName = keyof typeof spans;

/** What the address says becomes what the server is asked. `since` is a word, so that a kept link stays true tomorrow. */
export function readFilter(state: UrlState, now: number): MentionFilter {
  const { since, show, ...rest } = state;
  const filter = pick(rest) as MentionFilter;
  if (since !== undefined && since in spans) {
    const minute = Math.floor(now / 60_000) * 60_000;
    filter.from = new Date(minute - spans[since as SpanName] * DAY_MS).toISOString();
  }
  return { ...filter, show: show === "all" ? "all" : "voices" };
}

const passedOn = [
  "q",
  "watchId",
  "brandId",
  "narrativeId",
  "authorKey",
  "language",
  "platform",
  "sentiment",
  "sureness",
  "crisisType",
  "sourceId",
  "author",
  "groupId",
  "incidentId",
  "from",
  "to",
] as const;

function pick(state: UrlState): UrlState {
  return Object.fromEntries(passedOn.filter((key) => state[key] !== undefined).map((key) => [key, state[key]]));
}

/** Everything that narrows the list, to be taken back in one press. */
export const nothingChosen: UrlState = Object.fromEntries([...passedOn, "since"].map((key) => [key, undefined]));

export function isNarrowed(state: UrlState): boolean {
  return Object.keys(nothingChosen).some((key) => state[key] !== undefined);
}
