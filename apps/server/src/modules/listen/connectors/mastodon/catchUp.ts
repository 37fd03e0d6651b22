import type { Ask, Failure, QuotaReading } from "../connector.ts";
import { fieldsOf, idOf } from "../payload.ts";
import { type Channel, laterId, type Place, shortlyBefore } from "./channels.ts";
import { callInstance, linkedQuery } from "./instance.ts";
import type { Status } from "./read.ts";

const PAGE = 40;
const MOST_PAGES = 20;

export interface CaughtUp {
  readonly statuses: readonly Status[];
  /** Undefined while the channel is empty. */
  readonly place: Place | undefined;
  readonly quotas: readonly QuotaReading[];
  readonly failure?: { readonly ok: false } & Failure;
}
export type ReadItem = (item: unknown) => { readonly id: string; readonly status: Status | null } | null;

/**
 * Reads a channel forwards from where it was left, oldest page first, so that a crash on the way loses nothing: what was
 * read is behind us, what was not is ahead. At the very first time the newest page is history enough.
 */
export async function catchUp(
  ask: Ask,
  channel: Channel,
  { place, readItem }: { place: Place | undefined; readItem: ReadItem },
): Promise<CaughtUp> {
  const statuses: Status[] = [];
  let reached = place?.reached;
  let from = place?.isDone && channel.brings === "statuses" ? shortlyBefore(place.reached) : reached;
  let quotas: readonly QuotaReading[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const answer = await callInstance(ask, `${channel.path}?${pageQuery(channel, from)}`);
    const isList = answer.ok && Array.isArray(answer.json);
    if (!answer.ok || !isList)
      return {
        statuses,
        place: placeAt(reached, false),
        quotas,
        failure: answer.ok ? unreadable(answer.json) : answer,
      };
    quotas = answer.quotas;
    const items = (answer.json as unknown[]).map(readItem).filter((item) => item !== null);
    for (const { id, status } of items) {
      reached = reached === undefined ? id : laterId(reached, id);
      if (status !== null) statuses.push(status);
    }
    const next = idOf(linkedQuery(answer.headers.link, "prev")?.get("min_id")) ?? newest(items);
    if (from === undefined || next === undefined || next === from || items.length === 0)
      return { statuses, place: placeAt(reached, true), quotas };
    from = next;
  }
  return { statuses, place: placeAt(from, false), quotas };
}

function pageQuery({ query }: Channel, from: string | undefined): URLSearchParams {
  return new URLSearchParams({ ...query, limit: String(PAGE), ...(from !== undefined && { min_id: from }) });
}

const newest = (items: readonly { readonly id: string }[]): string | undefined =>
  items.length === 0 ? undefined : items.map(({ id }) => id).reduce(laterId);

const placeAt = (reached: string | undefined, isDone: boolean): Place | undefined =>
  reached === undefined ? undefined : { reached, isDone };

/** Some servers answer 200 with an error inside. */
function unreadable(json: unknown): { readonly ok: false } & Failure {
  const { error } = fieldsOf(json);
  const said = typeof error === "string" ? error.slice(0, 200) : "no list";
  return { ok: false, code: "unreadable-answer", message: `The instance answered without a list: ${said}.` };
}
