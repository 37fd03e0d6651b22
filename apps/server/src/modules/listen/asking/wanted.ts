/** What the watches of a workspace look for, kept until they change. */
import { compileQueries, parseQuery } from "@tocsin/query";
import type { Db } from "../../../platform/db/database.ts";
import { listWatches, type WatchRow } from "../../prepare/index.ts";
import type { PostLike } from "../connectors/connector.ts";
import { loosen } from "./loosen.ts";
import { findTerms } from "./terms.ts";

export interface Wanted {
  readonly edition: string;
  readonly terms: readonly string[];
  readonly isWanted: (post: PostLike) => boolean;
}

const keptOf = new WeakMap<Db, Map<string, Wanted>>();

export async function openWanted(db: Db, workspaceId: string): Promise<Wanted> {
  const kept = keptOf.get(db) ?? new Map<string, Wanted>();
  keptOf.set(db, kept);
  const watches = await listWatches(db, workspaceId);
  const edition = watches.map(({ id, edition }) => `${id}.${edition}`).join(" ");
  const known = kept.get(workspaceId);
  if (known?.edition === edition) return known;
  const wanted = { edition, ...readWatches(watches) };
  kept.set(workspaceId, wanted);
  return wanted;
}

/** Nothing is wanted where nobody watches. */
export function readWatches(watches: readonly Pick<WatchRow, "id" | "query">[]): Omit<Wanted, "edition"> {
  const asked = watches.flatMap(({ id, query: source }) => {
    const { query } = parseQuery(source);
    return query === null ? [] : [{ id, source, query }];
  });
  const covers = asked.map(({ query, source }) => findTerms(query, source));
  const hasAnyWords = covers.some((cover) => cover === null);
  const loosened = asked.map(({ id, query }) => ({ id, query: loosen(query) }));
  return {
    terms: hasAnyWords ? [] : [...new Set(covers.flatMap((cover) => cover ?? []))],
    isWanted: matcherOf(loosened),
  };
}

function matcherOf(entries: readonly { readonly id: string; readonly query: ReturnType<typeof loosen> }[]) {
  const decided = entries.flatMap(({ id, query }) => (query === null ? [] : [{ id, query }]));
  if (decided.length < entries.length) return () => true;
  const queries = compileQueries(decided);
  return ({ text, title, author, url }: PostLike): boolean =>
    queries.match({
      text,
      platform: "",
      author: { handle: author?.handle ?? "" },
      ...(title !== undefined && { title }),
      ...(url !== undefined && { links: [url] }),
    }).length > 0;
}
