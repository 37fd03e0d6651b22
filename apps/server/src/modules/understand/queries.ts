import { type Selectable, sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import type { Judgement, Place, Reading, Sighting } from "./read.ts";
import type { UnderstandTables } from "./tables.ts";

export type ReadingRow = Selectable<UnderstandTables["reading"]>;

/** A mention as far as its sightings repeat it. */
export interface Seen {
  readonly id: number;
  readonly publishedAt: Date;
  readonly platform: string;
  readonly reach: number;
}

export interface ReadMention extends Seen {
  readonly reading: Reading;
}
export interface PlacedMention extends ReadMention {
  readonly narrativeId: string;
}

/**
 * Whoever places or judges posts of a workspace takes turns, in whichever process: a batch, a correction, a walk over what is
 * stored. Held to the end of the transaction. Who holds sightings too takes those first.
 */
export const holdReadings = (db: Db, workspaceId: string) => hold(db, `readings ${workspaceId}`);
/** The same for whoever takes sightings away: a correction and the re-match of a watch. */
export const holdSightings = (db: Db, workspaceId: string) => hold(db, `sightings ${workspaceId}`);
/** The same without waiting; false while somebody else holds them. */
export async function tryHoldSightings(db: Db, workspaceId: string): Promise<boolean> {
  const { rows } = await sql<{ is_held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sightings ${workspaceId}`}, 4874)) as is_held`.execute(db);
  return rows[0]!.is_held;
}
const hold = (db: Db, what: string) => sql`select pg_advisory_xact_lock(hashtextextended(${what}, 4874))`.execute(db);

/** The columns that a judgement fills, in one order for storing and for judging anew. */
function judgedColumns(read: readonly { readonly reading: Judgement }[]) {
  const column = <T>(pick: (reading: Judgement) => T) => read.map(({ reading }) => pick(reading));
  return sql`${column((r) => r.language)}::text[], ${column((r) => r.sentiment)}::text[],
    ${column((r) => r.scores.negative)}::real[], ${column((r) => r.scores.neutral)}::real[],
    ${column((r) => r.scores.positive)}::real[], ${column((r) => r.isSure)}::boolean[],
    ${column((r) => JSON.stringify(r.crisisTypes))}::jsonb[], ${column((r) => JSON.stringify(r.signs))}::jsonb[],
    ${column((r) => JSON.stringify(r.toward))}::jsonb[],
    ${column((r) => r.judgedBy)}::text[], ${column((r) => JSON.stringify(r.corrected))}::jsonb[]`;
}
const JUDGED = [
  "language",
  "sentiment",
  "negative",
  "neutral",
  "positive",
  "is_sure",
  "crisis_types",
  "signs",
  "toward",
  "judged_by",
  "corrected",
];
const judgedNames = sql.raw(JUDGED.join(", "));
const judgedAs = sql.raw(
  JUDGED.map((name) =>
    name === "corrected" ? "array(select jsonb_array_elements_text(n.corrected))" : `n.${name}`,
  ).join(", "),
);

/** `batch`: the turn of the present in which they were placed. */
export async function storeReadings(
  db: Db,
  { workspaceId, batch, read }: { workspaceId: string; batch: number | null; read: readonly PlacedMention[] },
): Promise<void> {
  const column = <T>(pick: (mention: PlacedMention) => T) => read.map(pick);
  await sql`
    insert into reading (workspace_id, batch, mention_id, published_at, group_id, is_echo, narrative_id, ${judgedNames})
    select ${workspaceId}, ${batch}::bigint, n.mention_id, n.published_at, n.group_id, n.is_echo, n.narrative_id, ${judgedAs}
    from unnest(${column((m) => m.id)}::bigint[], ${column((m) => m.publishedAt)}::timestamptz[],
      ${column((m) => m.reading.groupId)}::text[], ${column((m) => m.reading.isEcho)}::boolean[],
      ${column((m) => m.narrativeId)}::text[], ${judgedColumns(read)})
      as n (mention_id, published_at, group_id, is_echo, narrative_id, ${judgedNames})
    on conflict do nothing`.execute(db);
}

/** Judges stored readings anew; where a post stands among others stays. */
export async function updateJudgements(
  db: Db,
  workspaceId: string,
  read: readonly (Seen & { readonly reading: Judgement })[],
): Promise<void> {
  await sql`
    update reading set (${judgedNames}) = (select ${judgedAs}) from
      unnest(${read.map(({ id }) => id)}::bigint[], ${judgedColumns(read)}) as n (mention_id, ${judgedNames})
    where reading.workspace_id = ${workspaceId} and reading.mention_id = n.mention_id`.execute(db);
}

export interface SightingToStore extends Seen, Sighting {
  readonly language: string;
  readonly isEcho: boolean;
  readonly authorKey: string;
}

export const sightingsOf = (
  mention: Seen & { reading: Judgement & Place & { authorKey: string } },
): SightingToStore[] =>
  mention.reading.sightings.map((sighting) => {
    const { language, isEcho, authorKey } = mention.reading;
    return { ...mention, ...sighting, language, isEcho, authorKey };
  });

/** What is on record stays. */
export async function storeSightings(db: Db, workspaceId: string, seen: readonly SightingToStore[]): Promise<void> {
  if (seen.length === 0) return;
  const column = <T>(pick: (sighting: SightingToStore) => T) => seen.map(pick);
  await sql`
    insert into sighting (workspace_id, watch_id, at, mention_id, sentiment, is_sure, language, platform, is_echo, author_key, reach)
    select ${workspaceId}, * from unnest(${column((s) => s.watchId)}::text[], ${column((s) => s.publishedAt)}::timestamptz[],
      ${column((s) => s.id)}::bigint[], ${column((s) => s.sentiment)}::text[], ${column((s) => s.isSure)}::boolean[],
      ${column((s) => s.language)}::text[], ${column((s) => s.platform)}::text[], ${column((s) => s.isEcho)}::boolean[],
      ${column((s) => s.authorKey)}::text[], ${column((s) => s.reach)}::bigint[])
    on conflict do nothing`.execute(db);
}

export const deleteSightings = (db: Db, workspaceId: string, watchId: string) =>
  db.deleteFrom("sighting").where("workspace_id", "=", workspaceId).where("watch_id", "=", watchId).execute();

export interface SeenMinute {
  readonly watch_id: string;
  readonly at: Date;
}
export const deleteSightingsOf = (db: Db, workspaceId: string, mentionIds: readonly number[]): Promise<SeenMinute[]> =>
  db
    .deleteFrom("sighting")
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`mention_id = any(${mentionIds}::bigint[])`)
    .returning(["watch_id", "at"])
    .execute();

/** Which watches see each of the mentions. */
export async function listWatchesOf(
  db: Db,
  workspaceId: string,
  mentionIds: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom("sighting")
    .select(["mention_id", "watch_id"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`mention_id = any(${mentionIds}::bigint[])`)
    .execute();
  const watches = new Map<number, string[]>();
  for (const { mention_id, watch_id } of rows) watches.set(mention_id, [...(watches.get(mention_id) ?? []), watch_id]);
  return watches;
}

const readMentions = (db: Db, workspaceId: string) =>
  db
    .selectFrom("mention")
    .innerJoin("reading", (on) =>
      on.onRef("reading.workspace_id", "=", "mention.workspace_id").onRef("reading.mention_id", "=", "mention.id"),
    )
    .selectAll("mention")
    .select([
      "reading.language",
      "reading.sentiment",
      "reading.negative",
      "reading.neutral",
      "reading.positive",
      "reading.is_sure",
      "reading.is_echo",
      "reading.group_id",
      "reading.toward",
      "reading.judged_by",
      "reading.corrected",
      "reading.crisis_types",
      "reading.signs",
    ])
    .where("mention.workspace_id", "=", workspaceId);
export type StoredRow = Awaited<ReturnType<typeof listReadMentions>>[number];

/** Mentions with their readings, in the order of their ids: for matching a changed watch against all that is stored. */
export const listReadMentions = (db: Db, workspaceId: string, { after, limit }: { after: number; limit: number }) =>
  readMentions(db, workspaceId).where("mention.id", ">", after).orderBy("mention.id").limit(limit).execute();

export const listReadMentionsById = (db: Db, workspaceId: string, ids: readonly number[]) =>
  readMentions(db, workspaceId).where(sql<boolean>`mention.id = any(${ids}::bigint[])`).orderBy("mention.id").execute();

export const listIdsOfGroup = async (db: Db, workspaceId: string, groupId: string): Promise<number[]> => {
  const rows = await db
    .selectFrom("reading")
    .select("mention_id")
    .where("workspace_id", "=", workspaceId)
    .where("group_id", "=", groupId)
    .orderBy("mention_id")
    .execute();
  return rows.map((row) => row.mention_id);
};

export const listIdsSince = async (db: Db, workspaceId: string, since: Date, limit: number): Promise<number[]> => {
  const rows = await db
    .selectFrom("reading")
    .select("mention_id")
    .where("workspace_id", "=", workspaceId)
    .where("published_at", ">=", since)
    .orderBy("published_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.mention_id);
};

/** The latest posts whose sentiment neither people nor what they taught has changed: a sample of what the model reads well. */
export const listUncorrected = (db: Db, workspaceId: string, limit: number) =>
  db
    .selectFrom("reading")
    .innerJoin("mention", (on) =>
      on.onRef("mention.workspace_id", "=", "reading.workspace_id").onRef("mention.id", "=", "reading.mention_id"),
    )
    .select(["mention.title", "mention.text", "reading.language", "reading.crisis_types"])
    .where("reading.workspace_id", "=", workspaceId)
    .where(
      sql<boolean>`not ('sentiment' = any(reading.corrected)) and not reading.is_echo and reading.judged_by <> 'layer'`,
    )
    .orderBy("reading.published_at", "desc")
    .orderBy("reading.mention_id", "desc")
    .limit(limit)
    .execute();

export const countLastDayByWatch = async (db: Db, workspaceId: string, since: Date): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom("sighting")
    .select(["watch_id", (eb) => eb.fn.countAll<number>().as("count")])
    .where("workspace_id", "=", workspaceId)
    .where("at", ">=", since)
    .groupBy("watch_id")
    .execute();
  return new Map(rows.map((row) => [row.watch_id, row.count]));
};
