import type { Guided, previewShapes } from "@tocsin/contract";
import { writeTerm } from "@tocsin/contract/wording";
import { parseQuery, type Query } from "@tocsin/query";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import { DAY } from "../../../platform/clock.ts";
import { getWorkspace } from "../../people/index.ts";
import { readGuided } from "../../prepare/index.ts";
import { findMentionsById } from "../search/queries.ts";
import { requireQuery, toMention } from "../search/service.ts";
import { countQuery, PATIENCE_MS } from "./caught.ts";
import { judgeQuery } from "./hints.ts";
import * as queries from "./queries.ts";

type Wish = z.output<typeof previewShapes.previewBody>;
type Preview = z.infer<typeof previewShapes.preview>;

const MOST_NAMES = 40;
const MOST_READ_LANGUAGES = 2_000;

/** What a query would have found in the stored posts of the last days, and what to say of that. */
export async function previewQuery(context: Context, workspaceId: string, wish: Wish): Promise<Preview> {
  const { db, clock } = context;
  const query = requireQuery(wish.query);
  const to = clock.now();
  const stretch = { workspaceId, from: new Date(to.getTime() - wish.days * DAY) };
  const guided = readGuided(wish.query);
  const names = readNames(guided);
  const [{ time_zone: timeZone }, stored, heard] = await Promise.all([
    getWorkspace(db, workspaceId),
    queries.countStored(db, stretch),
    queries.countHeardLanguages(db, stretch, MOST_READ_LANGUAGES),
  ]);
  const asked = { ...stretch, to, query, names: names.map((name) => name.query), timeZone, stored };
  const { examples, ...caught } = await countQuery(context, asked);
  const silent = await findSilent(
    context,
    stretch,
    names.filter((_, at) => caught.names[at] === 0),
  );
  const rows = await findMentionsById(db, workspaceId, examples.map(String));
  const counts = new Map(names.map(({ text }, at) => [text, caught.names[at]!]));
  return {
    ...caught,
    stored: stored.count,
    names: [...counts].map(([name, count]) => ({ query: name, count })),
    hints: judgeQuery({ guided, caught, days: wish.days, stored: stored.count, counts, silent, heard }),
    examples: rows.map((row) => toMention(row, query)),
  };
}

interface Name {
  /** As a query is written. */
  readonly text: string;
  readonly query: Query;
}

function readNames(guided: Guided | null): Name[] {
  return (guided?.names ?? []).slice(0, MOST_NAMES).flatMap((term) => {
    const text = writeTerm(term);
    const { query } = parseQuery(text);
    return query === null ? [] : [{ text, query }];
  });
}

/** Names that no stored post has, whatever else the query asks for. */
async function findSilent({ db }: Context, stretch: queries.Stretch, names: readonly Name[]): Promise<Set<string>> {
  const asked = names.map(({ query }) => query);
  const written = await queries.within(db, PATIENCE_MS, (tx) => queries.findWritten(tx, stretch, asked));
  return new Set(written === null ? [] : names.filter((_, at) => !written[at]).map(({ text }) => text));
}
